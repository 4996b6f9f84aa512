import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Run, train } from "../../compiler/run/train.ts";
import { dataFolder, withoutDigits } from "./data-folder.ts";

const file = "specs/digits-mlp.yaml";

async function run(seed: number): Promise<Run> {
  const { run, diagnostics } = await train(readFileSync(file, "utf8"), {
    file,
    data: [dataFolder],
    set: [`seed=${seed}`],
  });
  if (!run) throw new Error(diagnostics[0]?.text);
  return run;
}

it("digits-mlp: the median of three seeds is right on at least 94 % of the last 2,000 digits", async ({ skip }) => {
  skip(withoutDigits !== undefined, withoutDigits);
  const runs = [await run(1), await run(2), await run(3)];
  const accuracies = runs.map((each) => Number(each.measures.test.accuracy)).sort((a, b) => a - b);
  console.log(`digits-mlp, accuracy on the last 2,000 digits by seed: ${accuracies.join(", ")}`);
  expect(accuracies[1]).toBeGreaterThanOrEqual(0.94);
});

it("digits-mlp: two runs of one seed leave weights of the same bits", async ({ skip }) => {
  skip(withoutDigits !== undefined, withoutDigits);
  expect((await run(1)).bits).toBe((await run(1)).bits);
});
