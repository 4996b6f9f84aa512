import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { root } from "./source-files.ts";

/** The files that CONTRIBUTING.md shows: a path alone on its line, then the code. */
const shown = [
  ...readFileSync(`${root}CONTRIBUTING.md`, "utf8").matchAll(/^`(\S+\.ts)`\n\n```ts\n([\s\S]*?)```$/gm),
].map(([, path = "", code = ""]) => ({ path, code }));

const copy = mkdtempSync(join(tmpdir(), "netwright-contributor-"));
afterAll(() => rmSync(copy, { recursive: true }));

/** Runs a command in the copy; what it says where it fails. */
function run(command: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: copy, encoding: "utf8" });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

test("what the contributor's page shows is an activation and a layer, each in one file with a test", () => {
  expect(shown.map(({ path }) => path)).toEqual([
    "compiler/language/activations/bent-identity.ts",
    "test/words/bent-identity.test.ts",
    "compiler/language/layers/gain.ts",
    "test/words/gain.test.ts",
  ]);
});

test("they are all that has to be added: the list, the schema and the page follow, the checks and their tests pass", () => {
  for (const name of ["compiler", "runtime", "test", "specs", "dist", ".ci"])
    cpSync(root + name, join(copy, name), { recursive: true });
  for (const name of ["package.json", "tsconfig.json", ".biome.jsonc", "spec.schema.json"])
    cpSync(root + name, join(copy, name));
  symlinkSync(`${root}node_modules`, join(copy, "node_modules"), "dir");
  for (const { path, code } of shown) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), code);
  }
  expect(run("npm", "run", "--silent", "generate")).toBe("");
  expect(readFileSync(join(copy, "specs/README.md"), "utf8")).toContain("### bentIdentity\n\nNearly straight");
  expect(run("npx", "tsc", "-b")).toBe("");
  expect(run("npx", "biome", "check", "--error-on-warnings", ...shown.map(({ path }) => path))).toBe("");
  const tests = [
    ...shown.map(({ path }) => path).filter((path) => path.startsWith("test/")),
    "test/house/words.test.ts",
  ];
  expect(run("npx", "vitest", "run", "--config", "test/vitest.config.ts", "--project", "short", ...tests)).toBe("");
});
