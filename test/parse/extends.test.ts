import { describe, expect, it } from "vitest";
import { parse } from "../../compiler/1-parse/parse.ts";
import type { Spec } from "../../compiler/ir/spec.ts";
import { filesInMemory } from "./files-in-memory.ts";

const base = `name: base
about: What others start from.
defaults: { dense: { activation: tanh, useBias: false } }
layers:
  - { type: input, shape: [3] }
  - { type: dense, name: hidden, units: 16 }
  - flatten
  - { type: dense, name: answer, units: 1, activation: sigmoid }
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1, momentum: 0.9 }
metrics: [accuracy, { type: topKAccuracy, k: 3 }]
expect: { counts: { parameters: 64 } }
sweep: { values: { seed: [0, 1] } }
`;

/** The spec that a text makes of the base. */
function extended(text: string, files: { readonly [path: string]: string } = { "base.yaml": base }): Spec {
  const { spec, diagnostics } = parse(`extends: ./base.yaml\n${text}`, "spec.yaml", { files: filesInMemory(files) });
  expect(diagnostics).toEqual([]);
  return spec as Spec;
}

describe("extends", () => {
  it("takes everything from the base but name, about, expect and sweep", () => {
    expect(Object.keys(extended("").value)).toEqual(["defaults", "layers", "loss", "optimizer", "metrics"]);
  });

  it("merges maps by key", () => {
    expect(extended("optimizer: { learningRate: 0.01 }").value.optimizer).toEqual({
      ...{ type: "sgd", learningRate: 0.01, momentum: 0.9 },
    });
    expect(extended("defaults: { dense: { useBias: true } }").value.defaults).toEqual({
      dense: { activation: "tanh", useBias: true },
    });
  });

  it("replaces lists whole", () => {
    expect(extended("metrics: [{ type: topKAccuracy, k: 5 }]").value.metrics).toEqual([{ type: "topKAccuracy", k: 5 }]);
  });

  it("starts a thing afresh whose type changes, however the types are written", () => {
    expect(extended("optimizer: adam").value.optimizer).toBe("adam");
    expect(extended("optimizer: { type: adam, beta1: 0.8 }").value.optimizer).toEqual({ type: "adam", beta1: 0.8 });
    expect(extended("optimizer: sgd").value.optimizer).toEqual({ type: "sgd", learningRate: 0.1, momentum: 0.9 });
    expect(extended("loss: { reduction: sum }").value.loss).toEqual({ type: "meanSquaredError", reduction: "sum" });
  });

  it("takes out what is null", () => {
    expect(extended("optimizer: { momentum: null }").value.optimizer).toEqual({ type: "sgd", learningRate: 0.1 });
    expect(extended("metrics: null\nlearning: null").value).not.toHaveProperty("metrics");
    expect(extended("optimizer: { type: adam, beta1: null }").value.optimizer).toEqual({ type: "adam" });
  });

  it("changes layers by name in their list", () => {
    const { layers } = extended(
      "layers: { hidden: { units: 32 }, flatten1: null, answer: { activation: null } }",
    ).value;
    expect(layers).toEqual([
      { type: "input", shape: [3] },
      { type: "dense", name: "hidden", units: 32 },
      { type: "dense", name: "answer", units: 1 },
    ]);
  });

  it("keeps the name of a layer whose type changes, and none of its options", () => {
    const { layers } = extended("layers: { hidden: { type: dropout, rate: 0.5 } }").value;
    expect(layers[1]).toEqual({ name: "hidden", type: "dropout", rate: 0.5 });
  });

  it("changes layers in a repeat, by the paths of --set", () => {
    const repeated = `layers:
  - { type: input, shape: [4] }
  - { type: repeat, name: stage, times: 2, layers: [{ type: dense, name: inner, units: 4 }] }
`;
    const changed = extended("layers: { stage: { times: 3, inner: { units: 8 } } }", { "base.yaml": repeated });
    expect(changed.value.layers[1]).toEqual({
      ...{ type: "repeat", name: "stage", times: 3 },
      layers: [{ type: "dense", name: "inner", units: 8 }],
    });
  });

  it("does not take the name of a column for a type", () => {
    const columns = `dataset: { type: csv, text: "a,b,y\\n1,2,3\\n", inputs: a, targets: y }
layers: [{ type: dense, units: 1 }]
`;
    const { dataset } = extended("dataset: { inputs: { left: a, right: b } }", { "base.yaml": columns }).value;
    expect(dataset).toMatchObject({ inputs: { left: "a", right: "b" } });
  });

  it("goes through several files, each relative to the one that names it", () => {
    const files = {
      "base.yaml": "extends: ./nets/small.yaml\nseed: 1\nprecision: float64\n",
      "nets/small.yaml": "extends: ../layers.yaml\nseed: 2\n",
      "layers.yaml": "layers: [{ type: input, shape: [2] }]\nseed: 3\nprecision: float32\n",
    };
    const { value, ranges } = extended("", files);
    expect(value).toEqual({ layers: [{ type: "input", shape: [2] }], seed: 1, precision: "float64" });
    expect(ranges["/seed"]?.file).toBe("base.yaml");
    expect(ranges["/layers/0/shape"]?.file).toBe("layers.yaml");
  });

  it("keeps the place and the digits of every value", () => {
    const { ranges, numbers } = extended("optimizer: { learningRate: 0.010 }");
    expect(ranges["/optimizer/learningRate"]).toEqual({ file: "spec.yaml", line: 2, column: 28, length: 5 });
    expect(ranges["/optimizer/momentum"]).toEqual({ file: "base.yaml", line: 10, column: 54, length: 3 });
    expect(numbers["/optimizer/learningRate"]).toBe("0.010");
  });

  it("takes a key of JavaScript for a key like any other", () => {
    const read = (text: string) =>
      parse(`extends: ./base.yaml\n${text}`, "spec.yaml", { files: filesInMemory({ "base.yaml": base }) });
    expect(read("__proto__: { polluted: 1 }").diagnostics.map(({ code }) => code)).toEqual(["unknown-key"]);
    expect(read("optimizer: { __proto__: { polluted: 1 } }").diagnostics.map(({ code }) => code)).toEqual([
      "unknown-key",
    ]);
    expect(read("layers: { __proto__: { polluted: 1 } }").diagnostics.map(({ code }) => code)).toEqual([
      "unknown-path",
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe("keys that begin with x-", () => {
  it("are a home for anchors and mean nothing", () => {
    const text = `x-hidden: &hidden { type: dense, units: 4 }
x-note: anything
layers: [{ type: input, shape: [3] }, *hidden, *hidden]
`;
    const { spec, diagnostics } = parse(text, "spec.yaml");
    expect(diagnostics).toEqual([]);
    expect(spec?.value).toEqual({
      layers: [
        { type: "input", shape: [3] },
        { type: "dense", units: 4 },
        { type: "dense", units: 4 },
      ],
    });
  });

  it("are only free at the top", () => {
    const { diagnostics } = parse("layers: [{ type: input, shape: [3], x-note: here }]\n", "spec.yaml");
    expect(diagnostics.map(({ code }) => code)).toEqual(["unknown-key"]);
  });
});
