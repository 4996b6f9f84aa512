import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { exampleSpecs } from "../example-specs.ts";
import { inSmall } from "./in-small.ts";
import { netsOf } from "./nets.ts";
import { randomSpec } from "./random-spec.ts";

describe.each(["loops", "kernels"] as const)("the interpreter and the generated %s give equal bits", (tier) => {
  it.each(exampleSpecs)("for $file, also in a last, shorter batch", async ({ file, fileName, text }) => {
    const options = { file, batches: [4, 3, 1], tier, set: inSmall(fileName) };
    expect(await disagreement(text, options)).toBeUndefined();
  });

  it.each(["philox", "mt19937"])("for a machine whose chains go on from batch to batch, by %s", async (random) => {
    const spec = {
      dataset: { type: "inline", inputs: [[0, 1, 1, 0, 1]] },
      layers: [
        { type: "restrictedBoltzmannMachine", units: 7 },
        { type: "restrictedBoltzmannMachine", units: 3 },
      ],
      learning: { type: "contrastiveDivergence", steps: 3, persistent: true, random },
      optimizer: { type: "sgd", momentum: 0.5 },
      train: { iterations: 1 },
    };
    expect(await disagreement(JSON.stringify(spec), { batches: [4, 3, 4, 1, 2], tier })).toBeUndefined();
  });

  it(`for ${netsOf(300)} random nets with branches, odd sizes, single rows and both precisions`, async () => {
    const property = fc.asyncProperty(randomSpec, async (spec) => {
      expect(await disagreement(JSON.stringify(spec), { batches: [3, 2, 1], tier })).toBeUndefined();
    });
    await fc.assert(property, { seed: 20, numRuns: netsOf(300) });
  });
});

it(`the interpreter and loops whose short sums are written out give equal bits for ${netsOf(100)} random nets`, async () => {
  const property = fc.asyncProperty(randomSpec, async (spec) => {
    expect(await disagreement(JSON.stringify(spec), { batches: [3, 2, 1], tier: "auto" })).toBeUndefined();
  });
  await fc.assert(property, { seed: 22, numRuns: netsOf(100) });
});
