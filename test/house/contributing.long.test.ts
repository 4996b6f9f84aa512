import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./source-files.ts";

// A contributor's work, in one copy of the project: what CONTRIBUTING.md shows is added as it stands there, and one of
// each kind by `npm run new`.
const copy = mkdtempSync(join(tmpdir(), "netwright-contributor-"));
afterAll(() => rmSync(copy, { recursive: true }));

/** The files that CONTRIBUTING.md shows: a path alone on its line, then the code. */
const shown = [
  ...readFileSync(`${root}CONTRIBUTING.md`, "utf8").matchAll(/^`(\S+\.ts)`\n\n```ts\n([\s\S]*?)```$/gm),
].map(([, path = "", code = ""]) => ({ path, code }));

/** The kinds that `npm run new` knows, by their templates. */
const kinds = readdirSync(`${root}.ci/templates`).flatMap((file) => /^(\w+)\.word\.txt$/.exec(file)?.[1] ?? []);
const made = kinds.map((kind) => ({ kind, name: `newest${kind[0]?.toUpperCase()}${kind.slice(1)}` }));

/** Runs a program of the copy; what it says where it fails. */
function run(program: string, ...words: readonly string[]): string {
  return runIn(copy, program, ...words);
}

function runIn(cwd: string, program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, program), ...words], {
    cwd,
    encoding: "utf8",
  });
  return status === 0 ? "" : `${stdout}${stderr}`;
}

/** Runs tests of the copy, from another folder: no test depends on where it is started. */
function runTests(...files: readonly string[]): string {
  const config = join(copy, "test/vitest.config.ts");
  return runIn(tmpdir(), "node_modules/vitest/vitest.mjs", "run", "--config", config, "--project", "short", ...files);
}

const tsc = "node_modules/typescript/bin/tsc";

beforeAll(() => {
  const left = new Set([".git", "node_modules", "runs", "golden"]);
  cpSync(root, copy, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) });
  symlinkSync(`${root}node_modules`, join(copy, "node_modules"), "dir");
  for (const { path, code } of shown) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), code);
  }
});

describe("a contributor", () => {
  test("is shown an activation and a layer, each in one file with a test", () => {
    expect(shown.map(({ path }) => path)).toEqual([
      "compiler/language/activations/bent-identity.ts",
      "test/words/bent-identity.test.ts",
      "compiler/language/layers/gain.ts",
      "test/words/gain.test.ts",
    ]);
  });

  test("gets a word of each kind by `npm run new`, and the lists, the schema and the pages follow", () => {
    expect(kinds).toEqual([
      ...["activation", "dataset", "initializer", "layer", "loss"],
      ...["metric", "op", "optimizer", "regularizer", "schedule"],
    ]);
    expect(run(".ci/new.mjs", ...made.flatMap(({ kind, name }) => [kind, name]))).toBe("");
    const page = readFileSync(join(copy, "specs/README.md"), "utf8");
    expect(page).toContain("### bentIdentity\n\nNearly straight");
    expect(page).toContain("### newestLoss\n\nThe mean of the squares of the errors.");
    expect(readFileSync(join(copy, "llms.txt"), "utf8")).toContain("- `newestMetric`: ");
  });

  test("needs nothing else: types, format, lint and the tests hold for all of it as it stands", () => {
    expect(run(tsc, "-b")).toBe("");
    expect(run(tsc, "-p", "test")).toBe("");
    const folders = ["compiler/language", "compiler/ops", "test/words", "test/ops"];
    expect(run("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", ...folders)).toBe("");
    expect(run("compiler/generate/generate.mjs", "--check")).toBe("");
    const own = [
      ...made.map(({ name }) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)),
      "bent-identity",
    ];
    const house = ["words", "ops", "docstrings", "examples", "layout"].map((name) => `test/house/${name}.test.ts`);
    expect(runTests(...own, "gain.test", ...house, "test/ops/gradients.test.ts", "test/ops/loops.test.ts")).toBe("");
  });

  test("whose code cannot be built gets no tests of what an earlier build left, but what is wrong", () => {
    const broken = join(copy, "compiler/broken.ts");
    writeFileSync(broken, 'export const count: number = "three";\n');
    const said = runTests("test/house/notes.test.ts");
    rmSync(broken);
    expect(said).toContain("`npm run build` failed, so no test was run.");
    expect(said).toContain("compiler/broken.ts(1,14): error TS2322");
  });

  test.each([
    [["layer"], "Usage: npm run new -- KIND NAME, where KIND is activation, dataset"],
    [["optimiser", "adam2"], '"optimiser" cannot be made. Available: activation, dataset'],
    [["layer", "2d"], '"2d" is no name of a word: write it in lower camel case, as in leakyRelu.'],
    [["layer", "dense"], "compiler/language/layers/dense.ts is there already: choose another name."],
    [["diagnostic", "too-wide"], "A diagnostic has to be reported somewhere: CONTRIBUTING.md says how to add one."],
  ])("who asks for %j is told what can be made", (words, sentence) => {
    expect(run(".ci/new.mjs", ...words)).toContain(sentence);
  });
});
