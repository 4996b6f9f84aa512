import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";

// Nothing is learnt, so that the answer is always 0 and the loss of a fold the mean square of its targets.
const spec = `name: still
precision: float64
dataset:
  type: csv
  text: |
    x,y
    1,1
    1,3
    1,2
    1,2
    1,0
    1,4
  targets: y
  split: { type: kFold, folds: 3, shuffle: false }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.0 }
metrics: [meanAbsoluteError]
train: { epochs: 1 }
`;

test("train --folds prints what was measured on each fold, and the mean ± standard deviation", async () => {
  const folder = folderWith({ "still.yaml": spec });
  const { code, stdout, stderr } = await netwright(folder, ["train", "still.yaml", "--folds"]);
  expect([code, stderr]).toEqual([0, "3 folds: each is measured by a network that was trained on the others.\n"]);
  // The mean squares are (1 + 9) / 2, (4 + 4) / 2 and (0 + 16) / 2; their deviation is √(26/9). The mean of the other rows is 2: (1 + 1) / 2, 0, (4 + 4) / 2.
  expect(stdout).toBe(`fold                              loss  meanAbsoluteError
1                                    5                  2
2                                    4                  2
3                                    8                  2
mean ± standard deviation  5.667 ± 1.7              2 ± 0
always the mean                  1.667                  1
`);
});

test("train --folds --json gives a line for each fold, and the statistics at the end", async () => {
  const folder = folderWith({ "still.yaml": spec });
  const { stdout } = await netwright(folder, ["train", "still.yaml", "--folds", "--json"]);
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.map(({ event }) => event)).toEqual(["run", "run", "run", "end"]);
  expect(events[1]).toMatchObject({ values: { "dataset.split.fold": 2 }, measures: { "validation.loss": 4 } });
  expect(events[3]).toMatchObject({
    folds: 3,
    metrics: { loss: { mean: 17 / 3, values: [5, 4, 8], baseline: 5 / 3 } },
  });
});

test("as a function: the statistics of the folds, or what is wrong", () => {
  const program = `
import { trainFolds } from "netwright";
const spec = ${JSON.stringify(spec)};
const { statistics } = await trainFolds(spec, { file: "still.yaml", jobs: 1 });
const { ok, diagnostics } = await trainFolds(spec.replace(/ {2}split: .*/, ""), { file: "still.yaml" });
console.log(JSON.stringify([statistics, ok, diagnostics.map(({ code }) => code)]));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual([
    [
      {
        name: "loss",
        values: [5, 4, 8],
        mean: 17 / 3,
        deviation: expect.closeTo(Math.sqrt(26) / 3, 14),
        baseline: 5 / 3,
      },
      { name: "meanAbsoluteError", values: [2, 2, 2], mean: 2, deviation: 0, baseline: 1 },
    ],
    false,
    ["folds-missing"],
  ]);
});
