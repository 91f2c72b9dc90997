"""Make the general list, a table a region and period, from lists that people wrote and what confirms them.

    python build.py LISTS PACKS CACHE OUT CHECKS

LISTS is the folder `own`, PACKS the one with the packs (TOML), CACHE what `gather` and `textbooks` wrote. OUT
gets the tables, CHECKS is the file that says of every entry which sources agree; `packs.tsv` beside it says
the same of the packs, whose dates stay as they are written there.

A date of the lists is one source. Where no other agrees, the date has `~` and goes no finer than the year. A
day stands if another source gives that very day.
"""

from __future__ import annotations

import csv
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import confirm
from facts import Draft, Point, key, own, points, slug, year_of
from places import region, table_of

COLUMNS = ("id", "name", "aliases", "edtf", "kind", "region", "article", "qid", "sources", "needs")
_PACK_REGIONS = {
    "rome": "Rome",
    "france": "France",
    "plague": "Europe",
    "partition": "South Asia",
    "meiji": "East Asia",
    "soviet": "Russia",
    "space": "World",
}
_PACK_KINDS = (
    (r"battle|valmy|carrhae|munda|kursk|stalingrad", "battle"),
    (r"siege", "siege"),
    (r"treaty|pact\b|alliance|agreement|accord", "treaty"),
    (r"assassinat|murder|killed", "assassination"),
    (r"death of|dies\b", "death"),
    (r"execut|trial|guillotin|hanged", "trial"),
    (r"conference|congress|assembly|mission|diet", "conference"),
    (r"plague|black death", "plague"),
    (r"famine|fire of|disaster", "disaster"),
    (r"massacre|terror|drownings", "massacre"),
    (r"rebel|revolt|rising|mutiny|riots", "uprising"),
    (r"\bwar\b|wars|invasion|barbarossa", "war"),
    (r"coup", "coup"),
    (r"revolution", "revolution"),
    (r"apollo|luna|sputnik|soyuz|zond|orbit|space|moon|lands|visits|arriv|expedition|march", "voyage"),
    (r"founded|republic proclaimed|become", "founding"),
    (r"edict|law|act\b|statute|constitution|decree|reform|abolished", "law"),
)
_PACK_THEMES = {
    "war": "war",
    "ideas": "work",
    "violence": "massacre",
    "revolution": "revolution",
    "democracy": "law",
    "economy": "law",
}
_NOUN = re.compile(
    r"\b(battle|siege|war|wars|treaty|act|acts|law|laws|code|edict|revolution|revolt|rebellion|uprising|rising"
    r"|mutiny|massacre|assassination|murder|death|trial|coup|reign|rule|conquest|invasion|conference|congress"
    r"|council|diet|founding|foundation|voyage|expedition|work|dynasty|empire|period|era|age|crisis|affair"
    r"|incident|movement|pact|accords?|plan|reforms?|bill|crusade|plague|famine|fire|flu|pandemic|conspiracy|plot"
    r"|fall|sack|raid|bombing|campaign|offensive|speech|purge|genocide|declaration|constitution|union|league|peace"
    r"|march|strike|election|execution|coronation|founded|invented|discovered|killed|built|opened|unification"
    r"|abdication|resignation)\b",
    re.IGNORECASE,
)
"""Words that say that a name is one of a happening."""
_ORDINARY = (
    "provisional-government",
    "foreign-intervention",
    "interim-government",
    "first-railway",
    "conscription-1873",
    "calendar-reform",
    "capital-moved",
    "simon-commission",
)
"""Ids of packs whose names, away from their subject, are those of many things."""


def packs(folder: Path, marks: Path, *, every: bool = False) -> list[Draft]:
    """The events of the packs for a list of the world, of the Soviet ones those marked; or every event."""
    wanted = set((marks / "soviet.txt").read_text("utf-8").split())
    drafts = []
    for path in sorted(folder.glob("*.toml")):
        for name, entry in tomllib.loads(path.read_text("utf-8")).items():
            if not isinstance(entry, dict) or (path.stem == "soviet" and name not in wanted and not every):
                continue
            spelled = [*entry.get("names", ()), *entry.get("frame", ())]
            aliases = [
                n[0].upper() + n[1:] if n.split()[0] in ("treaty", "battle", "fall", "siege") else n
                for n in spelled
                if not re.search(r"[+*/|?]| - |\.\.", n) and re.search(r"[ -]", n)
            ]
            title, article = entry["title"], entry.get("article", "")
            low = f"{title} {article}".lower()
            other = _PACK_THEMES.get(entry.get("theme", ""), "movement")
            kind = next((kind for pattern, kind in _PACK_KINDS if re.search(pattern, low)), other)
            head = _PACK_REGIONS[path.stem]
            draft = Draft(title, aliases, entry["date"], kind, head, "pack", path.name, article=article)
            draft.id = name
            drafts.append(draft)
    return drafts


def near(one: str, other: str) -> bool:
    """Whether two dates may be of one event: they touch, and begin within three years."""
    a, b = points(one), points(other)
    if not a or not b:
        return False
    touching = a[0].year <= b[-1].year + 1 and b[0].year <= a[-1].year + 1
    return touching and abs(a[0].year - b[0].year) <= 3


def merged(lists: list[Draft], theirs: list[Draft], marks: Path) -> list[Draft]:
    """The lists and the packs as one: an event of both has the pack's id and date, and all names."""
    same = dict(line.split("\t") for line in (marks / "same.tsv").read_text("utf-8").splitlines())
    names, aliases = _by_key(lists, own_name=True), _by_key(lists, own_name=False)
    left = theirs
    for look, forms in (
        (names, lambda p: [same[p.id]] if p.id in same else []),
        (names, lambda p: [p.name]),
        (names, lambda p: [p.article]),
        (aliases, lambda p: [p.name]),
        (names, lambda p: p.aliases),
        (aliases, lambda p: [p.article]),
    ):
        rest = []
        for one in left:
            found = (d for n in forms(one) if key(n) for d in look.get(key(n), ()))
            hit = next((d for d in found if not d.id and near(d.edtf, one.edtf)), None)
            if hit is None:
                rest.append(one)
                continue
            hit.id, hit.pack, hit.article = one.id, one.edtf, hit.article or one.article
            known = {*map(key, hit.names), *names, *aliases}
            hit.aliases += [n for n in one.names if key(n) not in known]
        left = rest
    for one in left:
        one.aliases = [n for n in one.aliases if key(n) not in names and key(n) not in aliases]
    return lists + left


def _by_key(drafts: Iterable[Draft], *, own_name: bool) -> dict[str, list[Draft]]:
    table: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        for name in [draft.name] if own_name else draft.aliases:
            table[key(name)].append(draft)
    return table


def pool(path: Path, known: Iterable[Draft]) -> Iterator[Draft]:
    """The events of the reading list: names that two sources gave, read line by line."""
    have = defaultdict(list)
    for draft in known:
        for name in draft.names:
            have[key(name)].append(draft)
    with path.open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not any(near(row["edtf"], other.edtf) for other in have[key(row["name"])]):
                aliases = [name for name in row["aliases"].split("|") if name]
                yield Draft(row["name"], aliases, row["edtf"], row["kind"], row["region"], "pool", path.name)


def by_hand(path: Path, drafts: Iterable[Draft]) -> None:
    """Add what people found in the sources where a search for names finds nothing."""
    found = {(draft.name, draft.edtf): draft for draft in drafts}
    with path.open(encoding="utf-8") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            draft = found.get((row["name"], row["edtf"]))
            if draft is None:
                raise SystemExit(f"{path.name}: no list has {row['name']!r} at {row['edtf']}")
            draft.years |= set(row["sources"].split())
            if row["day"]:
                draft.starts |= set(row["sources"].split())
                draft.month = True


def settle(draft: Draft) -> None:
    """The date to print: days if another source has them, `~` and a year if none has the year."""
    draft.sources = draft.years | {"own"}
    if draft.origin == "pack" or draft.pack:
        draft.sources |= {"pack"}
        draft.date = draft.pack or draft.edtf
        if not draft.years:
            draft.date = _span(_printed(p, day=False, month=False, alone=True) for p in points(draft.date))
        return
    if draft.origin == "pool":
        draft.date = draft.edtf
        return
    ends = points(draft.edtf)
    some_day = bool(draft.starts or (draft.ends if len(ends) == 2 else ()))
    printed = []
    for place, point in enumerate(ends):
        day = bool(draft.ends if place else draft.starts) or (len(ends) == 2 and some_day)
        month = some_day or draft.month or ("day" in draft.years and not point.day)
        printed.append(_printed(point, day=day, month=month, alone=not draft.years))
    draft.date = _span(printed)


def _span(ends: Iterable[str]) -> str:
    return "/".join(dict.fromkeys(ends))


def _printed(point: Point, *, day: bool, month: bool, alone: bool) -> str:
    text = year_of(point.year)
    if not alone and day and point.day:
        text += f"-{point.month:02d}-{point.day:02d}"
    elif not alone and month and point.month:
        text += f"-{point.month:02d}"
    return text + ("~" if point.rough or alone else "")


def needs(draft: Draft, shared: dict[str, set[int]], main_names: set[str]) -> str:
    """What a name of the entry needs beside it, for the column of that name."""
    found = set()
    names = [key(name) for name in draft.names]
    if len(shared[names[0]]) > 1:
        found.add("ambiguous")
    elif any(len(shared[name]) > 1 for name in names):
        found.add("shared")
    elif draft.many:
        found.add("ambiguous")
    if found and draft.name in main_names:
        found = {"main"}
    if draft.kind not in ("work", "period", "movement"):
        most = 4 if draft.kind in ("founding", "reign") else 2
        bare = (n for n in draft.names if not _NOUN.search(n) and not re.search(r"\d", n))
        if any(len(name.split()) <= most for name in bare):
            found.add("bare")
    if draft.id in _ORDINARY:
        found.add("ambiguous")
    return " ".join(sorted(found))


def identify(drafts: list[Draft], shared: dict[str, set[int]]) -> None:
    """Give each entry an id: its name's, with its year where another has that name."""
    taken = {draft.id for draft in drafts if draft.id}
    for draft in sorted(drafts, key=lambda d: (d.origin, d.where)):
        if draft.id:
            continue
        name = slug(re.sub(r"\s*\(([^)]*)\)", r" \1", draft.name))
        year = points(draft.date)[0].year
        if name in taken or (len(shared[key(draft.name)]) > 1 and not re.search(r"\d{3,4}", name)):
            name += f"-{1 - year}-bc" if year <= 0 else f"-{year}"
        while name in taken:
            name += "-b"
        draft.id = name
        taken.add(name)


def gathered(lists: Path, packs_: Path, sources: confirm.Sources) -> list[Draft]:
    """All entries, with their dates, sources and regions."""
    marks = lists / "marks"
    drafts = merged(own(lists), packs(packs_, marks), marks)
    drafts += pool(marks / "pool.tsv", drafts)
    for draft in drafts:
        confirm.confirm(draft, sources)
    by_hand(marks / "checked.tsv", drafts)
    for draft in drafts:
        settle(draft)
    return drafts


def pack_checks(packs_: Path, marks: Path, sources: confirm.Sources, known: Iterable[Draft]) -> list[str]:
    """A line for each event of the packs: which sources outside have its year, and which a day of it."""
    listed = {draft.id: draft for draft in known}
    lines = []
    for draft in packs(packs_, marks, every=True):
        draft.aliases.append(re.sub(r"\s*\([^)]*\)", "", draft.article))
        confirm.confirm(draft, sources)
        same = listed.get(draft.id, draft)
        years, days = draft.years | same.years, draft.starts | draft.ends | same.starts | same.ends
        cells = [draft.where.removesuffix(".toml"), draft.id, draft.edtf]
        lines.append("\t".join([*cells, " ".join(sorted(years)), " ".join(sorted(days))]))
    return lines


def _row(draft: Draft, need: str) -> str:
    aliases: list[str] = []
    for name in draft.aliases:
        if name.lower() not in {known.lower() for known in (draft.name, *aliases)}:
            aliases.append(name)
    cells = [draft.id, draft.name, "|".join(aliases), draft.date, draft.kind, region(draft)]
    return "\t".join([*cells, draft.article, draft.qid, " ".join(sorted(draft.sources)), need])


def main(lists: Path, packs_: Path, cache: Path, out: Path, checks: Path) -> None:
    """Write the tables and the checks."""
    sources = confirm.load(cache)
    drafts = gathered(lists, packs_, sources)
    shared: dict[str, set[int]] = defaultdict(set)
    for draft in drafts:
        for name in draft.names:
            shared[key(name)].add(id(draft))
    identify(drafts, shared)
    main_names = set((lists / "marks" / "main.txt").read_text("utf-8").splitlines())
    tables: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        tables[table_of(draft)].append(draft)
    for old in out.glob("*.tsv"):
        old.unlink()
    for name, entries in tables.items():
        entries.sort(key=lambda d: (points(d.date)[0].calendar, d.id))
        rows = [_row(draft, needs(draft, shared, main_names)) for draft in entries]
        (out / name).write_text("\n".join(["\t".join(COLUMNS), *rows, ""]), "utf-8")
    lines = ["id\twritten\tsame_year\tsame_day\tprinted"]
    lines += [
        "\t".join([d.id, d.edtf, " ".join(sorted(d.years)), " ".join(sorted(d.starts | d.ends)), d.date])
        for d in sorted(drafts, key=lambda d: d.id)
    ]
    checks.write_text("\n".join([*lines, ""]), "utf-8")
    lines = ["pack\tid\tdate\tsame_year\tsame_day", *pack_checks(packs_, lists / "marks", sources, drafts)]
    checks.with_name("packs.tsv").write_text("\n".join([*lines, ""]), "utf-8")
    alone = sum(not draft.years and draft.origin == "own" for draft in drafts)
    print(f"{len(drafts)} entries; no other source agrees on the year of {alone}")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:6]))
