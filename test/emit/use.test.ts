import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import type { NetworkModule } from "../../compiler/run/network-module.ts";
import { firstParameters } from "../../compiler/run/start.ts";
import { writtenOut } from "../../compiler/run/written-out.ts";
import { compiled as compile } from "../compiled.ts";

/** A module as its user sees it who does not look at its types. */
type Used = NetworkModule & {
  readonly rows: readonly never[];
  readonly fitScales: (p: unknown, rows: readonly unknown[]) => void;
  readonly encodeRows: (rows: readonly unknown[], p?: unknown) => never;
};

const specs = new URL("../../specs/", import.meta.url);

function compiled(text: string): ReturnType<typeof compile> {
  const compilation = compile(text, { file: "net.yaml" });
  expect(compilation.diagnostics).toEqual([]);
  return compilation;
}

async function use(text: string): Promise<Used> {
  const code = stripTypes(await compiled(text).code("net.ts", {}));
  return await import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
}

/** Who leaves: a number that is scaled, one that is not, a category; their classes in two ways. */
const leavers = `seed: 3
dataset:
  type: csv
  text: |
    age,visits,country,left
    20,1,BE,no
    30,7,FR,yes
    40,3,BE,yes
    60,2,NL,no
  columns:
    age: { type: number, scale: minMax }
    country: { type: category, categories: [BE, FR, NL] }
    left: { type: category, categories: ["no", "yes"] }
  inputs: [age, visits, country]
  targets: left
layers: [{ type: dense, units: 1, activation: sigmoid }]
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0.5 }
train: { epochs: 4, batchSize: 3 }
`;

describe("a module used as it stands", () => {
  test("trains from the spec's rows and seed to the published answer", async () => {
    const network = await use(readFileSync(new URL("two-layer.yaml", specs), "utf8"));
    const p = network.createParameters();
    for (const _ of network.train?.(p, network.encodeRows(network.rows), { every: 60000 }) ?? []);
    expect(network.predict(p, [1, 1, 0])).toEqual([expect.closeTo(0.0078876, 7)]);
  });

  test("encodes typed rows as the compiler encodes its own", async () => {
    const network = await use(leavers);
    const { model } = compiled(leavers);
    if (model === undefined) throw new Error("there is no model");
    const { rows } = readRows(model, { find: () => ({ searched: [] }) });
    const p = firstParameters(network, model, rows, undefined);
    const fitted = network.createParameters();
    network.fitScales(fitted, network.rows);
    expect(fitted).toEqual(p);
    const { part } = rows?.data.parts.training() ?? {};
    expect(network.encodeRows(network.rows, p)).toEqual({ rows: 4, inputs: part?.inputs, targets: part?.targets });
    expect(Array.from(writtenOut(part?.inputs.input, 4) ?? []).slice(0, 5)).toEqual([0, 1, 1, 0, 0]);
  });

  test("answers many rows, a batch at a time, as it answers each", async () => {
    const network = await use(leavers);
    const p = network.createParameters();
    const rows = [...network.rows, ...network.rows, ...network.rows];
    expect(network.predictMany(p, rows)).toEqual(rows.map((row) => network.predict(p, row)));
    expect(network.predictMany(p, [])).toEqual([]);
  });

  test("says how probable its answer is", async () => {
    const network = await use(leavers.replace("sigmoid }", "sigmoid, useBias: false, weightsInitializer: zeros }"));
    const answer = network.predict(network.createParameters(), { age: 20, visits: 1, country: "BE" });
    expect(answer).toMatchObject({ left: { label: "no", probability: 0.5, probabilities: { no: 0.5, yes: 0.5 } } });
  });

  test.each([
    [{ age: Number.NaN, visits: 1, country: "BE" }, "age must be a finite number, not NaN"],
    [{ age: 20, visits: null, country: "BE" }, "visits must be a finite number, not null"],
    [{ age: 20, country: "BE" }, "visits is missing"],
    [{ age: "20", visits: 1, country: "BE" }, "age must be a finite number, not 20"],
    [{ age: 20, visits: 1 }, '"undefined" is not a category of country: BE, FR, NL'],
  ])("refuses %o by the name of the field", async (row, message) => {
    const network = await use(leavers);
    expect(() => network.predict(network.createParameters(), row as never)).toThrow(new RangeError(message));
  });

  test.each([
    [[0, 1], "input takes 3 numbers, not 2"],
    [[0, Number.POSITIVE_INFINITY, 1], "input[1] must be a finite number, not Infinity"],
    [[0, 1, null], "input[2] must be a finite number, not null"],
    [undefined, "input is missing"],
    [7, "input must be a list of 3 numbers, not 7"],
  ])("refuses the list %j by the index of the number", async (row, message) => {
    const network = await use(readFileSync(new URL("two-layer.yaml", specs), "utf8"));
    expect(() => network.predict(network.createParameters(), row as never)).toThrow(new RangeError(message));
  });

  test("brings a plain list to its scale and back, without names of columns", async () => {
    const network = await use(`dataset:
  type: inline
  inputs: [[0], [10]]
  targets: [[100], [300]]
  columns: { inputs: { scale: minMax }, targets: { scale: minMax } }
layers: [{ type: dense, units: 1, weightsInitializer: ones }]
loss: meanSquaredError
optimizer: sgd
train: { epochs: 1 }
`);
    const p = network.createParameters();
    network.fitScales(p, network.rows);
    expect(p).toMatchObject({ inputsScale: Float64Array.of(0, 10), targetsScale: Float64Array.of(100, 200) });
    expect(network.predict(p, [5])).toEqual([200]);
    expect(network.encodeRows(network.rows, p)).toMatchObject({ targets: { outputs: Float32Array.of(0, 1) } });
  });
});

test("a scale that is known before any rows are is there from the beginning", async () => {
  const network = await use(leavers.replace("scale: minMax", "scale: { type: divide, by: 50 }"));
  expect(network.createParameters()).toMatchObject({ ageScale: Float64Array.of(0, 50) });
  expect(network.fitScales).toBeUndefined();
});

test("code that runs of several seeds share still draws from the seed of its own spec", async () => {
  const first = await loadNetwork(compiled(leavers));
  const second = await loadNetwork(compiled(leavers.replace("seed: 3", "seed: 4")));
  expect(first.createParameters()).toEqual(first.createParameters(3));
  expect(second.createParameters()).toEqual(first.createParameters(4));
  expect(second.createParameters()).not.toEqual(first.createParameters());
});
