import type { Arity, Each, Two } from "../ir/arity.ts";
import type { Precision } from "../ir/graph.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Arithmetic, Expression, Index, KernelArgument, Statement } from "../ir/loop.ts";
import type { Count, Shape } from "../ir/shape.ts";
import type { ShapedOp } from "../ir/shaped-op.ts";

/** Values of one node in the interpreter: row-major, `shape` with a number of rows. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array;
}

/** The arithmetic of one precision as plain functions, for `evaluate`. Each rounds once. */
export interface Numbers {
  readonly precision: Precision;
  /** Rounds a float64 result to the precision. */
  readonly round: (x: number) => number;
  readonly add: (a: number, b: number) => number;
  readonly subtract: (a: number, b: number) => number;
  readonly multiply: (a: number, b: number) => number;
  readonly divide: (a: number, b: number) => number;
  readonly exp: (x: number) => number;
  readonly log: (x: number) => number;
  readonly log1p: (x: number) => number;
  readonly tanh: (x: number) => number;
  readonly sigmoid: (x: number) => number;
  readonly erf: (x: number) => number;
  readonly cos: (x: number) => number;
  readonly sqrt: (x: number) => number;
}

/** The arguments of a gradient rule. */
export interface GradientRequest<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity> {
  readonly graph: GraphBuilder;
  readonly inputs: Each<Inputs, Value>;
  readonly output: Value;
  /** ∂loss/∂output, of the output's shape. */
  readonly upstream: Value;
  readonly attributes: Attributes;
  /** Which inputs need a gradient; a rule may leave the others `undefined`. */
  readonly needed: Each<Inputs, boolean>;
}

/** The arguments of a loop rule: access to the inputs and the output. */
export interface LoopRequest<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity> {
  readonly arithmetic: Arithmetic;
  readonly shapes: { readonly inputs: Each<Inputs, Shape>; readonly output: Shape };
  readonly attributes: Attributes;
  /** The value of an input at a flat, row-major index. */
  readonly read: (input: number, position: Index) => Expression;
  /** Sets the output at a flat, row-major index, each index once (following elementwise ops may be fused). */
  readonly write: (position: Index, value: Expression) => readonly Statement[];
  /** For ops with `revises`: the current value of the output at an index. */
  readonly written: (position: Index) => Expression;
  /** A unique variable name, `preferredName` if possible. */
  readonly fresh: (preferredName: string) => string;
}

/** The arguments of a kernel rule. */
export interface KernelRequest<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity> {
  readonly shapes: { readonly inputs: Each<Inputs, Shape>; readonly output: Shape };
  readonly attributes: Attributes;
  /** The addresses of the inputs and the output. */
  readonly inputs: Each<Inputs, KernelArgument>;
  readonly output: KernelArgument;
  /**
   * For ops with `activates`: the activation applied to each output. For ops with `goesBack`: the activation whose
   * gradient is applied to each output.
   */
  readonly activation: KernelActivation;
  /**
   * For ops with `descends`: a learning rate. The output is then a parameter, from which the scaled result is
   * subtracted.
   */
  readonly descent?: KernelArgument;
}

/** The activations that some kernels apply before they store, by number. */
export const kernelActivations = { none: 0, relu: 1, sigmoid: 2, hyperbolicTangent: 3 } as const;

/** One of those activations. */
export type KernelActivation = keyof typeof kernelActivations;

/** A kernel with its arguments. */
export interface KernelCall {
  /** Its name in `runtime/kernels`, without the precision. */
  readonly name: string;
  readonly arguments: readonly KernelArgument[];
  /** Bytes of scratch memory: a fixed number, and a number per row of the batch. */
  readonly scratch?: number;
  readonly scratchPerRow?: number;
}

/** The cost of a node in one pass, beyond reading and writing its elements. */
export interface Cost {
  /** Multiplications that are added to a sum. */
  readonly multiplyAdds?: Count;
  /** Exponentials and logarithms. */
  readonly exponentials?: Count;
}

/**
 * One tensor operation: its shape, definition, gradient and loops. One file each in this folder. Members are methods so
 * that an op with known attributes and inputs is assignable to `Op`.
 */
export interface Op<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity>
  extends ShapedOp<Attributes, Inputs> {
  /** The shape of the output; throws on a mismatch (stage 2 has checked shapes). */
  shape(inputs: Each<Inputs, Shape>, attributes: Attributes): Shape;
  /** The definition, simple rather than fast: fills `output`. */
  evaluate(inputs: Each<Inputs, Tensor>, output: Tensor, attributes: Attributes, numbers: Numbers): void;
  /**
   * ∂loss/∂input for each input, as ops; `undefined` if it is zero everywhere. For a scalar input it may have the
   * output's shape and is then summed. Absent for ops that are only used in gradients, updates and metrics.
   */
  gradient?(request: GradientRequest<Attributes, Inputs>): Each<Inputs, Value | undefined>;
  /** The same computation as loops with the same roundings in the same order. Shares no code with `evaluate`. */
  loops(request: LoopRequest<Attributes, Inputs>): readonly Statement[];
  /**
   * The same computation by a kernel, to the same bits; `undefined` for attributes that no kernel supports. Absent if
   * there is no kernel.
   */
  kernel?(request: KernelRequest<Attributes, Inputs>): KernelCall | undefined;
  /** For ops with `readsOnce`: the kernel that computes the product of two tensors itself. The inputs are those two. */
  kernelOfProducts?(request: KernelRequest<Attributes, Two>): KernelCall;
  /** The kernel can apply an activation to each output. */
  readonly activates?: boolean;
  /**
   * With these attributes the kernel can subtract the result, times a learning rate, from a parameter instead of
   * storing it.
   */
  descends?(attributes: Attributes): boolean;
  /** The kernel's output is a gradient; it can apply the gradient of the activation that computed its first input. */
  readonly goesBack?: boolean;
  cost?(inputs: Each<Inputs, Shape>, output: Shape, attributes: Attributes): Cost;
  /** Every element of the input is read once, so the op that computes it can be fused into this one. */
  readonly readsOnce?: boolean;
  /** Elements of the output are written more than once, or read back: no op can be fused into its loops. */
  readonly revises?: boolean;
  /** Elementwise ops: the value at one index from the inputs' values there. Allows fusion with neighbours. */
  formula?(inputs: Each<Inputs, Expression>, attributes: Attributes, arithmetic: Arithmetic): Expression;
}

/**
 * Declares any op (a typed identity function). `unary` and `binary` make elementwise ops from a formula and its
 * derivative.
 */
export function op<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity>(
  definition: Op<Attributes, Inputs>,
): Op<Attributes, Inputs> {
  return definition;
}
