import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { type Run, train } from "../../compiler/run/train.ts";

const file = "specs/image-recognition.yaml";

async function run(set: readonly string[], tier: "auto" | "loops"): Promise<Run> {
  const { run, diagnostics } = await train(readFileSync(file, "utf8"), { file, set, tier });
  if (!run) throw new Error(diagnostics[0]?.text);
  return run;
}

it("image-recognition: right on at least 95 % of unseen images after less than five minutes of work", async () => {
  const before = process.cpuUsage();
  const { claims, measures } = await run([], "auto");
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  console.log(`image-recognition, accuracy on 300 unseen images: ${measures.test.accuracy}, ${seconds.toFixed(0)} s`);
  expect(claims.filter((claim) => !claim.holds)).toEqual([]);
  expect(seconds).toBeLessThan(300);
});

it("image-recognition: a few steps by loops leave weights of the same bits as those by kernels", async () => {
  const few = ["dataset.rows=40", "dataset.split.test=8", "train.epochs=1", "expect={}"];
  const [loops, kernels] = [await run(few, "loops"), await run(few, "auto")];
  expect(loops.bits).toBe(kernels.bits);
});
