import { beforeAll, describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";

/** y = 2 a + 3 b − c for c = "low" and nothing else: the weights stand in the spec and stay. */
const line = `name: line
precision: float64
dataset:
  type: csv
  text: |
    a,b,c,y
    1,0,low,1
    3,1,high,2
  columns: { a: { type: number, scale: standard }, b: { type: number }, c: { type: category, categories: [low, high] } }
  targets: y
layers:
  - { type: dense, units: 1, useBias: false, weightsInitializer: { type: values, values: [[2], [3], [-1], [0]] } }
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1 }
`;
const plain = `name: plain
precision: float64
dataset: { type: inline, inputs: [[1, 2]], targets: [[1]] }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: { type: values, values: [[10], [1]] } }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1 }
`;
const image = `layers:
  - { type: input, shape: [2, 2, 1] }
  - flatten
  - { type: dense, units: 1, weightsInitializer: { type: values, values: [[1], [0], [0], [2]] } }
`;
/** y = the sum of signal (as it is) + the years since 2000. */
const several = `precision: float64
dataset:
  type: csv
  text: |
    signal,when,note,y
    1 2,2001-01-01,a b,1
    3 4,2002-01-01,c d,2
  columns: { signal: { type: vector, shape: [2] }, when: { type: date, parts: [year] }, y: number }
  inputs: [signal, when]
  targets: y
layers: [{ type: dense, units: 1, weightsInitializer: ones }]
`;
const folder = folderWith({ "line.yaml": line, "plain.yaml": plain, "image.yaml": image, "several.yaml": several });
const ask = (spec: string, ...words: readonly string[]) => netwright(folder, ["predict", spec, "--explain", ...words]);

beforeAll(async () => {
  await netwright(folder, ["train", "line.yaml"]);
  await netwright(folder, ["train", "plain.yaml"]);
});

describe("predict --explain", () => {
  test("replaces each column by what is typical of it, and prints the change of the answer", async () => {
    // a: 4 is (4 − 2) / 1 = 2 after scaling, twice that is 4; b: 3 · 1; c: −1 beside the mean of −1 and 0.
    const { stdout } = await ask("line.yaml", "--input", '{"a": 4, "b": 1, "c": "low"}');
    expect(stdout.split("\n")).toEqual([
      "y: 6",
      "",
      "y 6  value  compared with         change",
      "a    4      2 (mean)                  +4",
      "b    1      0 (nothing is known)      +3",
      "c    low    every category          -0.5",
      "",
    ]);
  });

  test("of several rows, compares with their own mean and commonest where the run knows nothing, and sums up", async () => {
    const stdin = "a,b,c\n2,1,low\n4,3,high\n2,2,low\n";
    const { stdout } = await netwright(folder, ["predict", "line.yaml", "-", "--explain", "--json"], { stdin });
    const [first] = stdout
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(first).toEqual({
      outputs: { y: 2 },
      explanation: [
        {
          of: "y",
          is: 2,
          columns: [
            { column: "b", value: 1, comparedWith: "2 (mean of these rows)", change: -3 },
            { column: "a", value: 2, comparedWith: "2 (mean)", change: 0 },
            { column: "c", value: "low", comparedWith: "low (commonest)", change: 0 },
          ],
        },
      ],
    });
    const people = await netwright(folder, ["predict", "line.yaml", "-", "--explain"], { stdin });
    // |−3|, |3| and 0; 0, 4 and 0; 0, 1 and 0: over three.
    expect(people.stdout.split("\n").slice(3)).toEqual([
      "",
      "column  mean change, 3 rows",
      "b                         2",
      "a                   1.33333",
      "c                  0.333333",
      "",
    ]);
  });

  test("replaces the numbers of a list one by one", async () => {
    const { stdout } = await ask("plain.yaml", "--input", "[1, 2]", "--json");
    const [{ columns }] = JSON.parse(stdout).explanation;
    expect(columns.map(({ column, change }: { column: string; change: number }) => [column, change])).toEqual([
      ["input[0]", 10],
      ["input[1]", 2],
    ]);
  });

  test("replaces a column of several numbers as one whole, and a date by those of the other rows", async () => {
    const stdin = "signal,when\n1 2,2001-01-01\n3 4,2003-01-01\n";
    const { stdout } = await netwright(folder, ["predict", "several.yaml", "-", "--explain", "--json"], { stdin });
    const [{ columns }] = JSON.parse(stdout.split("\n")[0] as string).explanation;
    // The mean of 1 2 and 3 4 is 2 3; the mean of 1 and 3 years is 2.
    expect(columns).toEqual([
      { column: "signal", value: [1, 2], comparedWith: "the mean of these rows", change: -2 },
      { column: "when", value: "2001-01-01", comparedWith: "2 dates of these rows", change: -1 },
    ]);
    const alone = await ask("several.yaml", "--input", '{"signal": [1, 2], "when": "2001-01-01"}');
    expect(alone.stderr).toBe("--explain leaves out when: a date is compared with those of other rows\n");
    expect(alone.stdout).toMatch(/\nsignal +\[1,2\] +0 in every place \(nothing is known\) +\+3\n/);
  });

  test("replaces an image as one whole", async () => {
    const { stdout } = await ask("image.yaml", "--input", "[[[1], [2]], [[3], [4]]]");
    expect(stdout.split("\n")[3]).toMatch(
      /^input +\[\[\[1\],\[2\]\],\[\[3\],\[4\]\]\] +0 in every place \(nothing is known\) +\+9$/,
    );
  });
});
