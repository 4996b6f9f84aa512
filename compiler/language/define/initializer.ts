import type { Options, OptionValues } from "./option.ts";
import type { ParameterSize, ShapeMistake, Word } from "./word.ts";

/**
 * How the first values of a parameter come about: fixed, or drawn in row-major order as NumPy's legacy RandomState
 * draws them; `truncatedNormal` has mean 0 and draws again beyond two deviations. `orthogonal` and `identity` are matrices
 * with this many columns. With `units` all weights of the first unit are drawn first, then those of the second, and so on.
 */
export type Distribution =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "values"; readonly values: readonly number[] }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number; readonly units?: number }
  | { readonly kind: "normal"; readonly mean: number; readonly stddev: number; readonly units?: number }
  | { readonly kind: "truncatedNormal"; readonly stddev: number }
  | { readonly kind: "orthogonal"; readonly columns: number; readonly gain: number }
  | { readonly kind: "identity"; readonly columns: number; readonly gain: number };

/** An initializer: the first values of a parameter. */
export interface InitializerWord<O extends Options = Options> extends Word<O> {
  readonly family: "initializer";
  /** A mistake in the options for this shape (values of another shape, say). */
  readonly check?: (declaration: ParameterSize, options: OptionValues<O>) => ShapeMistake | undefined;
  readonly distribution: (declaration: ParameterSize, options: OptionValues<O>) => Distribution;
}

/** Declares an initializer. */
export function initializer<const O extends Options>(word: Omit<InitializerWord<O>, "family">): InitializerWord<O> {
  return { family: "initializer", ...word };
}
