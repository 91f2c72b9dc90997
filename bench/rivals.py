"""Pages of other timelines that show the same claims, for bench/size.py.

Their scripts are not Claimline's and stay outside: `npm install` puts them into a folder of your own.
"""

from __future__ import annotations

import csv
import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PACKAGES = (
    "@knight-lab/timelinejs",
    "vis-timeline",
    "plotly.js-basic-dist-min",
    "plotly.js-dist-min",
)


@dataclass(frozen=True, slots=True)
class Rival:
    """Another timeline: its files in node_modules, a script that draws `data`, and one that filters.

    `data` is a list of `[first day, last day, title, source]`, the days as ISO 8601. That it is drawn is told
    by a selector; `filter` shows the first source alone, and all sources when it is called again.
    """

    script: str
    draw: str
    filter: str
    drawn: str
    styles: str = ""


_PLOT = """
const names = [...new Set(data.map((one) => one[3]))];
const trace = (name) => {
  const own = data.filter((one) => one[3] === name);
  const [x, y, text] = [own.map((one) => one[0]), own.map((_, i) => i % 40), own.map((one) => one[2])];
  return { type: "TYPE", mode: "markers", name, x, y, text };
};
const traces = names.map(trace);
const box = document.getElementById("box");
const show = (some) => Plotly.react(box, some, { hovermode: "closest" });
show(traces);
"""
_PLOT_FILTER = "show((window.one = !window.one) ? traces.slice(0, 1) : traces)"

RIVALS = {
    "TimelineJS": Rival(
        script="@knight-lab/timelinejs/dist/js/timeline.js",
        styles="@knight-lab/timelinejs/dist/css/timeline.css",
        draw="""
const date = (day) => {
  const [year, month, date] = day.split("-");
  return { year, month, day: date };
};
const event = ([first, last, title, group]) => {
  return { start_date: date(first), end_date: date(last), text: { headline: title }, group };
};
const show = (some) => {
  document.getElementById("box").replaceChildren();
  new TL.Timeline("box", { events: some.map(event) }, { font: null });
};
show(data);
""",
        filter="show((window.one = !window.one) ? data.filter((one) => one[3] === data[0][3]) : data)",
        drawn=".tl-timemarker",
    ),
    "vis-timeline": Rival(
        script="vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
        styles="vis-timeline/styles/vis-timeline-graph2d.min.css",
        draw="""
const item = ([start, end, content, group], id) => {
  return { id, group, content, start, ...(end !== start && { end }) };
};
const names = [...new Set(data.map((one) => one[3]))];
const groups = new vis.DataSet(names.map((id) => ({ id, content: id })));
const view = new vis.DataView(new vis.DataSet(data.map(item)), {
  filter: ({ group }) => !window.one || group === names[0],
});
new vis.Timeline(document.getElementById("box"), view, groups, { height: "600px" });
""",
        filter="(window.one = !window.one, view.refresh())",
        drawn=".vis-item",
    ),
    "Plotly": Rival(
        script="plotly.js-basic-dist-min/plotly-basic.min.js",
        draw=_PLOT.replace("TYPE", "scatter"),
        filter=_PLOT_FILTER,
        drawn="path.point",
    ),
    "Plotly WebGL": Rival(
        script="plotly.js-dist-min/plotly.min.js",
        draw=_PLOT.replace("TYPE", "scattergl"),
        filter=_PLOT_FILTER,
        drawn=".gl-canvas",
    ),
}

_PAGE = """<!doctype html><meta charset="utf-8"><title>{name}</title>
{styles}<style>#box {{ width: 1400px; height: 600px }}</style><div id="box"></div>
<script src="/node_modules/{script}"></script>
<script>
fetch("data.json").then((answer) => answer.json()).then((data) => {{
{draw}
window.filterAgain = () => {filter};
}});
</script>
"""


def pages(folder: Path, events: Path, names: list[str]) -> None:
    """Write the pages of some rivals over a table, and what they show, into a folder."""
    with events.open(encoding="utf-8", newline="") as file:
        data = [[row["earliest"], row["latest"], row["title"], row["source"]] for row in csv.DictReader(file)]
    (folder / "data.json").write_text(json.dumps(data, separators=(",", ":")), encoding="utf-8")
    for name in names:
        rival = RIVALS[name]
        styles = f'<link rel="stylesheet" href="/node_modules/{rival.styles}">' if rival.styles else ""
        text = _PAGE.format(
            name=name, styles=styles, script=rival.script, draw=rival.draw, filter=rival.filter
        )
        (folder / f"{name}.html").write_text(text, encoding="utf-8")


class _Files(SimpleHTTPRequestHandler):
    """Files of two folders, compressed."""

    def __init__(self, *args: object, packages: Path, **more: object) -> None:
        self.packages = packages
        super().__init__(*args, **more)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if self.path.startswith("/node_modules/"):
            path = self.packages / self.path.removeprefix("/node_modules/")
        if not path.is_file():
            return self.send_error(404)
        body = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""


@contextmanager
def serving(folder: Path, packages: Path) -> Iterator[str]:
    """A server of the pages for as long as the block lasts; `packages` is the folder node_modules."""
    handler = partial(_Files, directory=str(folder), packages=packages)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
