import type { Value } from "../ir/graph-builder.ts";
import { type Expression, type Index, index, type Statement } from "../ir/loop.ts";
import { elementCount, knownSize, type Shape } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import type { GradientRequest, LoopRequest, Op, Tensor } from "./op.ts";
import { ofStep, type RecurrentAttributes } from "./recurrent.ts";

/** Which states come out: those of all steps, or that of the last one; and the units of the cell. */
export type StatesAttributes = { readonly last: boolean; readonly units: number };

/** What a cell adds to the ops of its states. */
export interface StatesRule<Attributes extends RecurrentAttributes & StatesAttributes> {
  readonly name: string;
  readonly summary: string;
  /** The gradients of the inputs before the trace. */
  readonly gradient: (request: GradientRequest<Attributes, readonly unknown[]>) => readonly (Value | undefined)[];
}

/**
 * The states of a recurrent cell as a function of what its steps take: the inputs of the trace, and then the trace, from
 * which they are read. The gradient is that of the inputs; the trace is what the forward pass keeps for it, and has none of
 * its own.
 */
export function statesOf<Attributes extends RecurrentAttributes & StatesAttributes>({
  name,
  summary,
  gradient,
}: StatesRule<Attributes>): Op<Attributes, readonly unknown[]> {
  return {
    name,
    summary,
    shape: (inputs, { last, units }) => [...(inputs.at(-1) ?? []).slice(0, last ? 1 : 2), units],
    evaluate: (inputs, output, { last, units }) => {
      const { shape, data } = inputs.at(-1) as Tensor;
      const [, steps = 0, width = 0] = shape;
      for (let position = 0; position < output.data.length; position++) {
        const [at, unit] = [Math.floor(position / units), position % units];
        output.data[position] = data[(last ? at * steps + steps - 1 : at) * width + unit] as number;
      }
    },
    gradient: (request) => [...gradient(request), undefined],
    loops: ({ shapes, attributes, read, write, fresh }: LoopRequest<Attributes, readonly unknown[]>) => {
      const trace = shapes.inputs.length - 1;
      const ofTrace = (position: Index): Expression => read(trace, position);
      return loopsOfStates(shapes.inputs[trace] ?? [], attributes, { read: ofTrace, write, fresh });
    },
  };
}

/** The inputs of a cell's states: those of its steps, and the trace. */
export function withoutTrace(inputs: readonly Value[]): { readonly inputs: readonly Value[]; readonly trace: Value } {
  const trace = inputs.at(-1);
  if (trace === undefined) throw new Error("the states of a cell need its trace");
  return { inputs: inputs.slice(0, -1), trace };
}

function loopsOfStates(
  trace: Shape,
  { last, units }: StatesAttributes,
  { read, write, fresh }: Pick<LoopRequest, "write" | "fresh"> & { readonly read: (position: Index) => Expression },
): readonly Statement[] {
  const [sample, step, unit] = [fresh("sample"), fresh("step"), fresh("unit")];
  const [steps, width] = [knownSize(trace[1]), knownSize(trace[2])];
  const rows = elementCount(trace.slice(0, 1));
  const sizes = { steps, units };
  if (last) {
    const state = read(ofStep(sample, index(undefined, 0, steps - 1), sizes, width, index(unit)));
    const to = ofStep(sample, index(), { ...sizes, steps: 1 }, units, index(unit));
    return [loop(sample, rows, [loop(unit, units, write(to, state))])];
  }
  const [from, to] = [width, units].map((size) => ofStep(sample, index(step), sizes, size, index(unit)));
  if (from === undefined || to === undefined) throw new Error("two widths give two indices");
  return [loop(sample, rows, [loop(step, steps, [loop(unit, units, write(to, read(from)))])])];
}
