import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { netsOf } from "../agreement/nets.ts";
import { randomSpec } from "../agreement/random-spec.ts";
import { exampleSpecs } from "../example-specs.ts";
import { runProgram } from "../run-program.ts";

interface Result {
  readonly name: string;
  /** Why there was nothing to compare. */
  readonly skipped?: string;
  /** How many parameters, states and losses were compared. */
  readonly compared?: number;
  /** Where the first difference was. */
  readonly differs?: string;
}

interface Request {
  readonly name: string;
  readonly file?: string;
  readonly text: string;
  readonly rows: number;
}

/** Takes a few steps of each spec with 1, 2 and 3 threads, in a program of this folder: threads need what is built. */
function compared(specs: readonly Request[]) {
  const program = fileURLToPath(new URL("./steps-by-threads.mjs", import.meta.url));
  return JSON.parse(runProgram([program], { input: JSON.stringify(specs) })) as readonly Result[];
}

describe("three steps on 1, 2 and 3 threads leave the same bits", () => {
  it("with every spec of the repository that learns by steps", () => {
    const results = compared(exampleSpecs.map(({ name, file, text }) => ({ name, file, text, rows: 9 })));
    expect(results.filter(({ differs }) => differs !== undefined)).toEqual([]);
    const tried = results.filter(({ compared: count = 0 }) => count > 0).map(({ name }) => name);
    expect(tried).toEqual(expect.arrayContaining(["digits-lenet", "digits-mlp", "two-layer", "two-layer-wide"]));
    console.log(`${tried.length} of ${exampleSpecs.length} specs; the others have nothing that threads could share`);
  });

  it(`with ${netsOf(300)} random nets`, () => {
    const specs = fc.sample(randomSpec, { seed: 24, numRuns: netsOf(300) });
    const results = compared(
      specs.map((spec, i) => ({ name: `net ${i}`, text: JSON.stringify(spec), rows: 5 + (i % 9) })),
    );
    for (const { name, differs } of results) {
      expect(differs, JSON.stringify(specs[Number(name.slice(4))])).toBeUndefined();
    }
    expect(results.filter(({ compared: count = 0 }) => count > 0).length).toBeGreaterThan(0.96 * specs.length);
  });
});
