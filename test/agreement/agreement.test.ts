import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreement } from "./disagreement.ts";
import { randomSpec } from "./random-spec.ts";

const specs = readdirSync("specs").filter((file) => file.endsWith(".yaml"));

describe.each(["loops", "kernels"] as const)("the interpreter and the generated %s give equal bits", (tier) => {
  it.each(specs)("for specs/%s, also in a last, shorter batch", async (file) => {
    const text = readFileSync(`specs/${file}`, "utf8");
    expect(await disagreement(text, `specs/${file}`, [4, 3, 1], tier)).toBeUndefined();
  });

  it("for 300 random nets with branches, odd sizes, single rows and both precisions", {
    timeout: 120_000,
  }, async () => {
    const property = fc.asyncProperty(randomSpec, async (spec) => {
      expect(await disagreement(JSON.stringify(spec), "random.yaml", [3, 2, 1], tier)).toBeUndefined();
    });
    await fc.assert(property, { seed: 20, numRuns: 300 });
  });
});
