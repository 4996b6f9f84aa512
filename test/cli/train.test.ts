import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, folderWithSpecs, netwright } from "./netwright.ts";
import { and, marks } from "./specs.ts";

describe("train", () => {
  test("says what was learnt and whether it is what was promised", async () => {
    const folder = folderWith({ "and.yaml": and });
    const { code, stdout, stderr } = await netwright(folder, ["train", "and.yaml"]);
    expect(stdout).toBe(`loss  0.445555

dense1.weights
  [[0]
   [0]]
dense1.bias
  [-0.25]

✓ [1, 1] → 0.437823
✓ dense1.bias

Every expectation holds (2).
`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "The run is stored in runs/and.\n" });
    expect(readdirSync(join(folder, "runs/and")).sort()).toEqual([
      "metrics.ndjson",
      "spec.yaml",
      "weights.safetensors",
    ]);
  });

  test("reaches the published figures of two-layer", async () => {
    const folder = folderWithSpecs("two-layer");
    const { code, stdout } = await netwright(folder, ["train", "two-layer.yaml"]);
    expect(code).toBe(0);
    expect(stdout).toContain(`dense1.weights
  [[ 0.3122465   4.57704063 -6.15329916 -8.75834924]
   [ 0.19676933 -8.74975548 -6.1638187   4.40720501]
   [-0.03327074 -0.58272995  0.08319184 -0.39787635]]
dense2.weights
  [[ -8.18850925]
   [ 10.13210706]
   [-21.33532796]
   [  9.90935111]]
`);
    expect(stdout).toContain("✓ [1, 1, 0] → 0.0078876\n");
    expect(stdout).toContain("Every expectation holds (5).\n");
  });

  test("prints one object a line with --json; `bits` is what sha256sum says", async () => {
    const folder = folderWith({ "marks.yaml": marks });
    const { code, stdout, stderr } = await netwright(folder, ["train", "marks.yaml", "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const weights = readFileSync(join(folder, "runs/marks/weights.safetensors"));
    expect(lines).toMatchObject([
      { event: "epoch", iteration: 1, epoch: 1, loss: 0.6931471805599452, "validation.accuracy": 1 },
      { event: "epoch", iteration: 2, epoch: 2 },
      {
        event: "end",
        ending: "finished",
        iterations: 2,
        metrics: { accuracy: 1, "validation.accuracy": 1, "test.accuracy": 1 },
        bits: createHash("sha256").update(weights).digest("hex"),
        expect: { held: 1, failed: 0 },
      },
    ]);
    expect(lines[2].loss).toBeGreaterThan(0);
    const metrics = readFileSync(join(folder, "runs/marks/metrics.ndjson"), "utf8").trim().split("\n");
    expect(metrics.map((line) => JSON.parse(line).iteration)).toEqual([1, 2]);
  });

  test("shows the loss and the metrics of each part of the rows", async () => {
    const folder = folderWith({ "marks.yaml": marks });
    const { stdout } = await netwright(folder, ["train", "marks.yaml"]);
    expect(stdout.split("\n").slice(0, 3)).toEqual([
      '          training  validation      test  always "no"',
      "loss      0.423304    0.208217  0.106457     0.752039",
      "accuracy         1           1         1          0.5",
    ]);
  });

  // The second update: slopes (y − t) · y · (1 − y) with y = 0.437823, so bias −0.434919 and weights 0.030608.
  test("fails with code 4 where an expectation does not hold, and says which", async () => {
    const folder = folderWith({ "and.yaml": and.replace("iterations: 1", "iterations: 2") });
    const { code, stdout, stderr } = await netwright(folder, ["train", "and.yaml"]);
    expect(code).toBe(4);
    expect(stdout).toContain("✗ [1, 1] → 0.407646\n✗ dense1.bias\n\n2 of 2 expectations do not hold.\n");
    expect(stderr).toContain(`and.yaml:15:7  error  claim-failed
  the answer to [1, 1][0] should be 0.437823, but is 0.40764630033889937.`);
  });

  test("compares nothing with a spec that --set has changed, and shows what came", async () => {
    const folder = folderWith({ "and.yaml": and });
    const words = ["train", "and.yaml", "--set", "train.iterations=2"];
    const { code, stdout, stderr } = await netwright(folder, words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "The run is stored in runs/and.\n" });
    expect(stdout).toContain(
      "– [1, 1] → 0.407646 (not compared: --set)\n– dense1.bias (not compared: --set)\n\n2 expectations not compared: --set.\n",
    );
    const json = await netwright(folder, [...words, "--json"]);
    expect(json.code).toBe(0);
    expect(JSON.parse(json.stdout.trim().split("\n").at(-1) ?? "").expect).toMatchObject({
      ...{ held: 0, failed: 0, notCompared: "--set" },
      claims: [{ holds: null }, { holds: null, found: [expect.closeTo(-0.434919, 5)] }],
    });
    const promised = await netwright(folder, ["train", "and.yaml", "--set", "expect.parameters.0.is=[-0.4]"]);
    expect(promised.code).toBe(4);
  });

  test("has nothing to do for a spec without train:, and says what it needs", async () => {
    const folder = folderWith({
      "still.yaml": "layers: [{ type: input, shape: [2] }, { type: dense, units: 1 }]\n",
      "hill.yaml":
        "dataset: { type: inline, inputs: [[1]], targets: [[1]] }\nlayers: [{ type: dense, units: 1 }]\nloss: sumSquaredError\nlearning: hillClimbing\n",
    });
    const { code, stdout, stderr } = await netwright(folder, ["train", "still.yaml"]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`still.yaml:1:1  error  nothing-to-train
  There is nothing to train: the spec has no \`train:\`.
  Add \`train: { epochs: 100 }\`, \`dataset:\`, \`loss:\` and \`optimizer:\`. Without training, netwright test still.yaml checks \`expect:\`, and predict works.
`);
    expect(existsSync(join(folder, "runs"))).toBe(false);
    const hill = await netwright(folder, ["train", "hill.yaml"]);
    expect(hill.stderr).toContain("Add `train: { epochs: 100 }`. Without training");
  });

  test("stops before a number that is not finite is kept", async () => {
    const linear = and.replace(" activation: sigmoid,", "").replace("iterations: 1", "iterations: 10");
    const folder = folderWith({ "nan.yaml": linear.replace("learningRate: 1 ", "learningRate: 1e300 ") });
    const { code, stderr } = await netwright(folder, ["train", "nan.yaml"]);
    expect(code).toBe(4);
    expect(stderr).toBe(`nan.yaml:10:1  error  not-finite
  Training stopped at update 2: the loss is not finite.
  Lower the learning rate, or scale the columns (\`scale: standard\`).

   9 | loss: sumSquaredError
> 10 | optimizer: { type: sgd, learningRate: 1e300 }
     | ^^^^^^^^^

The run is stored in runs/and.
`);
  });

  test("ends with code 130 when it is interrupted, with what it has learnt", async () => {
    const folder = folderWith({ "long.yaml": and.replace("iterations: 1", "iterations: 300000000") });
    const { code, stderr } = await netwright(folder, ["train", "long.yaml", "--json"], {
      during: (child) => child.stdout?.once("data", () => child.kill("SIGINT")),
    });
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
    expect(existsSync(join(folder, "runs/and/weights.safetensors"))).toBe(true);
  });

  test("ends with code 143 when it is told to end, with what it has learnt", async () => {
    const folder = folderWith({ "long.yaml": and.replace("iterations: 1", "iterations: 300000000") });
    const { code, stderr } = await netwright(folder, ["train", "long.yaml", "--json"], {
      during: (child) => child.stdout?.once("data", () => child.kill("SIGTERM")),
    });
    expect({ code, stderr }).toEqual({ code: 143, stderr: "" });
    expect(existsSync(join(folder, "runs/and/weights.safetensors"))).toBe(true);
  });
});

describe("a run is kept", () => {
  const long = and.replace("iterations: 1", "iterations: 300000000");

  test.skipIf(process.platform === "win32")("when the terminal is closed", async () => {
    const folder = folderWith({ "long.yaml": long });
    const { code } = await netwright(folder, ["train", "long.yaml", "--json"], {
      during: (child) => child.stdout?.once("data", () => child.kill("SIGHUP")),
    });
    expect(code).toBe(129);
    const metrics = readFileSync(join(folder, "runs/and/metrics.ndjson"), "utf8").trimEnd().split("\n");
    expect(JSON.parse(metrics.at(-1) ?? "")).toEqual({ ending: "interrupted", iteration: expect.any(Number) });
    const { stderr } = await netwright(folder, ["predict", "long.yaml", "--input", "[1, 1]"]);
    expect(stderr).toMatch(
      /^warning {2}run-broken-off\n {2}The training in runs\/and was interrupted after \d+ updates?\.\s/,
    );
  });

  test("and one that is interrupted goes beside the finished run of its spec", async () => {
    const folder = folderWith({ "long.yaml": long });
    const finished = join(folder, "runs/and");
    await netwright(folder, ["train", "long.yaml", "--json"], {
      during: (child) => child.stdout?.once("data", () => child.kill("SIGINT")),
    });
    // As if it had come to its end.
    writeFileSync(join(finished, "metrics.ndjson"), '{"iteration":300000000}\n');
    const weights = readFileSync(join(finished, "weights.safetensors"));
    const again = await netwright(folder, ["train", "long.yaml", "--json"], {
      during: (child) => child.stdout?.once("data", () => child.kill("SIGINT")),
    });
    const end = JSON.parse(again.stdout.trimEnd().split("\n").at(-1) ?? "");
    expect(end).toMatchObject({ event: "end", run: join("runs", "and-unfinished") });
    expect(readFileSync(join(finished, "weights.safetensors"))).toEqual(weights);
    expect(readFileSync(join(finished, "metrics.ndjson"), "utf8")).toBe('{"iteration":300000000}\n');
  });

  test("beside others that are trained at the same time", async () => {
    const folder = folderWith({ "and.yaml": and });
    const rates = [1, 0.5, 0.25];
    const train = (rate: number) => netwright(folder, ["train", "and.yaml", "--set", `optimizer.learningRate=${rate}`]);
    const ended = await Promise.all(rates.map(train));
    expect(ended.map(({ code }) => code === 0 || code === 4)).toEqual([true, true, true]);
    const runs = readdirSync(join(folder, "runs")).sort();
    expect(runs).toEqual(["and", "and-2", "and-3"]);
    const specs = runs.map((run) => readFileSync(join(folder, "runs", run, "spec.yaml"), "utf8"));
    expect(specs.map((spec) => Number(/learningRate: ([\d.]+)/.exec(spec)?.[1])).sort()).toEqual([0.25, 0.5, 1]);
  });

  // Where a file may not grow beyond some kilobytes, the system does what it does on a full disk: it writes a part.
  test.skipIf(process.platform === "win32")("as it was where the new one cannot be written whole", async () => {
    const wide = and
      .slice(0, and.indexOf("expect:"))
      .replace("layers:\n", "layers:\n  - { type: dense, units: 300 }\n");
    const folder = folderWith({ "wide.yaml": wide });
    expect((await netwright(folder, ["train", "wide.yaml"])).code).toBe(0);
    const before = readdirSync(join(folder, "runs/and")).map((file) => readFileSync(join(folder, "runs/and", file)));
    const { code, stderr } = await netwright(folder, ["train", "wide.yaml"], { fileLimit: 8 });
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: "error  file-unwritable\n  runs/and cannot be written: the file would be too large for the system.\n\n",
    });
    expect(readdirSync(join(folder, "runs/and")).map((file) => readFileSync(join(folder, "runs/and", file)))).toEqual(
      before,
    );
  });

  test("and a changed spec never overwrites it", async () => {
    const folder = folderWith({ "and.yaml": and });
    await netwright(folder, ["train", "and.yaml"]);
    const before = readFileSync(join(folder, "runs/and/weights.safetensors"));
    const changed = and.replace("learningRate: 1 ", "learningRate: 0.5 ");
    writeFileSync(join(folder, "and.yaml"), changed);
    const { stderr } = await netwright(folder, ["train", "and.yaml"]);
    expect(stderr).toMatch(/^runs\/and contains a run of another spec; this one is written to runs\/and-2\.\n/);
    expect(readFileSync(join(folder, "runs/and/weights.safetensors"))).toEqual(before);
    const asked = await netwright(folder, ["train", "and.yaml", "--out", "runs/and"]);
    expect(asked.code).toBe(5);
    expect(asked.stderr).toBe(`error  folder-taken
  runs/and contains a run of another spec, which is never overwritten.
  Choose another folder with --out, or delete this one.

`);
    const predicted = await netwright(folder, ["predict", "and.yaml", "--input", "[1, 1]", "--json"]);
    expect(JSON.parse(predicted.stdout).outputs[0]).toBeCloseTo(1 / (1 + Math.exp(0.125)), 15);
  });

  test("whatever only the comments and the expectations say", async () => {
    const folder = folderWith({ "and.yaml": and });
    await netwright(folder, ["train", "and.yaml"]);
    writeFileSync(join(folder, "and.yaml"), `# new\n${and.replace("0.437823]", "0.43782]")}`);
    const { stderr } = await netwright(folder, ["train", "and.yaml"]);
    expect(stderr).toBe("The run is stored in runs/and.\n");
  });

  test("where --out says, or with code 5 nowhere", async () => {
    const folder = folderWith({ "and.yaml": and, "in-the-way": "" });
    const kept = await netwright(folder, ["train", "and.yaml", "--out", "here/there"]);
    expect(kept.stderr).toBe("The run is stored in here/there.\n");
    const refused = await netwright(folder, ["train", "and.yaml", "--out", "in-the-way/run"]);
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain("error  file-unwritable\n  in-the-way/run cannot be written: ");
    // Told before anything is trained.
    expect(refused.stdout).toBe("");
  });
});

describe("train --weights", () => {
  const folder = folderWith({
    "and.yaml": and,
    "marks.yaml": marks,
    "junk.safetensors": "no weights at all",
    "notes/a": "",
  });

  test("goes on from given weights, of a file or of a run", async () => {
    await netwright(folder, ["train", "and.yaml", "--set", "train.iterations=2", "--out", "two"]);
    await netwright(folder, ["train", "and.yaml", "--out", "one"]);
    await netwright(folder, ["train", "and.yaml", "--weights", "one", "--out", "again"]);
    const [two, again] = ["two", "again"].map((run) => readFileSync(join(folder, run, "weights.safetensors")));
    expect(again).toEqual(two);
  });

  test("fits the scales of the columns on its own rows", async () => {
    await netwright(folder, ["train", "marks.yaml", "--out", "m"]);
    const { code } = await netwright(folder, ["train", "marks.yaml", "--weights", "m/weights.safetensors"]);
    expect(code).toBe(0);
  });

  test.each([
    ["none.safetensors", "there is no such file"],
    ["junk.safetensors", "It is not a safetensors file"],
    ["notes", "there is no such file"],
    ["m/weights.safetensors", '"dense1.weights" is [1, 1] in the file, [2, 1] in the network'],
  ])("refuses %s with code 5", async (file, problem) => {
    const { code, stderr } = await netwright(folder, ["train", "and.yaml", "--weights", file]);
    expect(code).toBe(5);
    const path = file === "notes" ? "notes/weights.safetensors" : file;
    expect(stderr).toContain(`error  weights-unreadable\n  The weights in ${path} cannot be used: ${problem}`);
  });
});

test("the influence of each column stands beside its name", async () => {
  const spec = `precision: float64
dataset:
  type: csv
  text: |
    hours,rested,passed
    1,no,0
    2,yes,1
  columns: { rested: { type: category, categories: ["no", "yes"] } }
  targets: passed
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
layers:
  - { type: dense, units: 1, useBias: false, weightsInitializer: { type: values, values: [[0.5], [-2], [1.25]] } }
`;
  const { stdout } = await netwright(folderWith({ "hours.yaml": spec }), ["train", "hours.yaml"]);
  expect(stdout).toContain(`dense1.weights
  hours         [[ 0.5 ]
  rested = no    [-2   ]
  rested = yes   [ 1.25]]
`);
});
