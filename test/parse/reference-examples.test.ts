import { expect, it } from "vitest";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import { baseExample, childExample } from "../../compiler/generate/composition-page.ts";
import type { Spec } from "../../compiler/ir/spec.ts";
import { filesInMemory } from "./files-in-memory.ts";

const files = filesInMemory({ "base.yaml": baseExample });

it.each([
  ["base.yaml", baseExample, { units: 16, activation: { type: "tanh" } }, { epochs: 100 }],
  ["wide.yaml", childExample, { units: 32, activation: { type: "relu" } }, { iterations: 500 }],
])("%s of the reference page is right", (file, text, options, train) => {
  const { spec, diagnostics } = parse(text, file, { files });
  expect(diagnostics).toEqual([]);
  const { model, diagnostics: more } = resolve(spec as Spec, files);
  expect(more).toEqual([]);
  expect(model?.layers[0]).toMatchObject({ name: "hidden", options });
  expect(model?.train).toMatchObject(train);
});
