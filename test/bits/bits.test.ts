import { readFileSync, rmSync } from "node:fs";
import { afterAll, describe, expect, it } from "vitest";
import { exampleSpecs } from "../example-specs.ts";
import { bitsOf } from "./bits-of.ts";
import { digitsFolder } from "./digits-folder.ts";
import { smallTraining } from "./small-training.ts";

// Figures are written with all the digits that their bits need, weights as the SHA-256 of their file. A change of
// them is a change of the arithmetic: it needs a reason, and a line in CHANGELOG.md. `npm run goldens -- bits` writes
// them anew.

/** A hundred nets that test/agreement/random-spec.ts once drew, one a line; kept as text, so that they stay what they are. */
const nets = readFileSync(new URL("nets.ndjson", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

const data = digitsFolder();
afterAll(() => rmSync(data, { recursive: true }));

// On a busy machine, with nothing in the cache, printing all the code takes a while.
describe("the bits stay what they are", { timeout: 600_000 }, () => {
  it("of every spec, after a few iterations", async () => {
    const lines = exampleSpecs.map(async (spec) =>
      lineOf(spec.fileName, await bitsOf(spec.text, spec.file, smallTraining(spec), data)),
    );
    await expect((await Promise.all(lines)).join("")).toMatchFileSnapshot("./specs.txt");
  });

  it("of a hundred random nets", async () => {
    const lines = nets.map(async (net, index) => lineOf(`net ${index}`, await bitsOf(net, "net.yaml", [], data)));
    await expect((await Promise.all(lines)).join("")).toMatchFileSnapshot("./nets.txt");
  });
});

function lineOf(name: string, bits: object): string {
  return `${name}\n${Object.entries(bits)
    .map(([key, value]) => `  ${key}: ${JSON.stringify(value)}\n`)
    .join("")}`;
}
