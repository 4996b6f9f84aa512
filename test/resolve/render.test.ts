import { describe, expect, it } from "vitest";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import type { Model } from "../../compiler/ir/model.ts";
import type { Spec } from "../../compiler/ir/spec.ts";
import type { FileFinder } from "../../compiler/ir/table.ts";
import { render } from "../../compiler/render/render.ts";
import { exampleSpecs } from "../example-specs.ts";

const noFiles: FileFinder = { find: () => ({ searched: [] }) };

function understood(text: string, file: string, files = noFiles): { readonly spec: Spec; readonly model: Model } {
  const { spec, diagnostics } = parse(text, file, { files });
  expect(diagnostics).toEqual([]);
  const resolved = resolve(spec as Spec, noFiles);
  expect(resolved.diagnostics).toEqual([]);
  return { spec: spec as Spec, model: resolved.model as Model };
}

/** A model without the places in the text, and without what a dataset's options say twice. */
function withoutPlaces(model: Model): unknown {
  const left = new Set(["range", "ranges"]);
  const plain = JSON.parse(JSON.stringify(model, (key, value) => (left.has(key) ? undefined : value)));
  if (plain.dataset !== undefined) delete plain.dataset.options;
  return plain;
}

describe("render", () => {
  it.each(exampleSpecs)("says $file anew, and means the same", ({ file, text, files }) => {
    const { spec, model } = understood(text, file, files);
    const again = understood(render(spec, model), file);
    expect(withoutPlaces(again.model)).toEqual(withoutPlaces(model));
    // What a spec inherits has its file in a comment, which the rendered spec no longer needs.
    const withoutFiles = render(spec, model).replaceAll(/ # specs\/.*/g, "");
    expect(render(again.spec, again.model)).toBe(withoutFiles);
  });

  it("says what was left open", () => {
    const { spec, model } = understood(
      "layers:\n  - { type: input, shape: [3] }\n  - { type: dense, units: 1 }\nexpect: { counts: { parameters: 4 } }\n",
      "specs/small.yaml",
    );
    expect(render(spec, model)).toBe(`name: small
seed: 0
precision: float32

layers:
  - type: input
    shape: [ 3 ]
  - type: dense
    name: dense1
    inputs: input
    units: 1
    activation: linear
    useBias: true
    weightsInitializer: glorotUniform
    biasInitializer: zeros
    trainable: true

outputs:
  - dense1

expect:
  counts: { parameters: 4 }
`);
  });
});
