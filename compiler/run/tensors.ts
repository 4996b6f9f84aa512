import { readSafetensors, type Tensor } from "../../runtime/safetensors.ts";
import type { Json } from "../ir/json.ts";

/** The tensors of a weights file, by name. */
export type Tensors = ReadonlyMap<string, Tensor>;

/** The tensors in the bytes of a weights file, by name. */
export function tensorsOf(bytes: Uint8Array): Tensors {
  const read = readSafetensors(bytes);
  if ("error" in read) throw new Error(read.error);
  return new Map(read.tensors.map((tensor) => [tensor.name, tensor]));
}

/** Numbers in row-major order as nested lists of that shape. */
export function nestedList(data: ArrayLike<number>, shape: readonly number[]): Json {
  const [size, ...rest] = shape;
  if (size === undefined) return data[0] ?? 0;
  const stride = data.length / size;
  const all = Array.from(data);
  return Array.from({ length: size }, (_, index) => nestedList(all.slice(index * stride, (index + 1) * stride), rest));
}

/** All numbers of nested lists, in order. */
export function flatNumbers(value: Json): readonly number[] {
  if (typeof value === "number") return [value];
  return Array.isArray(value) ? value.flatMap((each: Json) => flatNumbers(each)) : [];
}
