import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compiled } from "../compiled.ts";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "netwright-readme-"));

/** The TypeScript of the README that is whole; an excerpt ends in `…`, and what it shows is compared with a golden file. */
const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)]
  .map(([, code = ""]) => code)
  .filter((code) => !/^ *…$/m.test(code));

const settings = {
  compilerOptions: {
    ...{ strict: true, noEmit: true, module: "esnext", moduleResolution: "bundler", target: "es2022", types: [] },
    ...{ lib: ["es2022", "dom"], exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
  },
};

beforeAll(async () => {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/netwright"), "dir");
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const [, spec = ""] = /```yaml\n(name: two-layer[\s\S]*?)```/.exec(readme) ?? [];
  const code = await compiled(spec, { file: join(folder, "two-layer.yaml") }).code(join(folder, "two-layer.ts"));
  writeFileSync(join(folder, "two-layer.ts"), code);
  blocks.forEach((block, index) => {
    writeFileSync(join(folder, `block${index + 1}.ts`), block);
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

describe("the TypeScript of the README", () => {
  test("has programs for Node, for a page and for a worker", () => {
    expect(blocks.filter((block) => block.includes("two-layer"))).toHaveLength(3);
  });

  test("has no error of types, in strict projects with the library of browsers", () => {
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", "."], { cwd: folder, encoding: "utf8" });
    expect(stdout).toBe("");
  });
});
