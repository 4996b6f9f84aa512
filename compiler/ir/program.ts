import type { Extent, Size } from "./extent.ts";
import type { Precision } from "./graph.ts";
import type { Statement } from "./loop.ts";
import type { Count, Shape } from "./shape.ts";

/** A lifetime: the first and last group of nodes in which something is in use, both included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * The purpose of a buffer. Parameters belong to the user; states persist from step to step; the rest belongs to the
 * workspace. Keys are float64 in any precision and are outside the arena.
 */
export type BufferRole = "parameter" | "state" | "input" | "target" | "scalar" | "key" | "draws" | "value";

/** One named array of generated code. */
export interface Buffer {
  readonly name: string;
  readonly role: BufferRole;
  readonly shape: Shape;
  readonly size: Extent;
  /** Its offset in the arena; parameters are in the arena only if the program calls kernels. */
  readonly offset?: Extent;
  /** Its lifetimes: when its bytes in the arena are in use. */
  readonly spans?: readonly Span[];
  /** Parameters and states: `dense1.weights`. Scalars, inputs and targets: the name by which they are passed. */
  readonly path?: string;
  /** Scalars that are a power base^t; t is the number of the update, from 1. */
  readonly base?: number;
  /** Keys that count modulo this number. */
  readonly cycle?: number;
  /** Values that exist once for each parameter: its gradient, or what the optimizer keeps for it. */
  readonly slot?: Slot;
}

/** The path of a parameter, and what is kept for it: `gradient`, or a state of the optimizer such as `velocity`. */
export interface Slot {
  readonly parameter: string;
  readonly kind: string;
}

/** The loops of one layer in one function. */
export interface Block {
  /** The layer's or the metric's name, or `loss`, `optimizer`. */
  readonly owner: string;
  /** The op names of its nodes, for the comment. */
  readonly ops: readonly string[];
  readonly statements: readonly Statement[];
  /** Short sums are unrolled, or several sums are interleaved. */
  readonly unrolled?: boolean;
  /** The same work as a call of a function shared by several blocks, without the barriers before and after it. */
  readonly call?: Call;
}

/** A call of a shared function: the name of the function, and a buffer for each of its arrays. */
export interface Call {
  readonly function: string;
  readonly arguments: readonly string[];
}

/** A function that several blocks call, each with its own arrays. */
export interface SharedFunction {
  readonly name: string;
  /** The function whose blocks call it. */
  readonly within: FunctionName;
  /** The owners of those blocks, without duplicates. */
  readonly owners: readonly string[];
  /** The names of its array parameters; any other array in its statements is a buffer. */
  readonly parameters: readonly string[];
  readonly statements: readonly Statement[];
}

/** A function of the generated module, block by block. */
export interface ProgramFunction {
  readonly name: FunctionName;
  readonly blocks: readonly Block[];
}

/**
 * The functions a module may have: `forwardTraining` only if training and prediction differ, `measureWithout` if a
 * metric shuts units down. `direction` computes the direction of the update; in generated code it has the learning
 * rule's name for it, such as `backward`.
 */
export type FunctionName =
  | "forward"
  | "forwardTraining"
  | "loss"
  | "measure"
  | "measureWithout"
  | "direction"
  | "update";

/** The gradient of a parameter in a program: in a buffer, or a product that is fused into the update. */
export type Gradient =
  | { readonly kind: "buffer"; readonly path: string; readonly buffer: string }
  | { readonly kind: "product"; readonly path: string; readonly left: Factor; readonly right: Factor };

/** A factor of a gradient that is Σᵣ left[r, i] · right[r, u]. */
export interface Factor {
  readonly buffer: string;
  /** Numbers in each row r. */
  readonly width: number;
  /** The number of rows r. */
  readonly rows: Count;
}

/** Named buffers at fixed offsets, and blocks of loops, ready to be printed. */
export interface Program {
  readonly kind: "program";
  readonly precision: Precision;
  readonly buffers: readonly Buffer[];
  readonly functions: readonly ProgramFunction[];
  /** Functions shared by several blocks of these functions. */
  readonly sharedFunctions: readonly SharedFunction[];
  /** The functions that a training step calls, in order; absent if nothing is learnt. */
  readonly step?: readonly FunctionName[];
  /** Elements of the whole arena. */
  readonly arena: Size;
  /** The program calls kernels: the arena is in their memory and also holds the parameters. */
  readonly kernels: boolean;
  /** Bytes of scratch memory, which all kernels use in turn. */
  readonly scratch: Extent;
  /** The buffer of each output of the graphs that is kept: `loss`, `outputs.price`, `metrics.accuracy`. */
  readonly outputs: { readonly [name: string]: string };
  /** The gradients that are checked for non-finite numbers before the update, one per parameter. */
  readonly gradients: readonly Gradient[];
  /**
   * For each loss of the model: the number of values per row that its mean is taken over (1, or the product of the
   * other axes).
   */
  readonly lossCounts: readonly number[];
}
