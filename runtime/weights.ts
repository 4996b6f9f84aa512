import { readSafetensors } from "./safetensors.ts";

/** A weights file does not match the network; the message gives the reason. */
export class WeightsError extends Error {
  override readonly name = "WeightsError";
}

/** The tensors of a weights file, looked up by name, shape and precision. */
export interface WeightsReader {
  readonly float32: (name: string, shape: readonly number[]) => Float32Array;
  readonly float64: (name: string, shape: readonly number[]) => Float64Array;
}

/** Opens the bytes of a safetensors file. Throws a WeightsError if they are not valid. */
export function openWeights(bytes: Uint8Array): WeightsReader {
  const read = readSafetensors(bytes);
  if ("error" in read) throw new WeightsError(read.error);
  const find = (name: string, shape: readonly number[]): Float32Array | Float64Array => {
    const tensor = read.tensors.find((each) => each.name === name);
    if (!tensor) throw new WeightsError(`the file has no tensor "${name}"`);
    if (tensor.shape.join() !== shape.join()) {
      throw new WeightsError(
        `"${name}" is [${tensor.shape.join(", ")}] in the file, [${shape.join(", ")}] in the network`,
      );
    }
    return tensor.data;
  };
  return {
    float32: (name, shape) => Float32Array.from(find(name, shape)),
    float64: (name, shape) => Float64Array.from(find(name, shape)),
  };
}
