import type { Arity, Each, Two } from "../ir/arity.ts";
import type { Precision } from "../ir/graph.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Arithmetic, Expression, Index, KernelArgument, Statement } from "../ir/loop.ts";
import type { Count, Shape } from "../ir/shape.ts";
import type { ShapedOp } from "../ir/shaped-op.ts";

/** Values of one node while the interpreter runs: row-major, `shape` with its rows filled in. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array;
}

/** The arithmetic of one precision as plain functions: what `evaluate` computes with. Each rounds once. */
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

/** What a gradient rule is given. */
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

/** What a loop rule is given: how to reach the inputs and the output, wherever they live. */
export interface LoopRequest<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity> {
  readonly arithmetic: Arithmetic;
  readonly shapes: { readonly inputs: Each<Inputs, Shape>; readonly output: Shape };
  readonly attributes: Attributes;
  /** The value of an input at a flat, row-major position. */
  readonly read: (input: number, position: Index) => Expression;
  /** Gives the output its value at a flat, row-major position, each once (elementwise ops that follow may join in). */
  readonly write: (position: Index, value: Expression) => readonly Statement[];
  /** For ops with `revises`: what stands at a position of the output by now. */
  readonly written: (position: Index) => Expression;
  /** A variable name close to `preferredName` that nothing else uses here. */
  readonly fresh: (preferredName: string) => string;
}

/** What a kernel rule is given. */
export interface KernelRequest<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity> {
  readonly shapes: { readonly inputs: Each<Inputs, Shape>; readonly output: Shape };
  readonly attributes: Attributes;
  /** Where the inputs and the output are. */
  readonly inputs: Each<Inputs, KernelArgument>;
  readonly output: KernelArgument;
  /**
   * For ops with `activates`: what is applied to each output. For ops with `goesBack`: through whose gradient each output
   * goes.
   */
  readonly activation: KernelActivation;
  /** For ops with `descends`: a learning rate. The output is then a parameter, which takes a step against the result. */
  readonly descent?: KernelArgument;
}

/** The activations that some kernels apply before they store, by the numbers they know them by. */
export const kernelActivations = { none: 0, relu: 1, sigmoid: 2, hyperbolicTangent: 3 } as const;

/** One of those activations. */
export type KernelActivation = keyof typeof kernelActivations;

/** A kernel with its arguments. */
export interface KernelCall {
  /** Its name in `runtime/kernels`, without the precision. */
  readonly name: string;
  readonly arguments: readonly KernelArgument[];
  /** Bytes of memory that it uses for itself, and more for each row of the batch. */
  readonly scratch?: number;
  readonly scratchPerRow?: number;
}

/** What a node costs for one pass, where that is more than reading and writing its elements. */
export interface Cost {
  /** Multiplications that are added to a sum. */
  readonly multiplyAdds?: Count;
  /** Exponentials and logarithms. */
  readonly exponentials?: Count;
}

/**
 * One tensor operation: its shape, its meaning, its gradient, its loops. One file each in this folder.
 * Members are methods so that an op with known attributes and inputs is an `Op` like any other in the registry.
 */
export interface Op<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity>
  extends ShapedOp<Attributes, Inputs> {
  /** The shape of the output; throws on a mismatch, which stage 2 has ruled out. */
  shape(inputs: Each<Inputs, Shape>, attributes: Attributes): Shape;
  /** The definition, slowly and obviously: fills `output`. */
  evaluate(inputs: Each<Inputs, Tensor>, output: Tensor, attributes: Attributes, numbers: Numbers): void;
  /**
   * ∂loss/∂input for each input, as ops; `undefined` where it is zero everywhere. For an input that is a scalar it may
   * have the output's shape: it is then summed. Absent for ops that stand only in gradients, updates and metrics.
   */
  gradient?(request: GradientRequest<Attributes, Inputs>): Each<Inputs, Value | undefined>;
  /** The same computation as loops with the same roundings in the same order. Shares no code with `evaluate`. */
  loops(request: LoopRequest<Attributes, Inputs>): readonly Statement[];
  /**
   * The same computation by a kernel, to the same bits; `undefined` for forms that no kernel knows. Absent where there is
   * no kernel.
   */
  kernel?(request: KernelRequest<Attributes, Inputs>): KernelCall | undefined;
  /**
   * For ops with `readsOnce`: the kernel that works on the product of two tensors, which it makes on the spot. The inputs
   * are those two.
   */
  kernelOfProducts?(request: KernelRequest<Attributes, Two>): KernelCall;
  /** The kernel can apply an activation to each output. */
  readonly activates?: boolean;
  /** In this form the kernel can take the result off a parameter, times a learning rate, instead of storing it. */
  descends?(attributes: Attributes): boolean;
  /** The kernel's output is a gradient, which it can take back through the activation that made its first input. */
  readonly goesBack?: boolean;
  cost?(inputs: Each<Inputs, Shape>, output: Shape, attributes: Attributes): Cost;
  /** Every element of the input is read once: what makes it can then be computed on the spot. */
  readonly readsOnce?: boolean;
  /** Elements of the output are written more than once, or read back: nothing joins its loops. */
  readonly revises?: boolean;
  /** Elementwise ops: the value at one position from the inputs' values there. Lets neighbours be fused. */
  formula?(inputs: Each<Inputs, Expression>, attributes: Attributes, arithmetic: Arithmetic): Expression;
}

/**
 * Declares an op of any shape; nothing but a typed identity. `unary` and `binary` make elementwise ops of a formula and
 * its slope.
 */
export function op<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity>(
  definition: Op<Attributes, Inputs>,
): Op<Attributes, Inputs> {
  return definition;
}
