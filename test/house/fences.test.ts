import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runProgram } from "../run-program.ts";
import { root } from "./source-files.ts";

/** Code that somebody might write, where it must not stand, and a part of the sentence that says so. */
const forbidden: readonly (readonly [file: string, code: string, sentence: string])[] = [
  ["runtime/power.ts", "export const cube = (x: number): number => x ** 3;", "`**` has other last digits"],
  [
    "runtime/grow.ts",
    "export function grow(x: number): number {\n  let y = x;\n  y **= 2;\n  return y;\n}",
    "`**=` has other",
  ],
  ["runtime/engine-exp.ts", "export const e = (x: number): number => Math.exp(x);", "use the runtime's own exp"],
  ["runtime/chance.ts", "export const chance = (): number => Math.random();", "(or is random)"],
  ["runtime/alias.ts", "const { log } = Math;\nexport const l = log(2);", "Write Math.sqrt and the like in full"],
  ["runtime/hour.ts", "export const hour = (): number => Date.now();", "the global variable Date"],
  ["runtime/way-around.ts", "export const e = globalThis.Math.E;", "the global variable globalThis"],
  ["runtime/compare.ts", 'export const c = "a".localeCompare("b");', "Locale tables differ between machines"],
  [
    "runtime/files.ts",
    'import { readFileSync } from "node:fs";\n\nexport const f = readFileSync;',
    "belongs in runtime/node",
  ],
  ["runtime/package.ts", 'import { parse } from "yaml";\n\nexport const p = parse;', "depends on no package"],
  [
    "runtime/compiler.ts",
    'import { json } from "../compiler/ir/json.ts";\n\nexport const j = json;',
    "knows nothing of the compiler",
  ],
  [
    "runtime/shared.ts",
    'import { write } from "./node/write.ts";\n\nexport const w = write;',
    "imports nothing of runtime/node",
  ],
  [
    "runtime/workers.ts",
    'import { serve } from "./browser/serve.ts";\n\nexport const s = serve;',
    "imports nothing of runtime/node or runtime/browser",
  ],
  [
    "runtime/node/compiler.ts",
    'import { json } from "../../compiler/ir/json.ts";\n\nexport const j = json;',
    "knows nothing of the compiler",
  ],
  ["runtime/print.ts", 'console.log("here");', "noConsole"],
  ["compiler/ops/print.ts", 'console.log("here");', "noConsole"],
  [
    "compiler/language/schedules/decay.ts",
    "export const d = (t: number): number => Math.pow(0.9, t);",
    "use the runtime's own exp",
  ],
  [
    "compiler/2-resolve/read.ts",
    'import { parse } from "yaml";\n\nexport const p = parse;',
    "Only compiler/1-parse reads YAML",
  ],
  [
    "compiler/5-emit/check.ts",
    'import { Ajv } from "ajv";\n\nexport const a = Ajv;',
    "Only compiler/1-parse checks a schema",
  ],
  [
    "compiler/1-parse/print.ts",
    'import { Project } from "ts-morph";\n\nexport const p = Project;',
    "Only compiler/5-emit writes TypeScript",
  ],
  [
    "compiler/3-differentiate/borrow.ts",
    'import { r } from "../2-resolve/resolve.ts";\n\nexport const b = r;',
    "A stage imports no other stage",
  ],
  [
    "compiler/1-parse/schema/borrow.ts",
    'import type { R } from "../../2-resolve/resolve.ts";\n\nexport type B = R;',
    "A stage imports no other stage",
  ],
  ["compiler/3-differentiate/hand-on.ts", 'export { r } from "../2-resolve/resolve.ts";', "imports no other stage"],
  ["compiler/2-resolve/above.ts", 'import type { R } from "../run/train.ts";\n\nexport type S = R;', "stands above it"],
  ["compiler/ir/above.ts", 'import type { O } from "../ops/op.ts";\n\nexport type P = O;', "the ground floor"],
  [
    "compiler/ops/word.ts",
    'import type { W } from "../language/define/word.ts";\n\nexport type V = W;',
    "An op knows the forms",
  ],
  [
    "compiler/language/layers/run.ts",
    'import type { R } from "../../run/train.ts";\n\nexport type S = R;',
    "A word of the language knows",
  ],
  ["compiler/cycle-a.ts", 'import { b } from "./cycle-b.ts";\n\nexport const a = (): number => b();', "noImportCycles"],
  ["compiler/any.ts", "export const x: any = 1;", "noExplicitAny"],
  ["compiler/default.ts", "export default 1;", "noDefaultExport"],
  ["compiler/enum.ts", "export enum Tier {\n  Loops,\n}", "noEnum"],
  ["compiler/namespace.ts", "export namespace N {\n  export const x = 1;\n}", "noNamespace"],
  ["compiler/CamelCase.ts", "export const x = 1;", "useFilenamingConvention"],
  [
    "compiler/long-file.ts",
    Array.from({ length: 301 }, (_, i) => `export const x${i} = ${i};\n`).join(""),
    "noExcessiveLinesPerFile",
  ],
  [
    "compiler/long-function.ts",
    `export function f(x: number[]): void {\n${"  x.push(1);\n".repeat(61)}}`,
    "noExcessiveLinesPerFunction",
  ],
];

/** Code that is as it should be: no fence may stand in its way. */
const allowed: readonly (readonly [file: string, code: string])[] = [
  ["runtime/root.ts", "/** √x. */\nexport const root = (x: number): number => Math.sqrt(Math.abs(x)) * Math.PI;\n"],
  [
    "runtime/node/files.ts",
    'import { readFileSync } from "node:fs";\nimport { root } from "../root.ts";\n\nexport const f = [readFileSync, root];\n',
  ],
  ["compiler/1-parse/read.ts", 'import { parse } from "yaml";\n\nexport const p = parse;\n'],
  ["compiler/3-differentiate/form.ts", 'import type { M } from "../ir/model.ts";\n\nexport type S = M;\n'],
  ["compiler/5-emit/form.ts", 'import { count } from "../ir/loop.ts";\n\nexport const c = count;\n'],
  [
    "compiler/ops/form.ts",
    'import { exp } from "../../runtime/exp.ts";\nimport { count } from "../ir/loop.ts";\n\nexport const c = [count, exp];\n',
  ],
  [
    "compiler/language/layers/form.ts",
    'import { add } from "../../ops/add.ts";\nimport { layer } from "../define/layer.ts";\n\nexport const c = [add, layer];\n',
  ],
  ["compiler/cli/print.ts", 'console.log("here", Date.now());\n'],
];

describe("a fence", () => {
  const folder = mkdtempSync(join(tmpdir(), "netwright-fences-"));
  let complaints: ReadonlyMap<string, string> = new Map();

  beforeAll(() => {
    cpSync(join(root, ".biome.jsonc"), join(folder, ".biome.jsonc"));
    mkdirSync(join(folder, "test/house"), { recursive: true });
    for (const plugin of ["arithmetic", "order-of-text", "floors"]) {
      cpSync(join(root, `test/house/${plugin}.grit`), join(folder, `test/house/${plugin}.grit`));
    }
    const files = [...forbidden, ...allowed, ["compiler/cycle-b.ts", forbiddenBackwards] as const];
    for (const [file, code] of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    complaints = lint(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(forbidden)("stands in the way of %s", (file, _, sentence) => {
    expect(complaints.get(file) ?? "nothing").toContain(sentence);
  });

  test.each(allowed)("lets %s pass", (file) => {
    expect(complaints.get(file) ?? "nothing").toBe("nothing");
  });
});

const forbiddenBackwards = 'import { a } from "./cycle-a.ts";\n\nexport const b = (): number => a();\n';

/** What biome has to say on each file of a folder. */
function lint(folder: string): ReadonlyMap<string, string> {
  const biome = join(root, "node_modules/@biomejs/biome/bin/biome");
  const options = ["lint", "--reporter=json", "--max-diagnostics=1000", "."];
  // It ends with 1 where it finds something.
  const { diagnostics } = JSON.parse(runProgram([biome, ...options], { cwd: folder, alsoFine: [1] })) as {
    diagnostics: readonly {
      category: string;
      message: string | readonly { content: string }[];
      location: { path: string };
    }[];
  };
  const byFile = new Map<string, string>();
  for (const { category, message, location } of diagnostics) {
    byFile.set(location.path, `${byFile.get(location.path) ?? ""}${category} ${JSON.stringify(message)}\n`);
  }
  return byFile;
}
