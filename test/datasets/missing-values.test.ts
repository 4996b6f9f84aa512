import { describe, expect, it } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { predict } from "../../compiler/api/predict.ts";
import { compile } from "../../compiler/compile.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import type { Json } from "../../compiler/ir/json.ts";
import { writtenOut } from "../../compiler/run/written-out.ts";
import { meanOf, medianOf, modeOf } from "../../runtime/columns/fit-fill.ts";
import { RandomState } from "../../runtime/random-state.ts";
import { compiled } from "../compiled.ts";
import { hasScikitLearn, pythonList, pythonValue, whereScikitLearn } from "../words/scikit-learn.ts";
import { noFiles, told } from "./made-up.ts";

/** Six rows; the last is for test. Of the training rows two have no age, and one has no plan. */
function spec(columns: string, units = 1): string {
  return `precision: float64
dataset:
  type: csv
  text: |
    age,plan,price
    10,free,1
    ,team,2
    40,,3
    NA,team,4
    20,free,5
    1000,free,6
  columns: { ${columns}, price: number }
  targets: price
  split: { type: inOrder, test: 1 }
layers: [{ type: dense, units: ${units} }]
`;
}

const ageRule = (rule: string) => `age: { type: number, missing: ${rule} }, plan: { type: category, missing: mode }`;
const planRule = (rule: string) => `age: { type: number, missing: mean }, plan: { type: category, missing: ${rule} }`;

/** The training inputs, a row a list. */
function inputs(text: string): readonly (readonly number[])[] {
  const { model } = compiled(text, { file: "net.yaml" });
  if (model === undefined) throw new Error("there is no model");
  const { rows, diagnostics } = readRows(model, noFiles);
  expect(told(diagnostics)).toEqual([]);
  const { part } = rows?.data.parts.training() ?? {};
  const values = Array.from(writtenOut(part?.inputs.input, part?.rows ?? 0) ?? []);
  const size = values.length / (part?.rows ?? 1);
  return Array.from({ length: part?.rows ?? 0 }, (_, row) => values.slice(row * size, (row + 1) * size));
}

const ages = (text: string) => inputs(text).map(([age]) => age);
const plans = (text: string) => inputs(text).map(([, ...plan]) => plan.join(""));

describe("a missing number becomes", () => {
  it("the mean of the training rows: (10 + 40 + 20) / 3 = 23⅓, without the 1000 of the test row", () => {
    expect(ages(spec(ageRule("mean")))).toEqual([10, 70 / 3, 40, 70 / 3, 20]);
  });

  it("their median, which is 20 of 10 20 40", () => {
    expect(ages(spec(ageRule("median")))).toEqual([10, 20, 40, 20, 20]);
  });

  it("their mode: of numbers that are there once each, the least", () => {
    expect(ages(spec(ageRule("mode")))).toEqual([10, 10, 40, 10, 20]);
  });

  it("a constant", () => {
    expect(ages(spec(ageRule("{ type: constant, value: -1 }")))).toEqual([10, -1, 40, -1, 20]);
  });

  it("the median and a 1 beside it: an indicator", () => {
    expect(inputs(spec(ageRule("indicator"))).map(([age, missing]) => [age, missing])).toEqual([
      [10, 0],
      [20, 1],
      [40, 0],
      [20, 1],
      [20, 0],
    ]);
  });

  it("what takes its place before the column is scaled: 10 20 40 20 20 on 0 … 1", () => {
    const scaled = "age: { type: number, missing: median, scale: minMax }, plan: { type: category, missing: mode }";
    expect(ages(spec(scaled))).toEqual([0, 1 / 3, 1, 1 / 3, 1 / 3]);
  });
});

describe("a missing category becomes", () => {
  it("the most frequent of the training rows; free and team are there twice each, so the first", () => {
    expect(plans(spec(planRule("mode")))).toEqual(["10", "01", "10", "01", "10"]);
  });

  it("a constant", () => {
    expect(plans(spec(planRule("{ type: constant, value: team }")))).toEqual(["10", "01", "01", "01", "10"]);
  });

  it("one more category, after all others", () => {
    expect(plans(spec(planRule("category")))).toEqual(["100", "010", "001", "010", "100"]);
  });
});

describe("rows without a value", () => {
  it("are left out by skip, before the rows are split: 10 40 20, and 1000 is for test", () => {
    expect(ages(spec(ageRule("skip")))).toEqual([10, 40, 20]);
  });

  it("are a mistake by default, and the message names the cure", () => {
    const { diagnostics } = compile(spec("age: number, plan: { type: category, missing: mode }"), { file: "net.yaml" });
    const { model } = compiled(spec("age: number, plan: { type: category, missing: mode }"), { file: "net.yaml" });
    expect(told(diagnostics)).toEqual([]);
    if (model === undefined) throw new Error("there is no model");
    expect(told(readRows(model, noFiles).diagnostics)).toEqual([
      'net.yaml:7:5 not-a-number: The value is missing (row 2, column "age"). Fill it in, or say under `columns:` what becomes of such rows: `missing: median`, `mode` or `skip` for an input, `missing: skip` for a target.',
      'net.yaml:9:5 not-a-number: "NA" is not a number (row 4, column "age"). If it means that there is no value, say under `columns:` what becomes of such rows: `missing: median`, `mode` or `skip` for an input, `missing: skip` for a target.',
    ]);
  });
});

describe("the texts that mean that there is no value", () => {
  it("are those of the column's na, and the empty one", () => {
    const text = spec("age: { type: number, missing: mean, na: [1000, NA] }, plan: { type: category, missing: mode }");
    expect(ages(text.replace("split: { type: inOrder, test: 1 }", "split: { type: inOrder, test: 0 }"))).toEqual([
      10,
      70 / 3,
      40,
      70 / 3,
      20,
      70 / 3,
    ]);
  });

  it("are not among the categories that are found in the data", () => {
    const { model } = compiled(spec(planRule("category")), { file: "net.yaml" });
    expect(model?.dataset?.columns.find(({ name }) => name === "plan")?.categories).toEqual(["free", "team"]);
  });

  it("may come from `defaults:`, which leaves targets alone", () => {
    const text = spec("age: number").replace("columns:", "defaults: { number: { missing: mean } }\n  columns:");
    const { model } = compiled(text, { file: "net.yaml" });
    expect(model?.dataset?.columns.map(({ name, missing }) => [name, missing.type])).toEqual([
      ["age", "mean"],
      ["plan", "error"],
      ["price", "error"],
    ]);
  });
});

describe("a network whose columns may miss", () => {
  const text = `${spec(planRule("category"))}loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;

  it("answers a row without a value as it answers one with what takes its place", async () => {
    const answers = async (...rows: readonly Json[]) => {
      const { train } = await import("../../compiler/run/train.ts");
      const { run } = await train(text, { file: "net.yaml" });
      const found = await predict(text, {
        file: "net.yaml",
        rows,
        weights: { file: "w", bytes: run?.weights as never },
      });
      return found.ok ? found.answers : told(found.diagnostics);
    };
    const [missing, filled, empty] = await answers(
      { age: null, plan: "free" },
      { age: 70 / 3, plan: "free" },
      { age: "NA", plan: "free" },
    );
    expect(missing).toEqual(filled);
    expect(empty).toEqual(filled);
  });

  it("has the type number | null for it, and does the same in its module, without the compiler", async () => {
    const compilation = compiled(text, { file: "net.yaml" });
    const code = await compilation.code("net.ts", {});
    expect(code).toContain("readonly age: number | null;");
    expect(code).toContain("readonly plan: Plan | null;");
    const url = `data:text/javascript;base64,${Buffer.from(stripTypes(code)).toString("base64")}`;
    const network = await import(/* @vite-ignore */ url);
    const p = network.createParameters();
    network.fitScales(p, network.rows.slice(0, 5));
    expect(p.ageFill).toEqual(Float64Array.of(70 / 3));
    expect([...network.encodeRows(network.rows, p).inputs.input].slice(4, 12)).toEqual([70 / 3, 0, 1, 0, 40, 0, 0, 1]);
    expect(() => network.predict(p, { plan: "free" })).toThrow("age is missing");
  });
});

describe("a rule that a column cannot have is refused:", () => {
  const mistakes = (columns: string) => told(compile(spec(columns), { file: "net.yaml" }).diagnostics);

  it.each([
    ["the mean of categories", planRule("mean"), "is of type category, and `missing: mean` is for columns of numbers."],
    [
      "a category of numbers",
      ageRule("category"),
      "is of type number, and `missing: category` is for columns of categories.",
    ],
    ["a constant that is no category", planRule("{ type: constant, value: gold }"), 'has no category "gold".'],
    ["a constant that is no number", ageRule("{ type: constant, value: x }"), 'holds numbers, not "x".'],
  ])("%s", (_, columns, problem) => {
    expect(mistakes(columns)).toEqual([expect.stringContaining(problem)]);
  });

  it("a target that is filled in", () => {
    const text = spec(ageRule("mean")).replace("price: number", "price: { type: number, missing: mean }");
    expect(told(compile(text, { file: "net.yaml" }).diagnostics)).toEqual([
      expect.stringContaining(
        "is a target, and `missing: mean` would have the network learn values that nobody measured",
      ),
    ]);
  });

  it("a column without any value in the training rows", () => {
    const text = spec(ageRule("median")).replaceAll(/^ {4}(10|40|20),/gm, "    ,");
    const { model } = compiled(text, { file: "net.yaml" });
    if (model === undefined) throw new Error("there is no model");
    expect(told(readRows(model, noFiles).diagnostics)).toEqual([
      expect.stringContaining("has no value in any training row"),
    ]);
  });
});

describe("mean, median and mode", () => {
  it.runIf(hasScikitLearn)(`are those of scikit-learn's SimpleImputer${whereScikitLearn}`, () => {
    const random = new RandomState(3);
    const samples = [1, 2, 7, 100, 1001].map((size) =>
      Float64Array.from({ length: size }, () => Math.round(random.uniform(-40, 40)) / 4),
    );
    const imputed = pythonValue(
      "from sklearn.impute import SimpleImputer",
      `[[SimpleImputer(strategy=each).fit(np.array(values).reshape(-1, 1)).statistics_[0] for each in ("mean", "median", "most_frequent")] for values in [${samples.map(pythonList).join(", ")}]]`,
    );
    expect(imputed).toEqual(
      samples.map((values) => [expect.closeTo(meanOf(values), 12), medianOf(values), modeOf(values)]),
    );
  });
});
