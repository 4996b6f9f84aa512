import { describe, expect, it } from "vitest";
import { dataHash } from "../../compiler/data/data-hash.ts";
import { decodeOutputs } from "../../compiler/data/decode-outputs.ts";
import { encodeInput } from "../../compiler/data/encode-input.ts";
import { fittedIn } from "../../compiler/data/fitted-columns.ts";
import { prepareData } from "../../compiler/data/prepare-data.ts";
import type { Json } from "../../compiler/ir/json.ts";
import type { LossModel, Model, SplitModel } from "../../compiler/ir/model.ts";
import type { Table } from "../../compiler/ir/table.ts";
import { minMax } from "../../compiler/language/scales/min-max.ts";
import { standard } from "../../compiler/language/scales/standard.ts";
import { standard as language } from "../../compiler/language/standard.ts";
import { categories, column, datasetOf, somewhere, told } from "./made-up.ts";

const scaled = (name: string, type: string, options = {}) => column(name, { scale: { type, options } });
const columns = [
  scaled("age", "standard"),
  categories("country", "BE", "FR", "NL"),
  scaled("price", "minMax"),
  categories("sold", "no", "yes"),
];
const split: SplitModel = {
  type: "inOrder",
  options: { validation: 0, test: 1 },
  validation: 0,
  test: 1,
  range: somewhere,
};

/** age and country enter; price and sold are learnt. */
const model: Model = {
  kind: "model",
  language,
  name: "houses",
  file: "spec.yaml",
  seed: 0,
  precision: "float32",
  dataset: datasetOf("csv", {}, columns, { split }),
  inputs: [{ name: "input", shape: [4], columns: ["age", "country"] }],
  layers: [],
  outputs: [
    { name: "price", layer: "price", shape: [1], target: { columns: ["price"], encoding: "values" } },
    { name: "sold", layer: "sold", shape: [1], target: { columns: ["sold"], encoding: "index" } },
  ],
  losses: [],
  learning: { type: "backpropagation", options: {} },
  metrics: [],
};

/** Four rows; the last is for test. */
const table: Table = {
  rows: 4,
  columns: {
    age: { kind: "numbers", values: Float64Array.of(1, 2, 3, 100) },
    country: { kind: "categories", values: Int32Array.of(0, 2, 1, 0) },
    price: { kind: "numbers", values: Float64Array.of(10, 30, 20, 1000) },
    sold: { kind: "categories", values: Int32Array.of(0, 1, 0, 1) },
  },
  rangeOf: (row, name) => ({ ...somewhere, line: row + 2, column: name.length }),
};

function loss(type: string, output: string): LossModel {
  return { type, options: {}, output, weight: 1, reduction: "mean", range: somewhere };
}

describe("scales are fitted on given rows", () => {
  const fit = (...values: number[]) => ({
    standard: standard.fit(() => Float64Array.from(values), {}),
    minMax: minMax.fit(() => Float64Array.from(values), {}),
  });

  it("to their mean and deviation, or their least and greatest value", () => {
    expect(fit(2, 4, 4, 4, 5, 5, 7, 9)).toEqual({
      standard: { subtract: 5, divide: 2 },
      minMax: { subtract: 2, divide: 7 },
    });
  });

  it("without dividing by nothing where all values are the same", () => {
    expect(fit(3, 3)).toEqual({ standard: { subtract: 3, divide: 1 }, minMax: { subtract: 3, divide: 1 } });
  });
});

describe("prepared data", () => {
  const { data, diagnostics } = prepareData(model, table);

  it("are scaled by the training rows alone: age 1 2 3 has mean 2 and deviation √⅔, price 10 30 20 lies in 10 … 30", () => {
    expect(diagnostics).toEqual([]);
    expect(data?.fitted.get("age")).toEqual({ scale: { subtract: 2, divide: Math.sqrt(2 / 3) } });
    expect(data?.fitted.get("price")).toEqual({ scale: { subtract: 10, divide: 20 } });
    expect(data?.tensors.map(({ name, shape }) => [name, shape])).toEqual([
      ["columns.age.scale", [2]],
      ["columns.price.scale", [2]],
    ]);
    expect(fittedIn(data?.tensors ?? [])).toEqual(data?.fitted);
    expect(fittedIn([]).size).toBe(0);
  });

  it("are numbers, then a one for the category, rounded once to float32", () => {
    const part = data?.parts.training().part;
    const low = Math.fround(-1 / Math.sqrt(2 / 3));
    expect(part?.inputs).toEqual({ input: Float32Array.of(low, 1, 0, 0, 0, 0, 0, 1, -low, 0, 1, 0) });
    expect(part?.targets).toEqual({ price: Float32Array.of(0, 1, 0.5), sold: Float32Array.of(0, 1, 0) });
    expect(part?.rows).toBe(3);
  });

  it("hold the test rows too, in the same scale, when they are asked for", () => {
    expect(data?.counts).toEqual({ training: 3, validation: 0, test: 1 });
    const { part } = data?.parts.test() ?? {};
    expect(part?.rowNumbers).toEqual(Uint32Array.of(3));
    expect(part?.targets.price).toEqual(Float32Array.of(49.5));
    expect(data?.parts.test().part).toBe(part);
  });

  it("do not touch the test rows before that", () => {
    const looked: number[] = [];
    const values = new Proxy(Float64Array.of(10, 30, 20, 1000), {
      get: (target, key) => {
        if (key === "3") looked.push(3);
        if (key === "subarray") {
          return (from: number, to: number) => {
            if (to > 3) looked.push(3);
            return target.subarray(from, to);
          };
        }
        const found = Reflect.get(target, key, target);
        return typeof found === "function" ? found.bind(target) : found;
      },
    });
    const watched = { ...table, columns: { ...table.columns, price: { kind: "numbers" as const, values } } };
    const prepared = prepareData(model, watched);
    expect(looked).toEqual([]);
    prepared.data?.parts.test();
    expect(looked.length).toBeGreaterThan(0);
  });

  it("are kept in float64 where the network is", () => {
    const wide = prepareData({ ...model, precision: "float64" }, table);
    expect(wide.data?.parts.training().part.targets.price).toEqual(Float64Array.of(0, 1, 0.5));
  });

  it("may hold a row of many categories as one one among zeros", () => {
    const target = { columns: ["country"], encoding: "oneHot" } as const;
    const outputs = [{ name: "country", layer: "x", shape: [3], target }];
    const prepared = prepareData({ ...model, outputs }, table);
    expect(prepared.data?.parts.training().part.targets.country).toEqual(Float32Array.of(1, 0, 0, 0, 0, 1, 0, 1, 0));
  });

  it("are refused where a number does not fit float32", () => {
    const age = { kind: "numbers" as const, values: Float64Array.of(1, 1e200, 3, 4) };
    const plain = columns.map((each) => ({ ...each, scale: { type: "none", options: {} } }));
    const unscaled = { ...model, dataset: datasetOf("csv", {}, plain, { split }) };
    expect(told(prepareData(unscaled, { ...table, columns: { ...table.columns, age } }).diagnostics)).toEqual([
      'spec.yaml:3:3 too-large-for-precision: 1e+200 is too large for float32 (row 2, column "age"). Scale the column (`scale: standard`), or write `precision: float64`.',
    ]);
  });

  it("are refused at the row whose target the loss cannot take", () => {
    const plain = columns.map((each) => ({ ...each, scale: { type: "none", options: {} } }));
    const strict = {
      ...model,
      dataset: datasetOf("csv", {}, plain, { split }),
      losses: [loss("binaryCrossentropy", "price")],
    };
    expect(told(prepareData(strict, table).diagnostics)[0]).toBe(
      "spec.yaml:2:5 target-out-of-range: binaryCrossentropy takes targets from 0 to 1, not 10 (row 1).",
    );
    const sums = { ...strict, losses: [loss("categoricalCrossentropy", "price")] };
    expect(told(prepareData(sums, table).diagnostics)[0]).toContain("categoricalCrossentropy takes targets");
  });

  it("have a hash of their values, which any change of a value changes", () => {
    const hash = dataHash(table);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const age = { kind: "numbers" as const, values: Float64Array.of(1, 2, 3, 101) };
    expect(dataHash({ ...table, columns: { ...table.columns, age } })).not.toBe(hash);
    const bytes = (values: Uint8Array | Float64Array): Table => ({
      rows: 2,
      columns: { x: { kind: "numbers", values } },
      rangeOf: () => somewhere,
    });
    // printf '["x","numbers",2]\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\360\077' | sha256sum
    expect(dataHash(bytes(Uint8Array.of(0, 1)))).toBe(
      "5c8d736543c2ed62749be6474f92e9a8cb6f6ba0e6e88cd354fb9cdc05296fa9",
    );
    expect(dataHash(bytes(Float64Array.of(0, 1)))).toBe(dataHash(bytes(Uint8Array.of(0, 1))));
  });
});

describe("one row for predict", () => {
  const fitted = new Map([
    ["age", { scale: { subtract: 40, divide: 10 } }],
    ["price", { scale: { subtract: 1000, divide: 500 } }],
  ]);
  const encode = (written: Json, of = model) => encodeInput(of, written, fitted);

  it("is a map by the names of columns, or a list in their order; numbers may be texts, targets may be left in", () => {
    const expected = { input: Float32Array.of(0.5, 0, 1, 0) };
    expect(encode({ country: "FR", age: 45 }).inputs).toEqual(expected);
    expect(encode({ age: "45", country: "FR", price: "3" }).inputs).toEqual(expected);
    expect(encode([45, "FR"]).inputs).toEqual(expected);
  });

  it("is told what is wrong with it", () => {
    expect(told(encode({ age: 1, land: "FR" }).diagnostics)).toEqual([
      'input-name: The network has no input "land". Available: country.',
    ]);
    expect(told(encode({ age: 1 }).diagnostics)).toEqual(['input-missing: The row has no value for "country".']);
    expect(told(encode({ age: "old", country: "ES" }).diagnostics)).toEqual([
      'not-a-number: "old" is not a number ("age" of the input). Write a number there, or leave the row out.',
      'category-not-listed: "ES" is not one of the categories ("country" of the input). Available: BE, FR, NL.',
    ]);
    expect(told(encode([1, "FR", 3]).diagnostics)).toEqual([
      'input-form: "input" takes a list of 2 values, not a list of 3. In order: age and country.',
    ]);
  });

  it("is a plain list, or nested lists, for a network without a dataset", () => {
    const { dataset: _, ...bare } = model;
    const plain = { ...bare, inputs: [{ name: "input", shape: [2, 2], columns: [] }] };
    expect(
      encode(
        [
          [1, 2],
          [3, 4],
        ],
        plain,
      ).inputs,
    ).toEqual({ input: Float32Array.of(1, 2, 3, 4) });
    expect(encode([1, 2, 3, 4], plain).inputs).toEqual({ input: Float32Array.of(1, 2, 3, 4) });
    expect(told(encode([1, 2, 3], plain).diagnostics)).toEqual([
      'input-form: "input" takes 4 numbers, not 3. Its shape is [2, 2].',
    ]);
    const two = {
      ...bare,
      inputs: [
        { name: "x", shape: [2], columns: [] },
        { name: "y", shape: [1], columns: [] },
      ],
    };
    expect(encode({ x: [1, 2], y: [3] }, two).inputs).toEqual({ x: Float32Array.of(1, 2), y: Float32Array.of(3) });
    expect(told(encode([1, 2], two).diagnostics)).toEqual([
      "input-form: The network has 2 inputs, so a row must be a map by their names. Required: x and y.",
    ]);
  });

  it("whatever it is, is encoded or refused, never thrown at", () => {
    const odd: readonly Json[] = [
      null,
      true,
      "x",
      5,
      [],
      {},
      [[]],
      [null, null],
      { age: {}, country: [] },
      { __proto__: 1 },
      [[45], ["FR"]],
    ];
    for (const written of odd) {
      const { inputs, diagnostics } = encode(written);
      expect(inputs === undefined).toBe(diagnostics.length > 0);
    }
  });

  it("is answered by name, in the unit of the column, with a label and its probability", () => {
    expect(decodeOutputs(model, { price: [0.5], sold: [0.75] }, fitted)).toEqual({
      outputs: { price: 1250, sold: { label: "yes", probabilities: { no: 0.25, yes: 0.75 } } },
    });
    const [price, sold] = model.outputs;
    expect(decodeOutputs({ ...model, outputs: [price as never] }, { price: [0.5] }, fitted)).toEqual({
      outputs: { price: 1250 },
    });
    expect(decodeOutputs({ ...model, outputs: [sold as never] }, { sold: [0.5] }, fitted).outputs).toMatchObject({
      label: "no",
    });
  });

  it("is answered by a plain list where nothing has a name", () => {
    const { dataset: _, ...bare } = model;
    const outputs = [{ name: "outputs", layer: "dense2", shape: [1] }];
    expect(decodeOutputs({ ...bare, outputs }, { outputs: [0.0078] }, fitted)).toEqual({ outputs: [0.0078] });
    const image = [{ name: "outputs", layer: "x", shape: [2, 2] }];
    expect(decodeOutputs({ ...bare, outputs: image }, { outputs: [1, 2, 3, 4] }, fitted)).toEqual({
      outputs: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  it("is answered by the most probable categories, the earlier first where two are equal", () => {
    const target = { columns: ["country"], encoding: "oneHot" } as const;
    const one = { ...model, outputs: [{ name: "country", layer: "x", shape: [3], target }] };
    expect(decodeOutputs(one, { country: [0.25, 0.5, 0.25] }, fitted, 2)).toEqual({
      outputs: {
        label: "FR",
        probabilities: { BE: 0.25, FR: 0.5, NL: 0.25 },
        top: [
          { label: "FR", probability: 0.5 },
          { label: "BE", probability: 0.25 },
        ],
      },
    });
  });
});
