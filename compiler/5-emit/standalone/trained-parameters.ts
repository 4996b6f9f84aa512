import { doc, literal, type Module, write } from "../module.ts";

/** Prints the bytes of a weights file into the module, and how its parameters are had from them. */
export function emitTrainedParameters(module: Module, weights: Uint8Array): void {
  module.imports.add("decodeBase64");
  write(
    module,
    doc("The parameters that training has found, as a safetensors file in base64."),
    `const trainedWeights = ${literal(Buffer.from(weights).toString("base64"))};`,
  );
  write(
    module,
    doc("The parameters that training has found: what `predict` and `predictMany` are given."),
    "export function trainedParameters(): Parameters {",
    "return readParameters(decodeBase64(trainedWeights));",
    "}",
  );
}
