import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../compiler/api/evaluate.ts";
import { render } from "../../compiler/api/render.ts";
import { train } from "../../compiler/run/train.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";

const file = "weighted.yaml";

/** What scikit-learn says of rows with weights. */
interface Reference {
  readonly inputs: readonly (readonly number[])[];
  readonly targets: readonly (number | readonly number[])[];
  readonly weights: readonly number[];
  readonly metrics: { readonly [type: string]: number };
  readonly unweightedAccuracy?: number;
}

const references = JSON.parse(
  readFileSync(new URL("../references/weighted-metrics.json", import.meta.url), "utf8"),
) as { readonly [name: string]: Reference };

/** A network without anything to learn, measured on the rows of a reference, twenty at a time. */
function specOf({ inputs, targets, weights, metrics }: Reference, more: string): string {
  const names = inputs[0]?.map((_, index) => `x${index}`) ?? [];
  const wanted = [targets[0]].flat().map((_, index) => `y${index}`);
  const rows = inputs.map((row, index) => [...row, ...[targets[index]].flat(), weights[index]].join(","));
  const listed = Object.keys(metrics).map(
    (type) => `  - { type: ${type}, weighted: true${type === "topKAccuracy" ? ", k: 2" : ""} }`,
  );
  return `
precision: float64
dataset:
  type: csv
  text: |
    ${[[...names, ...wanted, "weight"].join(","), ...rows].join("\n    ")}
  columns: { weight: number }
  inputs: [${names.join(", ")}]
  targets: [${wanted.join(", ")}]
  sampleWeight: weight
${more}
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1, batchSize: 20 }
metrics:
${listed.join("\n")}
  ${metrics.accuracy === undefined ? "" : "- accuracy"}`;
}

const identity = (size: number) => {
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (__, column) => Number(row === column)),
  );
  return `units: ${size}, useBias: false, weightsInitializer: { type: values, values: ${JSON.stringify(rows)} }`;
};

describe("weighted metrics are scikit-learn's with sample_weight", () => {
  it.each([
    ["decision", `layers: [{ type: dense, activation: sigmoid, ${identity(1)} }]\nloss: binaryCrossentropy`],
    ["categories", `layers: [{ type: dense, activation: softmax, ${identity(3)} }]\nloss: categoricalCrossentropy`],
    ["numbers", `layers: [{ type: dense, ${identity(2)} }]\nloss: meanSquaredError`],
  ])("of %s, over several batches; without `weighted:` every row counts the same", async (name, more) => {
    const reference = references[name] as Reference;
    const category = name === "categories" ? "[0, 1, 2]" : "[0, 1]";
    const typed = name === "numbers" ? "" : `, y0: { type: category, categories: ${category} }`;
    const text = specOf(reference, more).replace("{ weight: number }", `{ weight: number${typed} }`);
    const { run, diagnostics } = await train(text, { file });
    expect(diagnostics).toEqual([]);
    for (const [type, value] of Object.entries(reference.metrics)) {
      const found = run?.measures.training?.[`weighted${type.charAt(0).toUpperCase()}${type.slice(1)}`];
      expect(Math.abs(Number(found) - value), `${type}: ${found}, scikit-learn ${value}`).toBeLessThan(1e-12);
    }
    if (reference.unweightedAccuracy !== undefined) {
      expect(run?.measures.training?.accuracy).toBeCloseTo(reference.unweightedAccuracy, 14);
    }
  });
});

describe("in a spec", () => {
  const spec = (metric: string, more = "  sampleWeight: visits") => `
precision: float64
dataset:
  type: csv
  text: |
    x,y,visits
    1,1,1
    1,3,3
    1,5,0
    1,2,4
  columns: { visits: number }
  inputs: x
  targets: y
  split: { type: inOrder, test: 2 }
${more}
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: zeros }]
metrics:
  - ${metric}`;

  const measured = async (text: string) => {
    const found = await evaluate(text, { file });
    return found.ok ? found : found.diagnostics.map(({ code, text: sentence }) => `${code}: ${sentence}`);
  };

  it("(1 · 1² + 3 · 3²) / (1 + 3) = 7 on the training rows, (0 · 5² + 4 · 2²) / 4 = 4 on those for test, without a loss", async () => {
    const found = await measured(spec("{ type: meanSquaredError, weighted: true }"));
    expect(found).toMatchObject({ training: { weightedMeanSquaredError: 7 }, test: { weightedMeanSquaredError: 4 } });
  });

  it("has its own name where it is given one, and is rendered as it was written", async () => {
    const text = spec("{ type: rootMeanSquaredError, weighted: true, name: error }");
    expect(await measured(text)).toMatchObject({ test: { error: 2 } });
    const rendered = render(text, { file });
    expect(rendered.ok && rendered.text).toContain("{ type: rootMeanSquaredError, name: error, weighted: true }");
  });

  it("is 0 where all rows weigh nothing, and what ranks rows is NaN there", async () => {
    const nothing = (metric: string) => spec(metric).replace("1,2,4", "1,2,0");
    expect(await measured(nothing("{ type: meanAbsoluteError, weighted: true }"))).toMatchObject({
      test: { weightedMeanAbsoluteError: 0 },
    });
    expect(await measured(nothing("{ type: r2Score, weighted: true }"))).toMatchObject({
      test: { weightedR2Score: Number.NaN },
    });
  });

  it("of the column alone: the weights of categories are those of the loss", async () => {
    const text = spec("{ type: accuracy, weighted: true }")
      .replace("visits: number", "visits: number, y: { type: category, categories: [1, 3, 5, 2] }")
      .replace("units: 1", "units: 4, activation: softmax")
      .concat("\nloss: { type: categoricalCrossentropy, classWeight: { 3: 9 } }");
    expect(await measured(text)).toMatchObject({ training: { weightedAccuracy: 1 / 4 } });
  });

  it.each([
    ["{ type: maxAbsoluteError, weighted: true }", "maxAbsoluteError does not take the weights of rows."],
    [
      "{ type: meanSquaredError, weighted: true, without: dense1 }",
      "meanSquaredError cannot be weighted and combined with `without:`.",
    ],
  ])("%s is refused", async (metric, sentence) => {
    expect(await measured(spec(metric))).toEqual([`metric-unfit: ${sentence}`]);
  });

  it("needs a column of weights", async () => {
    expect(await measured(spec("{ type: meanSquaredError, weighted: true }", ""))).toEqual([
      "metric-unfit: meanSquaredError is weighted, and the dataset has no `sampleWeight:`.",
    ]);
  });

  it("the interpreter, loops and kernels measure alike, also rows of several axes", async () => {
    const all = "{ type: meanSquaredError, weighted: true }\n  - { type: r2Score, weighted: true }";
    expect(await disagreement(spec(all).replace("float64", "float32"), { batches: [7, 3, 1] })).toBeUndefined();
    const images = `
dataset:
  type: csv
  text: |
    v,w,count
    1 2 3 4,1 0 1 0,2
  columns: { v: { type: vector, shape: [4] }, w: { type: image, shape: [2, 2] } }
  inputs: v
  targets: w
  sampleWeight: count
layers: [{ type: dense, units: 4 }, { type: reshape, targetShape: [2, 2] }]
metrics: [{ type: meanAbsoluteError, weighted: true }, { type: auc, weighted: true }]`;
    expect(await disagreement(images, { batches: [4, 3, 1] })).toBeUndefined();
  });
});
