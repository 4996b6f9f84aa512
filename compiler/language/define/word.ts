import type { RowShape } from "../../ir/shape.ts";
import type { Family, Options } from "./option.ts";

/** What every word of the language has, whatever its family. */
export interface Word<O extends Options = Options> {
  readonly family: Family;
  /** Keras 3's name in lower camel case. */
  readonly type: string;
  /** One or two sentences for the editor, the reference page and `summary`. */
  readonly summary: string;
  /** The mathematics in one line, where there is any. */
  readonly formula?: string;
  readonly options: O;
  /** A piece of YAML that compiles. */
  readonly example: string;
}

/** What an initializer needs to know of a parameter. */
export interface ParameterSize {
  readonly shape: RowShape;
  /** How many inputs one unit sees, and how many units one input feeds; glorot and he initializers need both. */
  readonly fanIn: number;
  readonly fanOut: number;
}

/** A size mistake that a layer found: one sentence, and the option to point at (else the layer itself). */
export interface ShapeMistake {
  readonly mistake: string;
  readonly hint: string;
  readonly option?: string;
  /** The option and what to point at inside it, by keys and indices: `["connections", 2]`. */
  readonly inside?: readonly (string | number)[];
}
