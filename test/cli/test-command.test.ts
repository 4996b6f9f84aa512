import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";
import { and, marks } from "./specs.ts";

describe("netwright test", () => {
  test("checks every spec and keeps no run", async () => {
    const folder = folderWith({ "and.yaml": and, "marks.yaml": marks });
    const { code, stdout } = await netwright(folder, ["test", "and.yaml", "marks.yaml"]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "and.yaml: Every expectation holds (2).\nmarks.yaml: Every expectation holds (1).\n",
    });
  });

  test("ends with code 4 and the claims with their marks", async () => {
    const folder = folderWith({ "and.yaml": and.replace("[-0.25]", "[-0.24]"), "marks.yaml": marks });
    const { code, stdout, stderr } = await netwright(folder, ["test", "and.yaml", "marks.yaml"]);
    expect(code).toBe(4);
    expect(stdout).toBe(`and.yaml: 1 of 2 expectations does not hold.
  ✓ [1, 1] → 0.437823
  ✗ dense1.bias
marks.yaml: Every expectation holds (1).
`);
    expect(stderr).toContain("and.yaml:17:7  error  claim-failed\n  dense1.bias[0] should be -0.24, but is -0.25.\n");
  });

  test("with rows kept from training, the measures stand beside a baseline where a claim fails", async () => {
    const still = `precision: float64
dataset:
  type: csv
  text: "x,y\\n1,1\\n1,3\\n1,4\\n"
  targets: y
  split: { type: inOrder, test: 1 }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1 }
expect: { metrics: [{ name: loss, on: test, atMost: 1 }] }
`;
    const { code, stdout } = await netwright(folderWith({ "still.yaml": still }), ["test", "still.yaml"]);
    expect(code).toBe(4);
    // The answer is always 0; the mean of the training rows is 2.
    expect(stdout).toBe(`still.yaml: 1 of 1 expectation does not hold.
        training  test  always the mean
  loss         5    16                4
  ✗ test.loss 16, at most 1
`);
  });

  test("writes pins with --update, and nothing else in the file changes", async () => {
    const folder = folderWith({ "and.yaml": and });
    const { code, stdout } = await netwright(folder, ["test", "and.yaml", "--update"]);
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "and.yaml: Every expectation holds (2).\nand.yaml: pins written\n",
    });
    const pinned = readFileSync(join(folder, "and.yaml"), "utf8");
    await netwright(folder, ["train", "and.yaml", "--out", "run"]);
    const bits = createHash("sha256")
      .update(readFileSync(join(folder, "run/weights.safetensors")))
      .digest("hex");
    expect(pinned).toBe(`${and}  bits: ${bits}\n  arithmeticVersion: 1\n`);
    const again = await netwright(folder, ["test", "and.yaml"]);
    expect(again.stdout).toBe("and.yaml: Every expectation holds (3).\n");
    const unchanged = await netwright(folder, ["test", "and.yaml", "--update"]);
    expect(unchanged.stdout).toBe("and.yaml: Every expectation holds (2).\n");
    expect(readFileSync(join(folder, "and.yaml"), "utf8")).toBe(pinned);
  });

  test("never pins what breaks a claim", async () => {
    const wrong = and.replace("[-0.25]", "[-0.24]");
    const folder = folderWith({ "and.yaml": wrong });
    const { code } = await netwright(folder, ["test", "and.yaml", "--update"]);
    expect(code).toBe(4);
    expect(readFileSync(join(folder, "and.yaml"), "utf8")).toBe(wrong);
  });

  test("says why bits differ: the arithmetic version, the data, or else the spec", async () => {
    const zeros = "0".repeat(64);
    const pins = (more: string) => `${and}  bits: a${zeros.slice(1)}\n${more}`;
    const folder = folderWith({
      "spec.yaml": pins("  arithmeticVersion: 1\n"),
      "version.yaml": pins("  arithmeticVersion: 999\n"),
      "data.yaml": pins(`  arithmeticVersion: 1\n  data: a${zeros.slice(1)}\n`),
      "nothing.yaml": pins(""),
    });
    const hint = async (file: string) => (await netwright(folder, ["test", file])).stderr;
    expect(await hint("spec.yaml")).toContain("\n  The spec has changed: the arithmetic version is the same.\n");
    expect(await hint("version.yaml")).toContain(
      "\n  They were pinned with arithmetic version 999; this is version 1.\n",
    );
    expect(await hint("data.yaml")).toContain("\n  The data have changed.\n");
    expect(await hint("data.yaml")).toContain("error  data-differ\n");
    expect(await hint("nothing.yaml")).toContain("\n  The spec has changed, or the data, or Netwright.\n");
  });

  test("pins the hash of data that stand in a file", async () => {
    const csv = "x,y\n1,2\n2,4\n";
    const spec = `precision: float64
dataset: { type: csv, file: rows.csv, targets: y, columns: { x: number, y: number } }
layers:
  - { type: dense, units: 1, weightsInitializer: zeros }
loss: meanSquaredError
optimizer: sgd
train: { iterations: 3, batchSize: all }
expect:
  bits: pending    # soon
`;
    const folder = folderWith({ "line.yaml": spec, "rows.csv": csv });
    const before = await netwright(folder, ["test", "line.yaml"]);
    expect(before.code).toBe(0);
    expect(before.stderr).toContain("warning  pin-pending\n  `bits` is pending and was not compared.");
    await netwright(folder, ["test", "line.yaml", "--update"]);
    const pinned = readFileSync(join(folder, "line.yaml"), "utf8");
    expect(pinned).toMatch(/ {2}bits: [0-9a-f]{64} {4}# soon\n {2}arithmeticVersion: 1\n {2}data: [0-9a-f]{64}\n$/);
    const after = await netwright(folder, ["test", "line.yaml"]);
    expect(after).toEqual({ code: 0, stdout: "line.yaml: Every expectation holds (2).\n", stderr: "" });
  });

  test("checks the claims of a spec that trains nothing", async () => {
    const folder = folderWith({
      "half.yaml": `precision: float64
layers:
  - { type: input, shape: [1] }
  - { type: activation, name: half, activation: sigmoid }
expect:
  predictions: [{ inputs: [0], outputs: [0.5] }]
  layers: [{ name: half, shape: [1] }]
  counts: { parameters: 0, multiplyAdds: 0 }
`,
    });
    const { code, stdout } = await netwright(folder, ["test", "half.yaml"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "half.yaml: Every expectation holds (4).\n" });
  });
});
