import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";

/** Of the training rows age is 1, 3 and missing (the mean, 2): mean 2, deviation √⅔. */
const spec = `precision: float64
dataset:
  type: csv
  text: |
    age,plan,left
    1,basic,no
    3,gold,yes
    ,basic,no
    2,gold,yes
  columns:
    age: { type: number, missing: { type: indicator, fill: mean }, scale: { type: divide, by: 2 } }
    plan: { type: category, categories: [basic, gold], unknown: other }
    left: { type: category, categories: [no, yes] }
  targets: left
  split: { type: inOrder, test: 1 }
layers: [{ type: dense, units: 1, activation: sigmoid }]
loss: binaryCrossentropy
optimizer: sgd
train: { epochs: 1 }
`;
const images = `dataset:
  type: inline
  inputs: [[[[0], [1]], [[2], [3]]]]
layers: [flatten, { type: dense, units: 1 }]
`;
const folder = folderWith({
  "left.yaml": spec,
  "images.yaml": images,
  "none.yaml": "layers: [{ type: input, shape: [2] }, { type: dense, units: 1 }]\n",
});

describe("data shows", () => {
  test("how many rows each part has, and the first ones as the network takes them", async () => {
    const { code, stdout, stderr } = await netwright(folder, ["data", "left.yaml", "--rows", "3"]);
    expect(stdout.split("\n")).toEqual([
      "4 rows: 3 training, 1 test",
      "",
      "input           training 1  training 2  training 3",
      "age                    0.5         1.5           1",
      "age (missing)            0           0           1",
      "plan=basic               1           0           1",
      "plan=gold                0           1           0",
      "plan (unknown)           0           0           0",
      "",
      "target left  training 1  training 2  training 3",
      "left=yes              0           1           0",
      "",
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("another part, as one object of JSON", async () => {
    const { stdout } = await netwright(folder, ["data", "left.yaml", "--part", "test", "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      rows: { training: 3, validation: 0, test: 1 },
      part: "test",
      inputs: {
        input: {
          columns: ["age", "age (missing)", "plan=basic", "plan=gold", "plan (unknown)"],
          rows: [[1, 0, 0, 1, 0]],
        },
      },
      targets: { left: { columns: ["left=yes"], rows: [[1]] } },
    });
  });

  test("where each value of an image is", async () => {
    const { stdout } = await netwright(folder, ["data", "images.yaml"]);
    expect(stdout).toContain("inputs[0, 0, 0]           0\ninputs[0, 1, 0]           1\ninputs[1, 0, 0]           2\n");
  });

  test("nothing where a part has no rows", async () => {
    const { code, stdout, stderr } = await netwright(folder, ["data", "left.yaml", "--part", "validation"]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "4 rows: 3 training, 1 test\n",
      stderr: "There are no validation rows.\n",
    });
  });
});

describe("data --out", () => {
  test("writes each part into an .npz file, which is a zip file of arrays that are not compressed", async () => {
    const { stderr } = await netwright(folder, ["data", "left.yaml", "--out", "left.npz"]);
    expect(stderr).toBe(
      "left.npz: training.inputs.input [3, 5], training.targets.left [3, 1], test.inputs.input [1, 5], test.targets.left [1, 1]\n",
    );
    const bytes = readFileSync(join(folder, "left.npz"));
    expect(bytes.subarray(0, 4).toString("latin1")).toBe("PK\x03\x04");
    const header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1, 5), }";
    const at = bytes.indexOf(header);
    const data = bytes.indexOf("\n", at) + 1;
    expect(Array.from({ length: 5 }, (_, index) => bytes.readDoubleLE(data + 8 * index))).toEqual([1, 0, 0, 1, 0]);
  });

  test.runIf(hasNumPy())("is what NumPy reads, with float32 where the network has it", async () => {
    await netwright(folder, ["data", "left.yaml", "--out", "left.npz", "--set", "precision=float32"]);
    const script =
      "import json, numpy; f = numpy.load('left.npz'); a = f['training.inputs.input']; print(json.dumps([sorted(f.files), str(a.dtype), a.tolist()]))";
    const printed = execFileSync("python3", ["-c", script], { cwd: folder, encoding: "utf8" });
    expect(JSON.parse(printed)).toEqual([
      ["test.inputs.input", "test.targets.left", "training.inputs.input", "training.targets.left"],
      "float32",
      [
        [0.5, 0, 1, 0, 0],
        [1.5, 0, 0, 1, 0],
        [1, 1, 1, 0, 0],
      ],
    ]);
  });

  test.each([
    [
      ["left.yaml", "--out", "left.csv"],
      2,
      'netwright: --out writes an .npz file, and "left.csv" does not end in .npz\n',
    ],
    [["none.yaml"], 1, "netwright: none.yaml has no `dataset:`, so there are no rows\n"],
  ] as const)("data %s is refused", async (words, code, text) => {
    const ended = await netwright(folder, ["data", ...words]);
    expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: text });
  });
});

function hasNumPy(): boolean {
  try {
    execFileSync("python3", ["-c", "import numpy"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
