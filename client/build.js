/* Builds what the browser gets, claimline.js and claimline.css, into ../assets or into the folder that is named. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as esbuild from "esbuild";

/** `@dark {...}` stands once in colours.css and is written for both ways to darkness: the system's, and the page's button. */
const dark = {
  name: "dark",
  setup({ onLoad }) {
    onLoad({ filter: /colours\.css$/ }, async ({ path }) => {
      const written = (_, values) =>
        `@media (prefers-color-scheme: dark) {\n:root:not([data-theme="light"]) {${values}}\n}\n:root[data-theme="dark"] {${values}}`;
      return { contents: (await readFile(path, "utf8")).replace(/@dark \{([^}]*)\}/, written), loader: "css" };
    });
  },
};

/** Builds. assets/ is committed, so nothing that others wrote may come into it; such a part is fetched (hatch_build.py). */
async function build(options) {
  const { metafile } = await esbuild.build({ ...options, metafile: true });
  const others = Object.keys(metafile.inputs).filter((path) => !/^(dark:)?(src|style)\//.test(path));
  if (others.length) throw new Error(`not ours, so it may not be built into assets/: ${others.join(", ")}`);
}

const out = process.argv[2] ?? "../assets";
const shared = { absWorkingDir: import.meta.dirname, bundle: true, legalComments: "inline", logLevel: "warning", charset: "utf8" };

await build({
  ...shared,
  entryPoints: ["src/main.ts"],
  outfile: join(out, "claimline.js"),
  format: "iife",
  minify: true,
  target: "es2022",
});
// The reader of a page that reads essays itself, in a thread of its own (dashboard/showing/export/studio.py). No module: from a file, Chromium starts only a script.
await build({ ...shared, entryPoints: ["src/studio/worker.ts"], outfile: join(out, "reader.js"), format: "iife", minify: true, target: "es2022" });
// Not minified: #ffffff would become #fff, and Python reads the colours (dashboard/showing/colours.py).
await build({ ...shared, entryPoints: ["style/claimline.css"], outfile: join(out, "claimline.css"), plugins: [dark] });
