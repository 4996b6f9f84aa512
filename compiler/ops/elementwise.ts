import type { Arity, Each, One, Two } from "../ir/arity.ts";
import { chunksOfElements } from "../ir/chunks.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import { type Arithmetic, type Expression, index } from "../ir/loop.ts";
import type { Shape } from "../ir/shape.ts";
import { elementCount, sameShape, shapeText } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { range } from "./kernel-arguments.ts";
import type { GradientRequest, Numbers, Op, Tensor } from "./op.ts";

/** An elementwise op of one input: its formula for numbers and for loops, and its derivative. */
export interface UnaryRecord<Attributes extends JsonObject> {
  readonly name: string;
  readonly summary: string;
  /** The output's shape, if it differs from the input's. */
  readonly shape?: (attributes: Attributes) => Shape;
  /** The definition, for one element. Every operation rounds. */
  readonly evaluate: (x: number, numbers: Numbers, attributes: Attributes) => number;
  /** The same, for generated code. */
  readonly formula: (x: Expression, arithmetic: Arithmetic, attributes: Attributes) => Expression;
  /** The name of the kernel (input, output, from, to), if there is one. */
  readonly kernel?: string;
  /** upstream · ∂output/∂input; `undefined` if the derivative is zero everywhere. */
  readonly gradient?: (request: UnaryGradient<Attributes>) => Value | undefined;
}

/** The values that the derivative for one input is computed from. */
export interface UnaryGradient<Attributes extends JsonObject> {
  readonly graph: GraphBuilder;
  readonly input: Value;
  readonly output: Value;
  readonly upstream: Value;
  readonly attributes: Attributes;
}

/** An elementwise op of two inputs. */
export interface BinaryRecord<Attributes extends JsonObject> {
  readonly name: string;
  readonly summary: string;
  /** The definition for one pair of elements. Every operation rounds. */
  readonly evaluate: (a: number, b: number, numbers: Numbers, attributes: Attributes) => number;
  /** The same, for generated code. */
  readonly formula: (a: Expression, b: Expression, arithmetic: Arithmetic, attributes: Attributes) => Expression;
  /** The name of the kernel (first, second, output, from, to), if there is one for two tensors. */
  readonly kernel?: string;
  /** upstream · ∂output/∂input, for each of the two. */
  readonly gradient?: (request: GradientRequest<Attributes, Two>) => Each<Two, Value | undefined>;
}

/** Makes an elementwise op of one input. */
export function unary<Attributes extends JsonObject = JsonObject>(
  record: UnaryRecord<Attributes>,
): Op<Attributes, One> {
  const { name, summary, gradient } = record;
  return {
    name,
    summary,
    shape: ([input], attributes) => record.shape?.(attributes) ?? input,
    evaluate: ([x], output, attributes, numbers) => {
      for (let i = 0; i < output.data.length; i++) output.data[i] = record.evaluate(at(x, i), numbers, attributes);
    },
    ...elementLoops<Attributes, One>(([x], attributes, arithmetic) => record.formula(x, arithmetic, attributes)),
    ...(record.kernel !== undefined && { kernel: elementKernel<Attributes, One>(record.kernel) }),
    ...(gradient && {
      gradient: ({ graph, inputs: [input], output, upstream, attributes }) => [
        gradient({ graph, input, output, upstream, attributes }),
      ],
    }),
  };
}

/** Makes an elementwise op of two inputs of the same shape; a scalar is used for every element. */
export function binary<Attributes extends JsonObject = JsonObject>(
  record: BinaryRecord<Attributes>,
): Op<Attributes, Two> {
  const { name, summary, gradient } = record;
  return {
    name,
    summary,
    shape: ([a, b]) => {
      if (a.length === 0 || sameShape(a, b)) return b;
      if (b.length === 0) return a;
      throw new Error(`${name} takes inputs of one shape, not ${shapeText(a)} and ${shapeText(b)}`);
    },
    evaluate: ([a, b], output, attributes, numbers) => {
      for (let i = 0; i < output.data.length; i++) {
        output.data[i] = record.evaluate(at(a, i), at(b, i), numbers, attributes);
      }
    },
    ...elementLoops<Attributes, Two>(([a, b], attributes, arithmetic) => record.formula(a, b, arithmetic, attributes)),
    ...(record.kernel !== undefined && { kernel: elementKernel<Attributes, Two>(record.kernel) }),
    ...(gradient && { gradient }),
  };
}

/** The element at `position`, or the value of a scalar. */
function at(tensor: Tensor, position: number): number {
  return tensor.data[tensor.shape.length === 0 ? 0 : position] as number;
}

/** A kernel over all elements; undefined for scalars. */
function elementKernel<Attributes extends JsonObject, Inputs extends Arity>(
  name: string,
): NonNullable<Op<Attributes, Inputs>["kernel"]> {
  return ({ shapes, inputs, output }) => {
    if (shapes.output.length === 0 || shapes.inputs.some((shape) => shape.length === 0)) return undefined;
    return { name, arguments: [...inputs, output, ...range(chunksOfElements(shapes.output))] };
  };
}

/** One flat loop over the elements. */
function elementLoops<Attributes extends JsonObject, Inputs extends Arity>(
  formula: NonNullable<Op<Attributes, Inputs>["formula"]>,
): Pick<Op<Attributes, Inputs>, "loops" | "formula"> {
  return {
    formula,
    loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
      const i = fresh("i");
      const position = shapes.output.length === 0 ? index() : index(i);
      const elements = shapes.inputs.map((shape, input) => read(input, shape.length === 0 ? index() : position));
      const body = write(position, formula(elements as Each<Inputs, Expression>, attributes, arithmetic));
      return shapes.output.length === 0 ? body : [loop(i, elementCount(shapes.output), body)];
    },
  };
}
