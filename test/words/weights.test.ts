import { describe, expect, it } from "vitest";
import { evaluate } from "../../compiler/api/evaluate.ts";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { train } from "../../compiler/run/train.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { weighCategories } from "../../runtime/weigh-categories.ts";
import { compiled } from "../compiled.ts";
import { hasScikitLearn, pythonList, pythonValue, whereScikitLearn } from "./scikit-learn.ts";

const file = "weights.yaml";

async function errorsOf(text: string): Promise<readonly string[]> {
  const { diagnostics } = await train(text, { file });
  return diagnostics.map(({ code, text: sentence }) => `${code}: ${sentence}`);
}

describe("sampleWeight", () => {
  const spec = (more = "") => `
precision: float64
dataset:
  type: csv
  text: |
    x,y,visits
    1,1,1
    1,3,3
  columns: { visits: number }
  sampleWeight: visits
  targets: y
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1 }
train: { iterations: 1, batchSize: all }
${more}`;

  it("multiplies the loss of each row: (1 · 1² + 3 · 3²) / 2 = 14, whose slope moves the weight from 0 to 1", async () => {
    const claims = `expect:
  metrics: [{ name: loss, after: 0, is: 14 }]
  gradients: [{ name: dense1.weights, after: 0, is: [[-10]] }]
  parameters: [{ name: dense1.weights, is: [[1]] }]`;
    expect(await errorsOf(spec(claims))).toEqual([]);
  });

  it("the column of the weights is no input by default", () => {
    expect(compiled(spec(), { file }).model.inputs).toMatchObject([{ name: "input", columns: ["x"] }]);
  });

  it("a row of weight 2 learns like the same row twice, also in a batch of 1 with a sum", async () => {
    const weighted = `
precision: float64
dataset:
  type: csv
  text: |
    a,b,kind,count
    0.5,1,x,2
    -1,0.25,y,1
    2,-0.5,z,1
  columns: { kind: category }
  sampleWeight: count
  targets: kind
layers: [{ type: dense, units: 4, activation: tanh }, { type: dense, units: 3, activation: softmax }]
loss: { type: categoricalCrossentropy, reduction: sum }
optimizer: { type: sgd, learningRate: 0.5 }
train: { epochs: 3, batchSize: all }`;
    const twice = weighted
      .replace("0.5,1,x,2", "0.5,1,x,1\n    0.5,1,x,1")
      .replace("  sampleWeight: count\n", "  inputs: [a, b]\n");
    const [one, other] = [await train(weighted, { file }), await train(twice, { file })];
    const weights = ({ run }: typeof one) => Array.from(run?.parameters.dense2Weights ?? []);
    expect(weights(one)).toHaveLength(12);
    weights(one).forEach((weight, index) => expect(weight).toBeCloseTo(weights(other)[index] ?? Number.NaN, 14));
  });

  it("weights are 0 or positive numbers of a column that is there", async () => {
    expect(await errorsOf(spec().replace("1,1,1", "1,1,-1"))).toEqual([
      'sample-weight: The weight of a row cannot be -1 (column "visits", row 1).',
    ]);
    expect(await errorsOf(spec().replace("sampleWeight: visits", "sampleWeight: visit"))).toEqual([
      'dataset-column: `sampleWeight:` names the column "visit", which is not in the dataset.',
    ]);
    expect(await errorsOf(spec().replace("visits: number", "visits: { type: number, scale: standard }"))).toEqual([
      'column-unfit: The column "visits" holds weights, and is scaled.',
    ]);
  });
});

describe("classWeight", () => {
  const spec = (classWeight: string, more = "") => `
precision: float64
dataset:
  type: csv
  text: |
    p,ill,weight
    0.5,no,1
    0.5,no,1
    0.5,no,1
    0.5,yes,2
  columns: { ill: { type: category, categories: [no, yes] } }
  inputs: p
  targets: ill
  ${more}
layers: [{ type: dense, units: 1, activation: sigmoid, weightsInitializer: zeros }]
loss: { type: binaryCrossentropy, classWeight: ${classWeight} }`;

  const lossOf = async (text: string) => {
    const found = await evaluate(text, { file });
    return found.ok ? Number(found.training.loss) / Math.LN2 : found.diagnostics;
  };

  it("by name: three rows of weight 1 and one of weight 5 are 8 / 4 times ln 2", async () => {
    expect(await lossOf(spec("{ yes: 5 }"))).toBeCloseTo(2, 14);
    expect(await lossOf(spec("{ no: 0, yes: 2 }"))).toBeCloseTo(0.5, 14);
  });

  it("balanced: 4 / (2 · 3) for each no, 4 / (2 · 1) for the yes; all together still weigh 4", async () => {
    const weights = Float64Array.of(1, 1, 1, 1);
    weighCategories(weights, Float64Array.of(0, 0, 0, 1));
    expect([...weights]).toEqual([4 / 6, 4 / 6, 4 / 6, 2]);
    expect(await lossOf(spec("balanced"))).toBeCloseTo(1, 14);
  });

  it("counts only the categories that occur", () => {
    const weights = Float64Array.of(1, 1, 1);
    weighCategories(weights, Float64Array.of(1, 0, 0, 0, 0, 1, 1, 0, 0));
    expect([...weights]).toEqual([3 / 4, 3 / 2, 3 / 4]);
  });

  it("multiplies the weights of the rows: 3 · 4/6 + 2 · 2 = 6 of 4", async () => {
    expect(await lossOf(spec("balanced", "sampleWeight: weight"))).toBeCloseTo(6 / 4, 14);
  });

  it("needs categories by their names", async () => {
    expect(await errorsOf(spec("{ Yes: 5 }"))).toEqual(['class-weight: "Yes" is not a category of "ill".']);
    const numeric = spec("balanced")
      .replace(/columns: .*/, "columns: { ill: number }")
      .replaceAll(/,(no|yes),/g, ",1,");
    expect(await errorsOf(numeric)).toEqual([
      "class-weight: `classWeight:` weights the categories of the target, and the target is numeric.",
    ]);
  });

  it("the generated encodeRows gives the weights that training uses", async () => {
    const text = spec("balanced", "sampleWeight: weight");
    const compilation = compiled(text, { file });
    const network = (await loadNetwork(compilation)) as unknown as {
      readonly encodeRows: (rows: readonly object[]) => { readonly targets: object };
    };
    const no = { p: 0.5, ill: "no", weight: 1 };
    const { rows } = readRows(compilation.model, fileFinder(file));
    const { targets } = network.encodeRows([no, no, no, { p: 0.5, ill: "yes", weight: 2 }]);
    expect(targets).toEqual(rows?.data.parts.training().part.targets);
    expect(targets).toMatchObject({ sampleWeights: Float64Array.of(4 / 6, 4 / 6, 4 / 6, 4) });
  });

  it.skipIf(!hasScikitLearn)(`balanced weights are scikit-learn's to the bit${whereScikitLearn}`, () => {
    const targets = Float64Array.from({ length: 97 }, (_, row) => ((row * row) % 7) % 3);
    const oneHot = Float64Array.from(
      [...targets].flatMap((category) => [0, 1, 2].map((each) => Number(each === category))),
    );
    const weights = new Float64Array(97).fill(1);
    weighCategories(weights, oneHot);
    const imports = "from sklearn.utils.class_weight import compute_sample_weight";
    expect([...weights]).toEqual(pythonValue(imports, `compute_sample_weight("balanced", ${pythonList(targets)})`));
  });
});

describe("weights of rows in every tier", () => {
  const dataset = `
dataset:
  type: csv
  text: |
    a,b,kind,sold,count
    1,2,x,no,3
  columns:
    kind: { type: category, categories: [x, y, z] }
    sold: { type: category, categories: [no, yes] }
  inputs: [a, b]
  sampleWeight: count`;

  it("the interpreter, loops and kernels give equal bits for one output", async () => {
    const spec = `${dataset}
  targets: kind
layers: [{ type: dense, units: 9, activation: relu }, { type: dense, units: 3, activation: softmax }]
loss: { type: categoricalCrossentropy, classWeight: { x: 2 } }
optimizer: adam
train: { epochs: 1 }`;
    expect(await disagreement(spec, { batches: [7, 3, 1] })).toBeUndefined();
  });

  it("for two outputs, each with its own weights, one of them of all rows alike", async () => {
    const spec = `${dataset}
  targets: { type: kind, sale: sold }
layers:
  - { type: dense, units: 5, activation: tanh, name: body }
  - { type: dense, units: 3, activation: softmax, name: type, inputs: body }
  - { type: dense, units: 1, activation: sigmoid, name: sale, inputs: body }
loss:
  - { type: categoricalCrossentropy, output: type, classWeight: balanced }
  - { type: binaryCrossentropy, output: sale, weight: 0.5 }
optimizer: sgd
train: { epochs: 1 }`;
    expect(await disagreement(spec, { batches: [4, 3, 1] })).toBeUndefined();
    expect(
      Object.keys(
        compiled(spec, { file })
          .program()
          .buffers.filter(({ role }) => role === "target"),
      ),
    ).toHaveLength(4);
  });

  it("for rows with several axes", async () => {
    const spec = `
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
loss: meanSquaredError
optimizer: sgd
train: { epochs: 1 }`;
    expect(await disagreement(spec, { batches: [4, 3, 1] })).toBeUndefined();
  });
});
