import { describe, expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";
import { exampleSpecs } from "../example-specs.ts";
import { dataFolder, withoutDigits } from "./data-folder.ts";

/** What takes longer than a person waits, above all without kernels; a test of its own trains it: `npm run test:long`. */
const long: readonly string[] = ["digits-dropout", "digits-lenet", "image-recognition", "restricted-boltzmann-machine"];

const specs = exampleSpecs.filter(({ name }) => !long.includes(name));

describe("every spec keeps its promise:", () => {
  it.for(specs)("$file", async ({ file, text }, { skip }) => {
    skip(text.includes("mnist/") && withoutDigits !== undefined, withoutDigits);
    const { run, diagnostics } = await train(text, { file, data: [dataFolder] });
    expect(diagnostics.map((each) => `${each.range?.line}: ${each.text}`)).toEqual([]);
    expect(run?.claims.length).toBeGreaterThan(0);
    expect(run?.claims.filter((claim) => !claim.holds)).toEqual([]);
  });
});
