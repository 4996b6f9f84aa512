import type { Arity, Each } from "../ir/arity.ts";
import type { Value } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import { type Arithmetic, type Expression, index } from "../ir/loop.ts";
import { lastSize, leadingCount, sameShape, shapeText } from "../ir/shape.ts";
import { cell, loop } from "../ir/statements.ts";
import { count, range } from "./kernel-arguments.ts";
import type { GradientRequest, Numbers, Op } from "./op.ts";

/**
 * An op that computes each element from the same element of some tensors and from the values of its column in some [N].
 */
export interface ColumnMap<Attributes extends JsonObject, Inputs extends Arity> {
  /** Also the name of its kernel. */
  readonly name: string;
  readonly summary: string;
  /** The number of leading inputs with the output's shape; the others have one value per column. */
  readonly tensors: number;
  /** The definition for one element. Every operation rounds. */
  readonly evaluate: (values: Each<Inputs, number>, numbers: Numbers) => number;
  /** The same, for generated code. */
  readonly formula: (values: Each<Inputs, Expression>, arithmetic: Arithmetic) => Expression;
  readonly gradient?: (request: GradientRequest<Attributes, Inputs>) => Each<Inputs, Value | undefined>;
}

/** Makes such an op. */
export function columnMap<Attributes extends JsonObject, Inputs extends Arity>(
  record: ColumnMap<Attributes, Inputs>,
): Op<Attributes, Inputs> {
  const { name, summary, tensors, gradient } = record;
  return {
    name,
    summary,
    shape: (inputs) => {
      const [first, ...others] = inputs;
      if (first === undefined) throw new Error(`${name} takes inputs`);
      others.forEach((other, indexHere) => {
        const fits = indexHere + 1 < tensors ? sameShape(first, other) : sameShape(other, [lastSize(first)]);
        if (!fits) throw new Error(`${name} takes ${shapeText(first)} and its columns, not ${shapeText(other)}`);
      });
      return first;
    },
    evaluate: (inputs, output, _, numbers) => {
      const columns = output.shape.at(-1) ?? 1;
      for (let position = 0; position < output.data.length; position++) {
        const values = inputs.map(({ data }, indexHere) => data[indexHere < tensors ? position : position % columns]);
        output.data[position] = record.evaluate(values as unknown as Each<Inputs, number>, numbers);
      }
    },
    loops: ({ arithmetic, shapes, read, write, fresh }) => {
      const { output } = shapes;
      const [sample, column] = [fresh("sample"), fresh("column")];
      const at = cell(sample, lastSize(output), column);
      const values = shapes.inputs.map((_, indexHere) => read(indexHere, indexHere < tensors ? at : index(column)));
      const value = record.formula(values as unknown as Each<Inputs, Expression>, arithmetic);
      return [loop(sample, leadingCount(output), [loop(column, lastSize(output), write(at, value))])];
    },
    kernel: ({ shapes: { output: shape }, inputs, output }) => ({
      name,
      arguments: [...inputs, output, count(lastSize(shape)), ...range(leadingCount(shape))],
    }),
    ...(gradient && { gradient }),
  };
}
