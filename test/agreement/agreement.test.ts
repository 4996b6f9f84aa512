import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { disagreement } from "./disagreement.ts";
import { randomSpec } from "./random-spec.ts";

const specs = readdirSync("specs").filter((file) => file.endsWith(".yaml"));

describe("the interpreter and the generated code give equal bits", () => {
  it.each(specs)("for specs/%s, also in a last, shorter batch", async (file) => {
    expect(await disagreement(readFileSync(`specs/${file}`, "utf8"), `specs/${file}`, [4, 3, 1])).toBeUndefined();
  });

  it("for 300 random nets with branches, odd sizes, single rows and both precisions", {
    timeout: 120_000,
  }, async () => {
    const property = fc.asyncProperty(randomSpec, async (spec) => {
      expect(await disagreement(JSON.stringify(spec), "random.yaml", [3, 2, 1])).toBeUndefined();
    });
    await fc.assert(property, { seed: 20, numRuns: 300 });
  });
});
