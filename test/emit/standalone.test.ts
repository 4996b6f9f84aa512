import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";
import { describe, expect, test } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import type { NetworkModule, Parameters } from "../../compiler/run/network-module.ts";
import { compiled as compile } from "../compiled.ts";
import { exampleSpec, exampleSpecs } from "../example-specs.ts";

function compiled(
  text: string,
  tier: "loops" | "kernels" | "auto" = "auto",
  file = "net.yaml",
): ReturnType<typeof compile> {
  const compilation = compile(text, { file, tier });
  expect(compilation.diagnostics).toEqual([]);
  return compilation;
}

/** A file with weights: it is asked without parameters. */
interface Answering {
  readonly predict: (input: unknown) => unknown;
  readonly predictMany: (inputs: readonly unknown[]) => unknown;
}

async function importText<Module = NetworkModule>(code: string): Promise<Module> {
  const text = Buffer.from(stripTypes(code)).toString("base64");
  return await import(/* @vite-ignore */ `data:text/javascript;base64,${text}`);
}

/** A file without the line that keeps TypeScript from checking it. */
function checked(code: string): string {
  expect(code).toContain("\n// @ts-nocheck");
  return code.replace("// @ts-nocheck", "// ");
}

const twoLayer = exampleSpec("two-layer")
  .text.replace("60000", "50")
  .replace(/\nexpect:[\s\S]*/, "\n");

/** As wide as kernels want it: 40 units. */
const wide = twoLayer.replace("units: 4", "units: 40").replace("float64", "float32");

const rows = [
  [0, 0, 1],
  [1, 1, 0],
];
const data = (array: typeof Float32Array | typeof Float64Array): Parameters => ({
  input: array.from(rows.flat()) as Float64Array,
});
const targets = (array: typeof Float32Array | typeof Float64Array): Parameters => ({
  outputs: array.from([0, 1]) as Float64Array,
});

function weightsAfter(network: NetworkModule, array: typeof Float32Array | typeof Float64Array): Uint8Array {
  const parameters = network.createParameters(1);
  const dataset = { rows: 2, inputs: data(array), targets: targets(array) };
  for (const _ of network.train?.(parameters, dataset, { seed: 1 }) ?? []);
  return network.writeParameters(parameters);
}

describe("a standalone file", () => {
  test("of any spec imports nothing and type-checks under strict, with nothing unused", async () => {
    const folder = mkdtempSync(join(tmpdir(), "netwright-standalone-"));
    for (const { name, file, text } of exampleSpecs) {
      const code = await compiled(text, "auto", file).code(`${name}.ts`, {});
      expect(code).not.toMatch(/^import |\bfrom "/m);
      writeFileSync(join(folder, `${name}.ts`), checked(code));
    }
    const options = readFileSync("test/golden/tsconfig.json", "utf8");
    writeFileSync(join(folder, "tsconfig.json"), options);
    const typescript = "node_modules/typescript/bin/tsc";
    const { stdout } = spawnSync(process.execPath, [typescript, "-p", folder], { encoding: "utf8" });
    rmSync(folder, { recursive: true });
    expect(stdout).toBe("");
  });

  test.each([
    ["loops", twoLayer, Float64Array],
    ["kernels", wide, Float32Array],
  ] as const)(
    "whose work is done by %s trains to the bits of the file that imports the runtime",
    async (tier, spec, array) => {
      const compilation = compiled(spec, tier);
      const alone = await importText(await compilation.code("net.ts", {}));
      expect(weightsAfter(alone, array)).toEqual(weightsAfter(await loadNetwork(compilation), array));
    },
  );

  test("with weights only answers, with the bits of the trained network, and by loops", async () => {
    const compilation = compiled(wide, "kernels");
    const whole = await loadNetwork(compilation);
    const weights = weightsAfter(whole, Float32Array);
    const code = await compilation.code("net.ts", { weights });
    const exported = [...code.matchAll(/^export (?:function|interface|type) (\w+)/gm)].map(([, name]) => name);
    expect(exported).toEqual([
      "Input",
      "Prediction",
      "Parameters",
      "forward",
      "predict",
      "predictMany",
      "readParameters",
      "Workspace",
      "createWorkspace",
      "trainedParameters",
    ]);
    expect(code).not.toContain("WebAssembly");
    const answering = await importText<Answering>(code);
    const expected = whole.predictMany(whole.readParameters(weights), rows);
    expect(answering.predictMany(rows)).toEqual(expected);
    expect(rows.map((row) => answering.predict(row))).toEqual(expected);
    expect(answering.predict).toHaveLength(1);
  });

  test("of a tiny net weighs at most 8 kB as it is shipped: minified and gzipped", async () => {
    const folder = mkdtempSync(join(tmpdir(), "netwright-standalone-"));
    writeFileSync(join(folder, "net.ts"), await compiled(twoLayer).code("net.ts", {}));
    const bundle = await rolldown({ input: join(folder, "net.ts") });
    const { output } = await bundle.generate({ format: "esm", minify: true });
    rmSync(folder, { recursive: true });
    const bytes = gzipSync(output[0].code, { level: 9 }).length;
    console.log(`two-layer as a file that imports nothing, minified and gzipped: ${bytes} bytes`);
    expect(bytes).toBeLessThanOrEqual(8000);
  });

  test("keeps names of the spec where the runtime has the same: a category called Header", async () => {
    const spec = `dataset:
  type: csv
  text: |
    x,team,header
    0,red,a
    1,blue,b
  columns: { team: { type: category, categories: [red, blue] }, header: { type: category, categories: [a, b] } }
  targets: team
layers:
  - { type: dense, units: 1, activation: sigmoid }
loss: binaryCrossentropy
optimizer: sgd
train: { iterations: 3 }
`;
    const code = await compiled(spec, "kernels").code("net.ts", {});
    expect(code).toContain("export type TeamCategory = (typeof teamCategories)[number];");
    expect(code).toContain("export type Header = (typeof headerCategories)[number];");
    expect(code).toContain("type HeaderOfSafetensorsHeader = ");
    const folder = mkdtempSync(join(tmpdir(), "netwright-standalone-"));
    writeFileSync(join(folder, "net.ts"), checked(code));
    writeFileSync(join(folder, "tsconfig.json"), readFileSync("test/golden/tsconfig.json", "utf8"));
    const { stdout } = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", folder], {
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    expect(stdout).toBe("");
  });
});
