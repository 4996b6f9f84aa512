import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";
import { dataFolder, withoutDigits } from "./data-folder.ts";

/** What takes longer than a person waits, above all without kernels; a test of its own trains it: `npm run test:long`. */
const long: readonly string[] = [
  "digits-dropout.yaml",
  "digits-lenet.yaml",
  "image-recognition.yaml",
  "restricted-boltzmann-machine.yaml",
];

const names = readdirSync("specs").filter((file) => file.endsWith(".yaml") && !long.includes(file));

describe("every spec keeps its promise:", () => {
  it.for(names)("specs/%s", async (name, { skip }) => {
    const file = `specs/${name}`;
    const text = readFileSync(file, "utf8");
    skip(text.includes("mnist/") && withoutDigits !== undefined, withoutDigits);
    const { run, diagnostics } = await train(text, { file, data: [dataFolder] });
    expect(diagnostics.map((each) => `${each.range?.line}: ${each.text}`)).toEqual([]);
    expect(run?.claims.length).toBeGreaterThan(0);
    expect(run?.claims.filter((claim) => !claim.holds)).toEqual([]);
  });
});
