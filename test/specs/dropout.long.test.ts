import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Run, train } from "../../compiler/run/train.ts";
import { dataFolder, withoutDigits } from "./data-folder.ts";

const file = "specs/digits-dropout.yaml";

async function run(set: readonly string[], tier: "loops" | "kernels"): Promise<Run> {
  const { run, diagnostics } = await train(readFileSync(file, "utf8"), { file, data: [dataFolder], set, tier });
  if (!run) throw new Error(diagnostics[0]?.text);
  return run;
}

it("digits-dropout: each of three seeds keeps what the spec claims, and the first has the bits that are pinned", async ({
  skip,
}) => {
  skip(withoutDigits !== undefined, withoutDigits);
  for (const seed of [1, 2, 3]) {
    const { claims, pins, measures } = await run([`seed=${seed}`], "kernels");
    const { accuracy, topKAccuracy } = measures.test;
    console.log(`digits-dropout, last 2,000 digits with seed ${seed}: accuracy ${accuracy}, top-5 ${topKAccuracy}`);
    expect(claims.map((claim) => claim.holds)).toEqual([true, true, true]);
    if (seed === 1)
      expect(pins.map(({ key, state }) => [key, state])).toEqual([
        ["data", "holds"],
        ["bits", "holds"],
      ]);
  }
});

it("digits-dropout: an epoch by loops leaves weights of the same bits as one by kernels", async ({ skip }) => {
  skip(withoutDigits !== undefined, withoutDigits);
  const [loops, kernels] = [await run(["train.epochs=1"], "loops"), await run(["train.epochs=1"], "kernels")];
  expect(loops.bits).toBe(kernels.bits);
});
