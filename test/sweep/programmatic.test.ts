import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

const program = `
import { sweep } from "netwright";
const text = \`
dataset: { type: inline, inputs: [[0], [1]], targets: [[1], [3]] }
layers: [{ type: dense, units: 1, weightsInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1 }
train: { iterations: 20, batchSize: all }
expect: { metrics: [{ name: loss, atMost: 0.5 }] }
sweep:
  values: { train.iterations: [1, 100] }
  expect: [{ name: passed, is: 1 }]
\`;
const told = [];
const { ok, sweep: made, diagnostics } = await sweep(text, {
  file: "line.yaml",
  jobs: 2,
  onRun: ({ values }) => told.push(values["train.iterations"]),
});
console.log(JSON.stringify({
  ok,
  told,
  passed: made.runs.map(({ outcome }) => outcome.passed),
  claims: made.claims.map(({ holds }) => holds),
  diagnostics,
}));
const wrong = await sweep(text.replace("[1, 100]", "[1, many]"), { file: "line.yaml" });
console.log(wrong.ok, wrong.sweep, wrong.diagnostics.map(({ code, range }) => code + " " + range.line).join());
`;

test("sweep() is a function beside train(): it gives every run, and mistakes as data", () => {
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect(stderr).toBe("");
  expect(stdout.split("\n")).toEqual([
    '{"ok":true,"told":[1,100],"passed":[false,true],"claims":[true],"diagnostics":[]}',
    "false undefined wrong-type 9",
    "",
  ]);
});
