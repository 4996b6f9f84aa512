import { describe, expect, it } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { compile } from "../../compiler/compile.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { firstParameters } from "../../compiler/run/start.ts";
import { train } from "../../compiler/run/train.ts";
import { writtenOut } from "../../compiler/run/written-out.ts";
import { RandomState } from "../../runtime/random-state.ts";
import { compiled } from "../compiled.ts";
import { noFiles, told } from "../datasets/made-up.ts";
import { hasScikitLearn, pythonList, pythonValue, whereScikitLearn } from "./scikit-learn.ts";

/** A column x under a scale; every row but the last `test` ones is for training. */
function spec(scale: string, x: ArrayLike<number>, test = 0): string {
  const rows = Array.from(x, (value) => `    ${value},1\n`).join("");
  return `precision: float64
dataset:
  type: csv
  text: |
    x,y
${rows}  columns: { x: { type: number, scale: ${scale} } }
  targets: y
  split: { type: inOrder, test: ${test} }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: adam
train: { epochs: 1 }
`;
}

function rowsOf(text: string) {
  const { model } = compiled(text, { file: "net.yaml" });
  if (model === undefined) throw new Error("there is no model");
  return { model, ...readRows(model, noFiles) };
}

function scaled(scale: string, x: ArrayLike<number>, test = 0, part: "training" | "test" = "training") {
  const { rows, diagnostics } = rowsOf(spec(scale, x, test));
  expect(told(diagnostics)).toEqual([]);
  const { part: encoded } = rows?.data.parts[part]() ?? {};
  return Array.from(writtenOut(encoded?.inputs.input, encoded?.rows ?? 0) ?? []);
}

describe("the scale", () => {
  it("robust: of 1 2 3 4 100 the median is 3, and the quarters are 2 and 4", () => {
    expect(scaled("robust", [1, 2, 3, 4, 100])).toEqual([-1, -0.5, 0, 0.5, 48.5]);
  });

  it("robust moves a column of one value to 0", () => {
    expect(scaled("robust", [7, 7, 7])).toEqual([0, 0, 0]);
  });

  it("log1p: 0 becomes 0, and e − 1 becomes 1", () => {
    expect(scaled("log1p", [0, Math.E - 1])).toEqual([0, expect.closeTo(1, 15)]);
  });

  it("log1p, standardized: 0 and 9 have the logarithms 0 and log 10, so they become −1 and 1", () => {
    expect(scaled("{ type: log1p, standardize: true }", [0, 9])).toEqual([
      expect.closeTo(-1, 14),
      expect.closeTo(1, 14),
    ]);
  });

  it("quantile: of 10 20 20 40 the ranks are 0, ½, ½ and 1; 30 lies halfway from ⅔ to 1; outside it ends at 0 and 1", () => {
    const ranks = scaled("quantile", [10, 20, 20, 40]);
    expect(ranks).toEqual([0, 0.5, 0.5, 1]);
    const others = scaled("quantile", [10, 20, 20, 40, 30, 5, 99], 3, "test");
    expect(others).toEqual([expect.closeTo(5 / 6, 15), 0, 1]);
  });

  it("power: numbers that are normal already keep their order, with mean 0 and deviation 1", () => {
    const found = scaled("power", [-2, -1, 0, 1, 2]);
    expect(found.map((value) => Math.round(value * 1000) / 1000)).toEqual([-1.414, -0.707, 0, 0.707, 1.414]);
  });
});

describe("scales are those of scikit-learn", () => {
  const random = new RandomState(5);
  const x = Float64Array.from({ length: 301 }, () => random.uniform(0, 12) ** 3 / 8 - 3);
  const theirs = (make: string) =>
    pythonValue(
      "from sklearn.preprocessing import *",
      `${make}.fit_transform(np.array(${pythonList(x)}).reshape(-1, 1)).ravel()`,
    ) as number[];
  const largest = (a: readonly number[], b: readonly number[]) =>
    a.reduce((most, value, index) => Math.max(most, Math.abs(value - (b[index] ?? Number.NaN))), 0);

  it.runIf(hasScikitLearn).each([
    ["standard", "StandardScaler()", 1e-12],
    ["minMax", "MinMaxScaler()", 1e-12],
    ["robust", "RobustScaler()", 1e-12],
    ["quantile", "QuantileTransformer()", 1e-12],
    ["{ type: quantile, quantiles: 50 }", "QuantileTransformer(n_quantiles=50)", 1e-12],
    // The exponent is where a curve is flat: both find it to about eight digits.
    ["power", "PowerTransformer()", 1e-6],
  ])(`%s is %s, to %d${whereScikitLearn}`, (scale, make, within) => {
    expect(largest(scaled(scale, x), theirs(make))).toBeLessThan(within);
  });
});

describe("a network with such a column", () => {
  it.each(["robust", "log1p", "{ type: log1p, standardize: true }", "power", "{ type: quantile, quantiles: 5 }"])(
    "has %s in its module, which encodes as the compiler does",
    async (scale) => {
      const text = spec(scale, [1, 2, 3, 4, 100]);
      const compilation = compiled(text, { file: "net.yaml" });
      const { rows } = rowsOf(text);
      const code = await compilation.code("net.ts", {});
      const url = `data:text/javascript;base64,${Buffer.from(stripTypes(code)).toString("base64")}`;
      const network = await import(/* @vite-ignore */ url);
      const { model } = compilation;
      if (model === undefined) throw new Error("there is no model");
      const p = firstParameters(network, model, rows, undefined);
      const { part } = rows?.data.parts.training() ?? {};
      expect(network.encodeRows(network.rows, p).inputs).toEqual(part?.inputs);
      if (network.fitScales === undefined) return;
      const fitted = network.createParameters();
      network.fitScales(fitted, network.rows);
      expect(fitted.xScale).toEqual((p as unknown as { readonly xScale: Float64Array }).xScale);
    },
  );

  it("learns the logarithm of a target, and speaks of it in the target's unit", async () => {
    const text = `precision: float64
dataset: { type: inline, inputs: { a: [0, 0] }, targets: { y: [0, 99] }, columns: { y: { type: number, scale: log1p } } }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.5 }
metrics: [meanAbsoluteError]
train: { iterations: 1 }
expect:
  # The bias goes to the mean of the logarithms, log(100) / 2, which is 10 − 1 = 9 in the unit of y.
  predictions: [{ inputs: { a: 0 }, outputs: { y: 9.000000 } }]
  metrics: [{ name: meanAbsoluteError, is: 49.500000 }]
`;
    const { diagnostics } = await train(text, { file: "log.yaml" });
    expect(told(diagnostics)).toEqual([]);
  });
});

describe("a scale is refused", () => {
  it("that has no way back for a target", () => {
    const text = spec("none", [1, 2]).replace("columns: {", "columns: { y: { type: number, scale: quantile },");
    expect(told(compile(text, { file: "net.yaml" }).diagnostics)).toEqual([
      expect.stringContaining("is a target, and `scale: quantile` is for inputs"),
    ]);
  });

  it("that has no value for a number, at its row", () => {
    expect(told(rowsOf(spec("log1p", [3, -1, 4])).diagnostics)).toEqual([
      'net.yaml:7:5 column-unfit: The column "x" has the value -1, and `scale: log1p` takes numbers above -1. Write scale: robust, standard or power.',
    ]);
  });
});
