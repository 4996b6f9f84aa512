import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const golden = new URL("../golden/", import.meta.url);

const modules = readdirSync(golden).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));

/** In which chapter of a module something stands; whatever is not named here is a type of the network's own. */
const chapters: readonly (readonly string[])[] = [
  ["Input", "Prediction", "Parameters", "Row", "Dataset", "Measures"],
  ["forward", "forwardTraining", "loss", "backward", "correct", "vary", "contrast", "anneal", "update", "step"],
  ["learningRateAt", "train", "measure", "measureWithout", "evaluate", "predict", "predictMany", "encode", "decode"],
  ["createParameters", "readParameters", "writeParameters", "fitScales", "encodeRows"],
  ["Workspace", "createWorkspace", "copyParameters", "placeParameters", "loadBatch"],
];

function namesIn(file: string): readonly string[] {
  const code = readFileSync(new URL(file, golden), "utf8");
  return [...code.matchAll(/^(?:export )?(?:function\*?|interface|type) (\w+)/gm)].map(([, name = ""]) => name);
}

describe("a generated module reads from the top", () => {
  test.each(modules)("%s: types, a step, training and answering, parameters in and out, memory", (file) => {
    const found = namesIn(file).map((name) => chapters.findIndex((chapter) => chapter.includes(name)));
    const known = found.filter((chapter) => chapter >= 0);
    expect(known).toEqual(known.toSorted((a, b) => a - b));
  });

  test("LeNet-5 begins to work before line 120", () => {
    const lines = readFileSync(new URL("digits-lenet.ts", golden), "utf8").split("\n");
    expect(lines.findIndex((line) => line.startsWith("export function forward"))).toBeLessThan(120);
  });
});
