/* Runs the tests in test/ with node's own runner. They are bundled first, because Node 20 does not read TypeScript. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const here = import.meta.dirname;
const tests = readdirSync(join(here, "test")).filter((name) => name.endsWith(".test.ts"));
if (!tests.length) throw new Error("client/test holds no test: one whose name ends in .test.ts was expected");
const outdir = mkdtempSync(join(tmpdir(), "claimline-test-"));
try {
  await build({
    absWorkingDir: here, entryPoints: tests.map((name) => join("test", name)), outdir, outExtension: { ".js": ".mjs" },
    bundle: true, platform: "node", format: "esm", target: "node20", sourcemap: "inline", logLevel: "warning",
  });
  const files = tests.map((name) => join(outdir, name.replace(/\.ts$/, ".mjs")));
  process.exitCode = spawnSync(process.execPath, ["--enable-source-maps", "--test", ...files], { cwd: here, stdio: "inherit" }).status ?? 1;
} finally {
  rmSync(outdir, { recursive: true });
}
