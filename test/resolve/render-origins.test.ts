import { expect, it } from "vitest";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import type { Model } from "../../compiler/ir/model.ts";
import type { Spec } from "../../compiler/ir/spec.ts";
import { render, renderWithOrigins } from "../../compiler/render/render.ts";
import { filesInMemory } from "../parse/files-in-memory.ts";

const base = `parameters: { width: 4 }
defaults: { dense: { useBias: false } }
layers:
  - { type: input, shape: [3] }
  - { type: dense, name: hidden, units: $width, activation: { type: leakyRelu, negativeSlope: 0.3 } }
  - { type: repeat, name: stage, times: 2, layers: [{ type: dense, name: inner, units: 4 }] }
`;
const child = `extends: ./base.yaml
about: $$width is a text
layers: { hidden: { activation: { negativeSlope: 0.1 } }, stage: { inner: { activation: tanh } } }
parameters: { width: 6 }
`;

function understood(text: string): { readonly spec: Spec; readonly model: Model } {
  const files = filesInMemory({ "base.yaml": base });
  const { spec, diagnostics } = parse(text, "child.yaml", { files });
  expect(diagnostics).toEqual([]);
  const { model } = resolve(spec as Spec, files);
  return { spec: spec as Spec, model: model as Model };
}

it("render says which file each value came from, where a spec extends another", () => {
  const { spec, model } = understood(child);
  expect(renderWithOrigins(spec, model)).toBe(`name: child
about: $$width is a text # child.yaml
seed: 0
precision: float32

layers:
  - type: input # base.yaml
    shape: [ 3 ] # base.yaml
  - type: dense # base.yaml
    name: hidden # base.yaml
    inputs: input
    units: 6 # child.yaml
    activation: { type: leakyRelu, negativeSlope: 0.1 } # base.yaml; negativeSlope from child.yaml
    useBias: false # base.yaml
    weightsInitializer: glorotUniform
    biasInitializer: zeros
    trainable: true
  - type: repeat # base.yaml
    name: stage # base.yaml
    times: 2 # base.yaml
    layers:
      - type: dense # base.yaml
        name: inner # base.yaml
        inputs: input
        units: 4 # base.yaml
        activation: tanh # child.yaml
        useBias: false # base.yaml
        weightsInitializer: glorotUniform
        biasInitializer: zeros
        trainable: true

outputs:
  - stage
`);
});

it("the rendered spec needs no other file, and means the same", () => {
  const { spec, model } = understood(child);
  const again = understood(render(spec, model));
  expect(again.spec.bases).toEqual([]);
  expect(again.model.about).toBe("$width is a text");
  expect(render(again.spec, again.model)).toBe(render(spec, model));
  expect(renderWithOrigins(again.spec, again.model)).toBe(render(spec, model));
});
