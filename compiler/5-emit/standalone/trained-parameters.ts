import type { Declaration } from "../declaration.ts";
import type { Module } from "../module.ts";
import { literal } from "../text.ts";

/** The bytes of a weights file in the module, and how its parameters are had from them. */
export function emitTrainedParameters(module: Module, weights: Uint8Array): readonly Declaration[] {
  module.imports.add("decodeBase64");
  return [
    {
      kind: "function",
      name: "trainedParameters",
      doc: ["The parameters that training has found; read once."],
      exported: true,
      parameters: [],
      returns: "Parameters",
      body: ["trained ??= readParameters(decodeBase64(trainedWeights));", "return trained;"],
    },
    {
      kind: "constant",
      name: "trained",
      doc: [],
      exported: false,
      type: "Parameters | undefined",
      changes: true,
    },
    {
      kind: "constant",
      name: "trainedWeights",
      doc: ["The parameters that training has found, as a safetensors file in base64."],
      exported: false,
      value: literal(Buffer.from(weights).toString("base64")),
    },
  ];
}
