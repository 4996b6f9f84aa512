import { fieldsOf } from "./fields-of.ts";
import type { Team } from "./team.ts";

/** Numbers of either precision. */
type Values = Float32Array | Float64Array;

const greatestFloat32 = 3.4028234663852886e38;

/** Training found a number that is not finite, and stopped before storing it. */
export class NotFiniteError extends Error {
  override readonly name = "NotFiniteError";
  /** The value that was not finite: `loss`, or a parameter's path. */
  readonly where: string;
  /** The update (from 1) that was not made. */
  readonly iteration: number;

  /** `where` is the value that was not finite, `iteration` the update. */
  constructor(where: string, iteration: number) {
    super(`${where} is not finite at update ${iteration}; the parameters are those of the previous update`);
    this.where = where;
    this.iteration = iteration;
  }
}

/** Throws if one of the values is NaN or infinite. `iteration` counts from 0. */
export function requireFinite(values: Values, where: string, iteration: number): void {
  if (!areFinite(values)) throw new NotFiniteError(where, iteration + 1);
}

function areFinite(values: Values): boolean {
  // x − x is 0 for every finite number and NaN for the others.
  for (let i = 0; i < values.length; i++) if (values[i] - values[i] !== 0) return false;
  return true;
}

/** Scans from `from` to `to` for a number that is NaN, or whose absolute value is greater than `limit`. */
type AnyBeyond = (input: number, limit: number, from: number, to: number) => number;

/** The same for large arrays in an arena, with a kernel: each thread scans its share. */
export function requireFiniteByKernel(
  anyBeyond: AnyBeyond,
  values: Values,
  where: string,
  iteration: number,
  team: Team,
): void {
  if (team.anyFinds(isBeyond(anyBeyond, values, values.length, team))) throw new NotFiniteError(where, iteration + 1);
}

/** Gradients of at least so many numbers are scanned by a kernel. */
const worthAKernel = 1024;

/**
 * The same for the gradients of all parameters, each with the name of its parameter. Large ones are scanned by the
 * kernel, if there is one.
 */
export function requireFiniteGradients(
  gradients: { readonly [field: string]: Values },
  names: { readonly [field: string]: readonly [name: string, shape: readonly number[]] },
  iteration: number,
  anyBeyond?: AnyBeyond,
  team?: Team,
): void {
  for (const field of fieldsOf(gradients)) {
    const values = gradients[field];
    const isLarge = anyBeyond !== undefined && team !== undefined && values.length >= worthAKernel;
    const found = isLarge ? team.anyFinds(isBeyond(anyBeyond, values, values.length, team)) : !areFinite(values);
    if (found) throw new NotFiniteError(`the gradient of ${names[field][0]}`, iteration + 1);
  }
}

/**
 * The same for a gradient that is not stored: Σᵣ left[r, i] · right[r, u], r ascending below `rows`, for `inputs` i and
 * `units` u. If no factor is large, no sum can overflow; otherwise each sum is computed, in the order of the kernel.
 */
export function requireFiniteProduct(
  anyBeyond: AnyBeyond,
  left: Values,
  inputs: number,
  right: Values,
  units: number,
  rows: number,
  where: string,
  iteration: number,
  team: Team,
): void {
  // The sum of a million products of two such numbers is about 1e30 (float64: 1e296).
  const limit = left instanceof Float32Array ? 1e12 : 1e145;
  const isLarge = (factor: Values, width: number): boolean => isBeyond(anyBeyond, factor, rows * width, team, limit);
  if (!team.anyFinds(rows > 1e6 || isLarge(left, inputs) || isLarge(right, units))) return;
  const found = isProductNotFinite(left, inputs, right, units, rows, team);
  if (team.anyFinds(found)) throw new NotFiniteError(where, iteration + 1);
}

/** Whether one value of this thread's share of the first `count` values is NaN or greater than `limit`: not finite. */
function isBeyond(
  anyBeyond: AnyBeyond,
  values: Values,
  count: number,
  team: Team,
  limit = values instanceof Float32Array ? greatestFloat32 : Number.MAX_VALUE,
): boolean {
  return anyBeyond(values.byteOffset, limit, team.from(count), team.to(count)) !== 0;
}

/** Whether one of this thread's sums is not finite. */
function isProductNotFinite(
  left: Values,
  inputs: number,
  right: Values,
  units: number,
  rows: number,
  team: Team,
): boolean {
  const round = left instanceof Float32Array ? Math.fround : (x: number): number => x;
  const end = team.to(inputs);
  for (let i = team.from(inputs); i < end; i++) {
    for (let unit = 0; unit < units; unit++) {
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        sum = round(sum + round(left[row * inputs + i] * right[row * units + unit]));
      }
      if (sum - sum !== 0) return true;
    }
  }
  return false;
}
