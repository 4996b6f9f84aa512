import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compiled as compile } from "../compiled.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "netwright-project-"));

function tsc(...given: readonly string[]): string {
  const { stdout } = spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...given], {
    cwd: folder,
    encoding: "utf8",
  });
  return stdout;
}

/** What a user writes against the modules: every wrong use is an error, so that none of their types is lost. */
const use = `import * as house from "./house.js";
import * as xor from "./xor.js";

const p = house.createParameters();
for (const { iteration, loss } of house.train(p, house.encodeRows([], p))) {
  const numbers: readonly [number, number] = [iteration, loss];
  // @ts-expect-error: the loss is a number
  const text: string = loss;
}
const { sold } = house.predict(p, { rooms: 3, area: 80, garden: "yes", city: "Gent", distance: 2 });
const label: "no" | "yes" = sold.label;
const probability: number = sold.probability;
// @ts-expect-error: Paris is no category of the city
house.predict(p, { rooms: 3, area: 80, garden: "yes", city: "Paris", distance: 2 });
// @ts-expect-error: columns are missing
house.predict(p, { rooms: 3 });
// @ts-expect-error: a dataset has inputs and targets
house.train(p, { rows: 0 });
const answer: readonly number[] = xor.predict(xor.createParameters(7), [0, 1, 1]);
// @ts-expect-error: a text is no list of numbers
xor.predict(xor.createParameters(), "011");
const rows: readonly xor.Row[] = xor.rows;
const data: xor.Dataset = xor.encodeRows(rows);
const every: Float64Array = data.inputs.input;
export { answer, every, label, probability };
`;

beforeAll(async () => {
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules/netwright"), "dir");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  for (const [name, spec, standalone] of [
    ["house", "two-ways-in-two-ways-out", undefined],
    ["xor", "two-layer", {}],
  ] as const) {
    const text = readFileSync(join(root, `specs/${spec}.yaml`), "utf8");
    const code = await compile(text, { file: join(root, `specs/${spec}.yaml`) }).code(`${name}.ts`, standalone);
    writeFileSync(join(folder, `${name}.ts`), code);
  }
  writeFileSync(join(folder, "use.ts"), use);
});

afterAll(() => rmSync(folder, { recursive: true }));

test("the strictest options that `tsc --init` writes have nothing to say, and who imports a module has its types", () => {
  tsc("--init");
  expect(readFileSync(join(folder, "tsconfig.json"), "utf8")).toMatch(
    /"noUncheckedIndexedAccess": true,\s*"exactOptionalPropertyTypes": true/,
  );
  expect(tsc("--noEmit")).toBe("");
});

test("the declarations of a module are checked themselves, under all of these options", () => {
  expect(tsc("--declaration", "--emitDeclarationOnly", "--outDir", "declared")).toBe("");
  expect(tsc("--noEmit", "--skipLibCheck", "false")).toBe("");
  const options = ["--noUncheckedIndexedAccess", "--exactOptionalPropertyTypes", "--strict", "--module", "nodenext"];
  const files = ["declared/house.d.ts", "declared/xor.d.ts", "declared/use.d.ts"];
  expect(tsc("--ignoreConfig", "--noEmit", ...options, "--target", "esnext", "--types", "", ...files)).toBe("");
});

test("a CommonJS project requires a module and its runtime: Node 20.19 loads them", () => {
  const common = join(folder, "common");
  mkdirSync(common);
  writeFileSync(join(common, "package.json"), '{ "type": "commonjs" }');
  writeFileSync(join(common, "house.ts"), readFileSync(join(folder, "house.ts")));
  const ask = "const p = house.createParameters();\nprocess.stdout.write(Object.keys(p).join());";
  writeFileSync(
    join(common, "ask.ts"),
    `import * as house from "./house";\ndeclare const process: { stdout: { write(text: string): void } };\n${ask}\n`,
  );
  const options = ["--ignoreConfig", "--strict", "--module", "nodenext", "--target", "es2022", "--types", ""];
  expect(tsc(...options, "common/ask.ts")).toBe("");
  expect(readFileSync(join(common, "house.js"), "utf8")).toContain('require("netwright/runtime")');
  const { stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", "common/ask.js"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(stdout).toContain("Scale");
});
