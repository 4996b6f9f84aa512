import { fieldsOf } from "./fields-of.ts";
import { readSafetensors, writeSafetensors } from "./safetensors.ts";

/** A weights file does not match the network; the message gives the reason. */
export class WeightsError extends Error {
  override readonly name = "WeightsError";
}

/** For each parameter: its name in a weights file, and its shape. */
export type TensorNames<P> = { readonly [field in keyof P]: readonly [name: string, shape: readonly number[]] };

/** Arrays of numbers by field. */
type Arrays<P> = { readonly [field in keyof P]: Float32Array | Float64Array };

/**
 * Copies the tensors of a safetensors file into the parameters, rounded to their precision. Throws a WeightsError if the
 * bytes are not valid, or a tensor is missing or of another shape.
 */
export function readTensors<P extends Arrays<P>>(bytes: Uint8Array, p: P, names: TensorNames<P>): P {
  const read = readSafetensors(bytes);
  if ("error" in read) throw new WeightsError(read.error);
  for (const field of fieldsOf(names)) {
    const [name, shape] = names[field];
    const tensor = read.tensors.find((each) => each.name === name);
    if (!tensor) throw new WeightsError(`the file has no tensor "${name}"`);
    if (tensor.shape.join() !== shape.join()) {
      throw new WeightsError(
        `"${name}" is [${tensor.shape.join(", ")}] in the file, [${shape.join(", ")}] in the network`,
      );
    }
    p[field].set(tensor.data);
  }
  return p;
}

/** The parameters as the bytes of a safetensors file, in the order of the names. */
export function writeTensors<P extends Arrays<P>>(p: P, names: TensorNames<P>): Uint8Array {
  return writeSafetensors(
    fieldsOf(names).map((field) => ({ name: names[field][0], shape: names[field][1], data: p[field] })),
  );
}
