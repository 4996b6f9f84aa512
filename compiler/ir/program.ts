import type { Extent, Size } from "./extent.ts";
import type { Precision } from "./graph.ts";
import type { Statement } from "./loop.ts";
import type { Count, Shape } from "./shape.ts";

/** A time in which something is in use: its first and last group of nodes, both included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What a buffer is for. Parameters belong to the user; states last from step to step; the rest is the workspace's. Keys
 * are float64 whatever the precision, and stand outside the arena.
 */
export type BufferRole = "parameter" | "state" | "input" | "target" | "scalar" | "key" | "draws" | "value";

/** One named array of generated code. */
export interface Buffer {
  readonly name: string;
  readonly role: BufferRole;
  readonly shape: Shape;
  readonly size: Extent;
  /** Where it begins in the arena; parameters are in it only where there are kernels. */
  readonly offset?: Extent;
  /** When its bytes in the arena are its own. */
  readonly spans?: readonly Span[];
  /** Parameters and states: `dense1.weights`. Scalars, inputs and targets: the name under which they are given. */
  readonly path?: string;
  /** Scalars that are a power base^t, t the number of the update from 1. */
  readonly base?: number;
  /** Keys that begin again at 0 after so many. */
  readonly cycle?: number;
}

/** The loops of one layer in one function. */
export interface Block {
  /** The layer's or the metric's name, or `loss`, `optimizer`. */
  readonly owner: string;
  /** The op names of its nodes, for the comment. */
  readonly ops: readonly string[];
  readonly statements: readonly Statement[];
  /** Short sums are written out, or several run side by side. */
  readonly unrolled?: boolean;
  /** The same work, but for barriers before and after it, as a call of a function that does it for several blocks. */
  readonly call?: Call;
}

/** A call of a shared function: the name of the function, and a buffer for each of its arrays. */
export interface Call {
  readonly function: string;
  readonly arguments: readonly string[];
}

/** A function that stands once and does the work of several blocks, each with arrays of its own. */
export interface SharedFunction {
  readonly name: string;
  /** The function whose blocks call it. */
  readonly within: FunctionName;
  /** The owners of those blocks, each once. */
  readonly owners: readonly string[];
  /** The names of the arrays that are handed in; what else its statements name are buffers. */
  readonly parameters: readonly string[];
  readonly statements: readonly Statement[];
}

/** A function of the generated module, block by block. */
export interface ProgramFunction {
  readonly name: FunctionName;
  readonly blocks: readonly Block[];
}

/**
 * The functions a module may have; `forwardTraining` only where learning and answering differ, `measureWithout` where a
 * metric shuts units down. `direction` finds where the parameters should go; in generated code it has the learning rule's
 * name for it, such as `backward`.
 */
export type FunctionName =
  | "forward"
  | "forwardTraining"
  | "loss"
  | "measure"
  | "measureWithout"
  | "direction"
  | "update";

/** The gradient of a parameter in a program: in a buffer, or nowhere but in the step against it. */
export type Gradient =
  | { readonly kind: "buffer"; readonly path: string; readonly buffer: string }
  | { readonly kind: "product"; readonly path: string; readonly left: Factor; readonly right: Factor };

/** A factor of a gradient that is Σᵣ left[r, i] · right[r, u]. */
export interface Factor {
  readonly buffer: string;
  /** Numbers in each row r. */
  readonly width: number;
  /** How many r there are. */
  readonly rows: Count;
}

/** Named buffers at fixed offsets, then blocks of loops: all that is left is to print it. */
export interface Program {
  readonly kind: "program";
  readonly precision: Precision;
  readonly buffers: readonly Buffer[];
  readonly functions: readonly ProgramFunction[];
  /** What blocks of these functions call instead of standing there in full. */
  readonly sharedFunctions: readonly SharedFunction[];
  /** What a step of learning calls, in this order; absent where nothing is learnt. */
  readonly step?: readonly FunctionName[];
  /** Elements of the whole arena. */
  readonly arena: Size;
  /** Some of the work is done by kernels: the arena is a memory that they can reach, and holds the parameters too. */
  readonly kernels: boolean;
  /** Bytes that the kernels may use as they like, all of them in turn. */
  readonly scratch: Extent;
  /** Buffer of each output of the graphs that is kept: `loss`, `outputs.price`, `metrics.accuracy`. */
  readonly outputs: { readonly [name: string]: string };
  /** What is checked for non-finite numbers before the update, parameter by parameter. */
  readonly gradients: readonly Gradient[];
  /** For each loss of the model: the values that its mean is taken over, for each row (1, or more axes' product). */
  readonly lossCounts: readonly number[];
}
