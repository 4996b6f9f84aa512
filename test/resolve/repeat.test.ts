import { describe, expect, it } from "vitest";
import { applySetting } from "../../compiler/1-parse/apply-set.ts";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import type { Model } from "../../compiler/ir/model.ts";
import type { Spec } from "../../compiler/ir/spec.ts";
import { render } from "../../compiler/render/render.ts";
import { compiled as compile } from "../compiled.ts";

const noFiles = { find: () => ({ searched: [] }) };

interface Understood {
  readonly spec: Spec;
  readonly model: Model;
}

function understood(text: string, ...settings: readonly string[]): Understood {
  const parsed = parse(text, "repeat.yaml");
  expect(parsed.diagnostics).toEqual([]);
  const spec = settings.reduce((before, setting) => {
    const { spec: after, diagnostics } = applySetting(before, setting);
    expect(diagnostics).toEqual([]);
    return after as Spec;
  }, parsed.spec as Spec);
  const { model, diagnostics } = resolve(spec, noFiles);
  expect(diagnostics).toEqual([]);
  return { spec, model: model as Model };
}

/** `look1.pattern ← input: [247, 247, 4]`, one line for each layer. */
function flow(model: Model): readonly string[] {
  return model.layers.map(({ name, inputs, shape }) => `${name} ← ${inputs.join(", ")}: [${shape.join(", ")}]`);
}

const looking = `
layers:
  - { type: input, shape: [256, 256, 1] }
  - type: repeat
    name: look
    times: 4
    each: { pattern.filters: [4, 8, 8, 16] }
    layers:
      - { type: conv2d, name: pattern, kernelSize: 10, activation: relu }
      - { type: maxPooling2d, name: strongest, poolSize: 2 }
  - flatten
`;

/** The stages of a residual net, as the photos of the language have them. */
const residual = `
layers:
  - { type: input, shape: [32, 32, 3] }
  - { type: conv2d, filters: 32, kernelSize: 3, padding: same }
  - type: repeat
    name: stage
    times: 2
    each: { down.filters: [32, 64] }
    layers:
      - { type: conv2d, name: down, kernelSize: 3, padding: same, strides: 2 }
      - batchNormalization
      - { type: activation, name: entry, activation: relu }
      - type: repeat
        times: 2
        layers:
          - batchNormalization
          - { type: add, inputs: [batchNormalization1, input] }
      - { type: add, inputs: [batchNormalization1, entry, repeat1, repeat1_1] }
  - { type: concatenate, inputs: [stage, stage2.entry] }
`;

describe("repeat", () => {
  it("puts copies one after the other, each with its own values of `each:`", () => {
    expect(flow(understood(looking).model)).toEqual([
      "look1.pattern ← input: [247, 247, 4]",
      "look1.strongest ← look1.pattern: [123, 123, 4]",
      "look2.pattern ← look1.strongest: [114, 114, 8]",
      "look2.strongest ← look2.pattern: [57, 57, 8]",
      "look3.pattern ← look2.strongest: [48, 48, 8]",
      "look3.strongest ← look3.pattern: [24, 24, 8]",
      "look4.pattern ← look3.strongest: [15, 15, 16]",
      "look4.strongest ← look4.pattern: [7, 7, 16]",
      "flatten1 ← look4.strongest: [784]",
    ]);
  });

  it("names parameters by their copy, and the variables of the generated code likewise", async () => {
    const { model } = understood(looking);
    expect(model.layers.flatMap((layer) => layer.parameters.map(({ path }) => path)).slice(0, 3)).toEqual([
      "look1.pattern.kernel",
      "look1.pattern.bias",
      "look2.pattern.kernel",
    ]);
    const code = await compile(looking, { file: "looking.yaml" }).code("looking.ts");
    expect(code).toContain("readonly look4PatternKernel: Float32Array;");
    expect(code).toContain("// look4.pattern (16 filters, relu): output = ");
  });

  it("means the layers of the same copy by names within, and what enters the list by `input`", () => {
    expect(flow(understood(residual).model)).toEqual([
      "conv2d1 ← input: [32, 32, 32]",
      "stage1.down ← conv2d1: [16, 16, 32]",
      "stage1.batchNormalization1 ← stage1.down: [16, 16, 32]",
      "stage1.entry ← stage1.batchNormalization1: [16, 16, 32]",
      "stage1.repeat1_1.batchNormalization1 ← stage1.entry: [16, 16, 32]",
      "stage1.repeat1_1.add1 ← stage1.repeat1_1.batchNormalization1, stage1.entry: [16, 16, 32]",
      "stage1.repeat1_2.batchNormalization1 ← stage1.repeat1_1.add1: [16, 16, 32]",
      "stage1.repeat1_2.add1 ← stage1.repeat1_2.batchNormalization1, stage1.repeat1_1.add1: [16, 16, 32]",
      "stage1.add1 ← stage1.batchNormalization1, stage1.entry, stage1.repeat1_2.add1, stage1.repeat1_1.add1: [16, 16, 32]",
      "stage2.down ← stage1.add1: [8, 8, 64]",
      "stage2.batchNormalization1 ← stage2.down: [8, 8, 64]",
      "stage2.entry ← stage2.batchNormalization1: [8, 8, 64]",
      "stage2.repeat1_1.batchNormalization1 ← stage2.entry: [8, 8, 64]",
      "stage2.repeat1_1.add1 ← stage2.repeat1_1.batchNormalization1, stage2.entry: [8, 8, 64]",
      "stage2.repeat1_2.batchNormalization1 ← stage2.repeat1_1.add1: [8, 8, 64]",
      "stage2.repeat1_2.add1 ← stage2.repeat1_2.batchNormalization1, stage2.repeat1_1.add1: [8, 8, 64]",
      "stage2.add1 ← stage2.batchNormalization1, stage2.entry, stage2.repeat1_2.add1, stage2.repeat1_1.add1: [8, 8, 64]",
      "concatenate1 ← stage2.add1, stage2.entry: [8, 8, 128]",
    ]);
  });

  it("takes what its own `inputs:` name, and freezes what is in it", () => {
    const { model } = understood(`
layers:
  - { type: input, shape: [2] }
  - { type: dense, name: wide, units: 9 }
  - { type: dense, name: narrow, units: 1, inputs: input }
  - type: repeat
    name: deep
    times: 2
    inputs: wide
    trainable: false
    layers:
      - { type: dense, units: 3 }
  - { type: concatenate, inputs: [deep, narrow] }
`);
    expect(flow(model).slice(2)).toEqual([
      "deep1.dense1 ← wide: [3]",
      "deep2.dense1 ← deep1.dense1: [3]",
      "concatenate1 ← deep2.dense1, narrow: [4]",
    ]);
    expect(model.layers.map(({ trainable }) => trainable)).toEqual([true, true, false, false, true]);
  });

  it("gives options within options, options of repeats, and what `defaults:` have begun", () => {
    const { model } = understood(`
defaults:
  dense: { weightsInitializer: { type: normal, stddev: 1 } }
layers:
  - { type: input, shape: [2] }
  - type: repeat
    name: block
    times: 2
    each: { inner.times: [1, 2], inner.row.units: [3, 5], inner.row.weightsInitializer.mean: [0.5, 0.25] }
    layers:
      - type: repeat
        name: inner
        layers:
          - { type: dense, name: row }
`);
    const drawn = model.layers.map(({ name, options, parameters }) => {
      const { mean, stddev } = parameters[0]?.initializer.options ?? {};
      return `${name}: ${options.units} units, ${mean} ± ${stddev}`;
    });
    expect(drawn).toEqual([
      "block1.inner1.row: 3 units, 0.5 ± 1",
      "block2.inner1.row: 5 units, 0.25 ± 1",
      "block2.inner2.row: 5 units, 0.25 ± 1",
    ]);
  });

  it("is reached by paths: the repeat, the layers in it, its values for each copy", () => {
    const layers = (...settings: string[]) => flow(understood(looking, ...settings).model);
    expect(layers("layers.look.times=1", "layers.look.each.pattern.filters=[3]")).toEqual([
      "look1.pattern ← input: [247, 247, 3]",
      "look1.strongest ← look1.pattern: [123, 123, 3]",
      "flatten1 ← look1.strongest: [45387]",
    ]);
    expect(layers("layers.look.strongest.poolSize=3", "layers.look.pattern.kernelSize=5").slice(-2)).toEqual([
      "look4.strongest ← look4.pattern: [1, 1, 16]",
      "flatten1 ← look4.strongest: [16]",
    ]);
  });

  it.each([looking, residual])("is rendered as a repeat, and means the same", (text) => {
    const { spec, model } = understood(text);
    const rendered = render(spec, model);
    const again = understood(rendered);
    expect(flow(again.model)).toEqual(flow(model));
    expect(render(again.spec, again.model)).toBe(rendered);
  });

  it("shows its first copy when it is rendered, without what `each:` gives", () => {
    const { spec, model } = understood(looking);
    expect(render(spec, model)).toContain(`  - type: repeat
    name: look
    times: 4
    each: { pattern.filters: [ 4, 8, 8, 16 ] }
`);
  });

  it("is called by its own name under `outputs:`, and rendered so: the copies may become more", () => {
    const { spec, model } = understood(
      `outputs: look\n${looking
        .replace("  - flatten\n", "")
        .replace(/\n *each.*/, "")
        .replace("pattern,", "pattern, filters: 2,")}`,
    );
    expect(model.outputs).toEqual([{ name: "look4.strongest", layer: "look4.strongest", shape: [7, 7, 2] }]);
    const rendered = render(spec, model);
    expect(rendered).toContain("outputs:\n  - look\n");
    expect(rendered).toContain(
      "      - { type: maxPooling2d, name: strongest, inputs: pattern, poolSize: 2, padding: valid }\n",
    );
    expect(understood(rendered, "layers.look.times=3").model.outputs).toEqual([
      { name: "look3.strongest", layer: "look3.strongest", shape: [24, 24, 2] },
    ]);
  });
});
