import { fieldsOf } from "./fields-of.ts";

type Values = Float32Array | Float64Array;

/** The part of an array that holds a tensor of that shape, from an offset on; both count numbers. */
export function viewOf<A extends Values>(array: A, offset: number, shape: readonly number[]): A {
  return array.subarray(offset, offset + shape.reduce((size, axis) => size * axis, 1)) as A;
}

/** A view for each tensor of a table, one after the other from an offset on. */
export function viewsOf<A extends Values, Field extends string>(
  array: A,
  offset: number,
  tensors: { readonly [field in Field]: readonly [name: string, shape: readonly number[]] },
): { readonly [field in Field]: A } {
  let start = offset;
  const views = fieldsOf(tensors).map((field) => {
    const view = viewOf(array, start, tensors[field][1]);
    start += view.length;
    return [field, view] as const;
  });
  return Object.fromEntries(views) as { [field in Field]: A };
}
