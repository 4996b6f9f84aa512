import { describe, expect, test } from "vitest";
import * as api from "../../compiler/index.ts";

const text = `
name: doubling
precision: float64
dataset: { type: inline, inputs: [[1], [2]], targets: [[2], [4]] }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: ones }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1 }
train: { epochs: 60, batchSize: all }
expect:
  bits: pending
  predictions:
    - { inputs: [3], outputs: [6.0000] }
`;
const options = { file: "doubling.yaml" };
const wrong = text.replace("dense", "dens");

describe("called from a program", () => {
  test("compile says by `ok` whether there is a model, and what is wrong where there is none", () => {
    const compiled = api.compile(text, options);
    expect(compiled.ok && compiled.model.layers.map(({ name }) => name)).toEqual(["dense1"]);
    const rejected = api.compile(wrong, options);
    expect(rejected.ok).toBe(false);
    expect(rejected.diagnostics.map(({ code }) => code)).toEqual(["unknown-layer"]);
  });

  test("check counts the rows", () => {
    const checked = api.check(text, options);
    expect(checked.ok && checked.rows).toEqual({ training: 2, validation: 0, test: 0 });
    expect(api.check(wrong, options).ok).toBe(false);
  });

  test("build gives the TypeScript", async () => {
    const built = await api.build(text, { ...options, outputFile: "doubling.ts" });
    expect(built.ok && built.code).toContain("export function forward(");
    const alone = await api.build(text, { ...options, standalone: true });
    expect(alone.ok && alone.code).not.toContain("import");
  });

  test("summary counts parameters and multiply-adds", () => {
    expect(api.summary(text, options)).toMatchObject({ ok: true, name: "doubling", parameters: 1, multiplyAdds: 1 });
  });

  test("render fills in the defaults", () => {
    const rendered = api.render(text, options);
    expect(rendered.ok && rendered.text).toContain("seed: 0\n");
  });

  test("explain knows codes, words, keys and options", () => {
    const kinds = ["unknown-layer", "dense", "epochs", "units"].map((name) => api.explain(name)[0]?.kind);
    expect(kinds).toEqual(["code", "word", "key", "option"]);
    expect(api.explain("nothing")).toEqual([]);
  });

  test("test trains, and writes the pins into the text it gives back", async () => {
    const { passed, run, pinned } = await api.test(text, options);
    expect(passed).toBe(true);
    expect(pinned).toContain(`bits: ${run?.bits}`);
  });

  test("predict and evaluate take the weights of a run", async () => {
    const { run } = await api.train(text, options);
    const weights = { file: "weights.safetensors", bytes: run?.weights ?? new Uint8Array() };
    const predicted = await api.predict(text, { ...options, weights, rows: [[3], [4]] });
    expect(predicted.ok && predicted.answers).toEqual([[expect.closeTo(6)], [expect.closeTo(8)]]);
    const evaluated = await api.evaluate(text, { ...options, weights });
    expect(evaluated.ok && evaluated.training.loss).toBeCloseTo(0);
    const broken = await api.predict(text, { ...options, weights: { ...weights, bytes: new Uint8Array(9) }, rows: [] });
    expect(broken.ok ? [] : broken.diagnostics.map(({ code }) => code)).toEqual(["weights-unreadable"]);
  });

  test("train and test say by `ok` whether there is a run, and what is wrong where there is none", async () => {
    const trained = await api.train(text, options);
    const tested = await api.test(text, options);
    expect(trained.ok && trained.run.stop).toBe("epochs");
    expect(tested.ok && tested.run.bits).toBe(trained.run?.bits);
    const codes = (result: api.RunResult | api.SweepResult) => (result.ok ? [] : result.diagnostics.map((d) => d.code));
    expect(codes(await api.train(wrong, options))).toEqual(["unknown-layer"]);
    expect(codes(await api.test(wrong, options))).toEqual(["unknown-layer"]);
    expect(codes(await api.sweep(text, options))).toEqual(["sweep-missing"]);
    const weights = { file: "weights.safetensors", bytes: new Uint8Array(9) };
    expect(codes(await api.train(text, { ...options, weights }))).toEqual(["weights-unreadable"]);
  });

  test("train is ok where claims do not hold: they are in the diagnostics", async () => {
    const result = await api.train(text.replace("6.0000", "7.0000"), options);
    expect(result.ok).toBe(true);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(["pin-pending", "claim-failed"]);
    expect((await api.test(text.replace("6.0000", "7.0000"), options)).passed).toBe(false);
  });

  test("predict takes a layer's outputs, or the most probable categories", async () => {
    const predicted = await api.predict(text, { ...options, rows: [[3]], layer: "dense1" });
    expect(predicted.ok && predicted.answers).toEqual([[3]]);
  });

  test("train ends when its signal is aborted, with what was learnt so far", async () => {
    const controller = new AbortController();
    controller.abort();
    const { run } = await api.train(text.replace("epochs: 60", "epochs: 100000"), {
      ...options,
      signal: controller.signal,
    });
    expect(run?.ending).toBe("interrupted");
  });
});
