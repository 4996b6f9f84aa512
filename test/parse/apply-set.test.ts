import { describe, expect, it } from "vitest";
import { applySetting } from "../../compiler/1-parse/apply-set.ts";
import { parse } from "../../compiler/1-parse/parse.ts";
import type { Spec, SpecValue } from "../../compiler/ir/spec.ts";

const spec = parse(
  `defaults:
  dense: { activation: { type: sigmoid, steepness: 2 } }
layers:
  - { type: input, shape: [3] }
  - { type: dense, name: hidden, units: 4 }
  - { type: dense, units: 1, activation: tanh }
optimizer: sgd
train: { epochs: 3 }
`,
  "spec.yaml",
).spec as Spec;

function set(setting: string): SpecValue {
  const { spec: changed, diagnostics } = applySetting(spec, setting);
  expect(diagnostics).toEqual([]);
  return (changed as Spec).value;
}

describe("--set", () => {
  it("changes a value that is there", () => {
    expect(set("train.epochs=5").train).toEqual({ epochs: 5 });
  });

  it("adds a value that is not there yet", () => {
    expect(set("train.batchSize=all").train).toEqual({ epochs: 3, batchSize: "all" });
    expect(set("seed=7").seed).toBe(7);
  });

  it("finds a layer by its name, also by the one it was not given", () => {
    expect(set("layers.hidden.units=8").layers[1]).toEqual({ type: "dense", name: "hidden", units: 8 });
    expect(set("layers.dense2.units=2").layers[2]).toEqual({ type: "dense", units: 2, activation: "tanh" });
  });

  it("opens a thing that was written by its type alone", () => {
    expect(set("optimizer.learningRate=0.5").optimizer).toEqual({ type: "sgd", learningRate: 0.5 });
  });

  it("changes one option inside of what a layer takes from defaults", () => {
    expect(set("layers.hidden.activation.steepness=16").layers[1]).toEqual({
      type: "dense",
      name: "hidden",
      units: 4,
      activation: { type: "sigmoid", steepness: 16 },
    });
  });

  it("takes a whole thing as a value", () => {
    expect(set("optimizer={ type: sgd, momentum: 0.9 }").optimizer).toEqual({ type: "sgd", momentum: 0.9 });
  });

  it("leaves the spec it was given as it was", () => {
    set("train.epochs=5");
    expect(spec.value.train).toEqual({ epochs: 3 });
  });
});
