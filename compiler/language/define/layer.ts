import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { Thing } from "../../ir/thing.ts";
import type { Pointwise } from "../../ops/pointwise.ts";
import type { Options, OptionValues } from "./option.ts";
import type { ParameterSize, ShapeMistake, Word } from "./word.ts";

/** A parameter as its layer declares it. */
export interface ParameterDeclaration extends ParameterSize {
  /** `weights`, `bias`, `kernel`: also the stem of its options (`weightsInitializer`) without a `stem`. */
  readonly name: string;
  /** The stem of its options: `recurrent` in `recurrentInitializer`. */
  readonly stem?: string;
  /** The option of the layer that holds them, a layer of its own; absent: they are options of the layer. */
  readonly optionsIn?: string;
  /** False for what follows the data rather than the slope of the loss: moving averages. */
  readonly learnt?: false;
  /** Elements that start from 1 whatever the initializer gives: the first, and their number. */
  readonly ones?: { readonly first: number; readonly count: number };
}

/** What a layer is given when its part of a graph is built. */
export interface LayerBuild<Values> {
  readonly graph: GraphBuilder;
  readonly inputs: readonly Value[];
  /** The mask of each input, `[rows, steps]` of 1 and 0 (padding); `undefined` for an input without one. */
  readonly masks: readonly (Value | undefined)[];
  /** The mask of the output, by the layer's `mask`; made before the output. */
  readonly mask: Value | undefined;
  /** What the inputs are called: layers, or inputs of the network. */
  readonly inputNames: readonly string[];
  /** By the names that `parameters` declared. */
  readonly parameters: { readonly [name: string]: Value };
  readonly options: Values;
  readonly shape: RowShape;
  /** False when the net answers or is measured rather than learns. */
  readonly training: boolean;
  /** The layer's option `trainable`. */
  readonly trainable: boolean;
  /** The layer's ordinal in the network, from 0: its stream of random numbers. */
  readonly ordinal: number;
  /** Gives a parameter that is not learnt its next value; `next` is built when the step has learnt. */
  readonly keep: (parameter: string, next: () => Value) => void;
  /** Applies the activation in the option `activation`. */
  readonly activate: (value: Value) => Value;
  /** The activation in an option as a function that an op applies inside its steps; throws if it is not elementwise. */
  readonly pointwise: (option: string) => Pointwise;
  /** The same request for a layer inside this one: `options`, `activate` and `pointwise` are its own. */
  readonly within: (inner: Thing) => Omit<LayerBuild<JsonObject>, "mask">;
}

/**
 * How the mask of a layer's inputs goes through the layer. A mask is a value `[rows, steps]` of 1 (the step is kept) and 0
 * (it is padding). `keeps`: the output has the mask of the inputs, with several inputs the steps that any of them keeps.
 * `first`: the output has the mask of the first input, if that has one; the layer takes those of the others into account.
 * `ends`: the layer takes the mask into account, and its output has no steps. `build`: a new mask for the output, with
 * `ofMask` only where the inputs have one.
 */
export type MaskRule<Values = never> =
  | "keeps"
  | "first"
  | "ends"
  | { readonly ofMask?: true; readonly build: (request: Omit<LayerBuild<Values>, "mask">) => Value };

/** The rule of a layer, or how its options and the shapes of its inputs decide it; `undefined`: masks are lost there. */
export type LayerMask<O extends Options> =
  | MaskRule<OptionValues<O>>
  | ((options: OptionValues<O>, inputs: readonly RowShape[]) => MaskRule<OptionValues<O>> | undefined);

/** A layer: its options, shapes and parameters, and how it is built from ops. It contains no calculus. */
export interface LayerWord<O extends Options = Options> extends Word<O> {
  readonly family: "layer";
  /** How many inputs it takes: exactly one, none (`input`), any number from one up, or from two up. */
  readonly takes: "none" | "one" | "any" | "many";
  /** A mistake in the options that their schemas cannot see. */
  readonly check?: (options: OptionValues<O>) => ShapeMistake | undefined;
  /** The shape of one row of its output, or what is wrong; `names` are those of the inputs. */
  readonly shape: (
    inputs: readonly RowShape[],
    options: OptionValues<O>,
    names: readonly string[],
  ) => RowShape | ShapeMistake;
  readonly parameters?: (
    inputs: readonly RowShape[],
    options: OptionValues<O>,
    names: readonly string[],
  ) => readonly ParameterDeclaration[];
  readonly build: (request: LayerBuild<OptionValues<O>>) => Value;
  /** Its inputs are indices: whole numbers from 0 to below this. */
  readonly indices?: (options: OptionValues<O>) => number;
  /** How masks go through the layer; absent: they are lost there, which is reported. */
  readonly mask?: LayerMask<O>;
  /** The activation is applied inside the steps of the layer, so that no loss can start from the values before it. */
  readonly activatesInside?: true;
  /** Applied to each step of a sequence it gives what it gives for the sequence. */
  readonly eachStep?: true;
  /** Parts of the last axis of its output that have names of their own: `code`, in claims and metrics `encoder.code`. */
  readonly parts?: (options: OptionValues<O>) => readonly { readonly name: string; readonly size: number }[];
}

/** A word that stands among the layers and holds layers: stage 2 replaces it by those, and no later stage knows it. */
export interface WrapperWord<O extends Options = Options> extends Word<O> {
  readonly family: "layer";
}

/** Declares a layer; nothing but a typed identity. */
export function layer<const O extends Options>(word: Omit<LayerWord<O>, "family">): LayerWord<O> {
  return { family: "layer", ...word };
}

/** Declares a word that holds layers. */
export function wrapper<const O extends Options>(word: Omit<WrapperWord<O>, "family">): WrapperWord<O> {
  return { family: "layer", ...word };
}
