import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Run, train } from "../../compiler/run/train.ts";
import { dataFolder, withoutDigits } from "./data-folder.ts";

const file = "specs/digits-lenet.yaml";

async function run(set: readonly string[], tier: "loops" | "kernels"): Promise<Run> {
  const { run, diagnostics } = await train(readFileSync(file, "utf8"), { file, data: [dataFolder], set, tier });
  if (!run) throw new Error(diagnostics[0]?.text);
  return run;
}

it("digits-lenet: each of three seeds is right on at least 98 % of the last 2,000 digits", async ({ skip }) => {
  skip(withoutDigits !== undefined, withoutDigits);
  for (const seed of [1, 2, 3]) {
    const { claims, measures } = await run([`seed=${seed}`], "kernels");
    console.log(`digits-lenet, accuracy on the last 2,000 digits with seed ${seed}: ${measures.test.accuracy}`);
    expect(claims.map((claim) => claim.holds)).toEqual([true, true, true]);
  }
});

it("digits-lenet: an epoch by loops leaves weights of the same bits as one by kernels", async ({ skip }) => {
  skip(withoutDigits !== undefined, withoutDigits);
  const [loops, kernels] = [await run(["train.epochs=1"], "loops"), await run(["train.epochs=1"], "kernels")];
  expect(loops.bits).toBe(kernels.bits);
});
