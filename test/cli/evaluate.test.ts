import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { evaluate } from "../../compiler/index.ts";
import { folderWith, netwright } from "./netwright.ts";

/** The weight is 2 and stays 2: y = 2 (x − mean) / deviation, of the training rows 0 and 2: mean 1, deviation 1. */
const line = `name: line
precision: float64
dataset:
  type: csv
  file: old.csv
  columns: { x: { type: number, scale: standard, missing: mean }, plan: { type: category, categories: [a, b], unknown: ignore } }
  inputs: [x, plan]
  targets: y
layers:
  - { type: dense, units: 1, useBias: false, weightsInitializer: { type: values, values: [[2], [0], [0]] } }
loss: meanSquaredError
metrics: [meanAbsoluteError]
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1 }
`;
const sign = `name: sign
precision: float64
dataset:
  type: csv
  file: signs.csv
  columns: { x: number, positive: { type: category, categories: [no, yes] } }
  targets: positive
layers: [{ type: dense, units: 1, activation: sigmoid, weightsInitializer: ones }]
loss: binaryCrossentropy
metrics: [accuracy, confusionMatrix]
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1 }
`;
const folder = folderWith({
  "line.yaml": line,
  "old.csv": "x,plan,y\n0,a,1\n2,b,3\n",
  "sign.yaml": sign,
  "signs.csv": "x,positive\n1,yes\n-1,no\n",
  "plain.yaml": line.replace(
    /dataset:[\s\S]*layers/,
    "dataset: { type: inline, inputs: [[1, 2, 3]], targets: [[1]] }\nlayers",
  ),
});

beforeAll(async () => {
  for (const spec of ["line", "sign", "plain"]) await netwright(folder, ["train", `${spec}.yaml`]);
});

describe("evaluate", () => {
  test("measures the run on other rows, with what its columns have learnt, beside the mean of these rows", async () => {
    // x = 3 is scaled to 2 and answered by 4; a missing x is the mean, 0, answered by 0. The errors are 1 and −2.
    writeFileSync(join(folder, "new.csv"), "y,plan,note,x\n3,a,hm,3\n2,c,,\n");
    const { code, stdout, stderr } = await netwright(folder, ["evaluate", "line.yaml", "new.csv"]);
    expect(stdout.split("\n")).toEqual([
      "                   test  always the mean",
      "loss                2.5             0.25",
      "meanAbsoluteError   1.5              0.5",
      "",
    ]);
    expect(stderr).toBe("new.csv: 2 rows (1 without x → mean, 1 with an unknown plan → ignored)\n");
    expect(code).toBe(0);
  });

  test("does not read the rows of the training again", async () => {
    writeFileSync(join(folder, "new.csv"), "y,plan,x\n3,a,3\n");
    writeFileSync(join(folder, "old.csv"), "x,plan,y\n100,a,1\n200,b,3\n");
    const { stdout } = await netwright(folder, ["evaluate", "line.yaml", "new.csv", "--json"]);
    const baseline = { title: "always the mean", on: "test", measures: { loss: 0, meanAbsoluteError: 0 } };
    const measured = { loss: 1, metrics: { meanAbsoluteError: 1 }, baseline };
    expect(JSON.parse(stdout)).toEqual({ file: "new.csv", rows: 1, skipped: 0, ...measured });
  });

  test("prints the confusion matrix of categories", async () => {
    writeFileSync(join(folder, "more.csv"), "x,positive\n5,yes\n-5,yes\n-4,no\n");
    const { stdout } = await netwright(folder, ["evaluate", "sign.yaml", "more.csv"]);
    expect(stdout).toContain('            test  always "yes"\n');
    expect(stdout).toContain("accuracy  0.666667");
    expect(stdout).toContain("     no  yes\nno    1    0\nyes   1    1\n");
  });

  test("points at a target that is no category, and at a column that is not there", async () => {
    writeFileSync(join(folder, "odd.csv"), "x,positive\n5,yes\n1,maybe\n");
    writeFileSync(join(folder, "short.csv"), "x\n5\n");
    const odd = await netwright(folder, ["evaluate", "sign.yaml", "odd.csv"]);
    const short = await netwright(folder, ["evaluate", "sign.yaml", "short.csv"]);
    expect([odd.code, odd.stderr.split("\n")[0]]).toEqual([1, "odd.csv:3:3  error  category-not-listed"]);
    expect([short.code, short.stderr.split("\n")[1]]).toEqual([
      1,
      '  short.csv has no column "positive". Available: x.',
    ]);
  });

  test("refuses rows without names, and a file that is not there", async () => {
    const plain = await netwright(folder, ["evaluate", "plain.yaml", "more.csv"]);
    const none = await netwright(folder, ["evaluate", "sign.yaml", "none.csv"]);
    expect([plain.code, plain.stderr]).toEqual([1, expect.stringContaining("have no names for their columns")]);
    expect([none.code, none.stderr]).toEqual([5, expect.stringContaining("none.csv cannot be read")]);
  });

  test("from a program, with the first weights", async () => {
    const options = { file: "sign.yaml", data: [folder], rows: join(folder, "signs.csv") };
    const found = await evaluate(sign, options);
    expect(found.ok && [found.training, found.test.accuracy, found.baseline?.title]).toEqual([{}, 1, 'always "no"']);
  });
});
