import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { compiled } from "../compiled.ts";

test("masking sets a step to 0 where all its values are maskValue, and leaves the others", async () => {
  const spec = `
precision: float64
layers:
  - { type: input, shape: [4, 2] }
  - { type: masking, maskValue: -1 }`;
  const network = await loadNetwork(compiled(spec, { file: "masking.yaml" }));
  const rows = [-1, -1, -1, 2, 0, 0, -1, 5];
  expect(network.predict(network.createParameters(), rows)).toEqual([0, 0, -1, 2, 0, 0, -1, 5]);
});

test("a mask goes through dense, activation and dropout, and through merging where every input has one", () => {
  const spec = (last: string): string => `
layers:
  - { type: input, shape: [3, 2] }
  - { type: masking, name: one }
  - { type: dense, units: 2 }
  - { type: activation, activation: tanh }
  - { type: dropout, name: other, rate: 0.5 }
  - { type: ${last} }`;
  const codes = (last: string): readonly string[] =>
    compile(spec(last), { file: "masks.yaml" }).diagnostics.map(({ code }) => code);
  expect(codes("add, inputs: [one, other]")).toEqual([]);
  expect(codes("concatenate, inputs: [one, other]")).toEqual([]);
  expect(codes("add, inputs: [one, input]")).toEqual(["unused-layer", "mask-lost"]);
  expect(codes("flatten")).toEqual(["mask-lost"]);
});
