import { numbersOf } from "../interpret/numbers.ts";
import type { Precision } from "../ir/precision.ts";
import { withRows } from "../ir/shape.ts";
import type { Tensor } from "../ops/op.ts";
import { drawValues } from "./draw-values.ts";
import type { OpCase } from "./op-case.ts";
import { runLoops } from "./run-loops.ts";

/** Numbers on which comparisons and roundings go wrong first. */
const edges = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5, 1e-42, 3e38, -90, 1];

/** An op's output by its definition and by its loops, and how often the loops write each element. */
interface BothWays {
  readonly defined: Tensor;
  readonly looped: Tensor;
  readonly writes: readonly number[];
}

/** Computes an op by `evaluate` and by `loops`, on the same inputs: `valuesOf` gives each input its values. */
function bothWays(
  { op, attributes, inputs: given }: OpCase,
  precision: Precision,
  rows: number,
  valuesOf: (size: number, input: number) => ArrayLike<number>,
): BothWays {
  const shapes = given.map((input) => input.shape);
  const inputs = shapes.map((shape, input) => {
    const sizes = withRows(shape, rows);
    return tensor(precision, sizes, valuesOf(sizeOf(sizes), input));
  });
  const shape = withRows(op.shape(shapes, attributes), rows);
  const empty = Array.from({ length: sizeOf(shape) }, () => 7);
  const [defined, looped] = [tensor(precision, shape, empty), tensor(precision, shape, empty)];
  op.evaluate(inputs, defined, attributes, numbersOf(precision));
  const writes = runLoops({ op, attributes, shapes, inputs, precision, rows }, looped);
  return { defined, looped, writes };
}

/**
 * Where an op's loops give other bits than its definition, in a sentence; nothing where they agree: in both precisions,
 * on random numbers for batches of 1, 3 and 5 rows, and on zeros, infinities, NaN and the like.
 */
export function loopsDiffer(check: OpCase): string | undefined {
  for (const precision of ["float32", "float64"] as const) {
    for (const rows of [1, 3, 5]) {
      const draws = check.inputs.map(({ shape, draw = "signed" }, place) =>
        drawValues(withRows(shape, rows), draw, place + rows),
      );
      const found = differs(
        check,
        bothWays(check, precision, rows, (_, place) => draws[place] ?? []),
      );
      if (found !== undefined) return `${precision}, ${rows} rows: ${found}`;
    }
    for (let shift = 0; shift < edges.length; shift++) {
      const found = differs(
        check,
        bothWays(check, precision, 5, (size, place) => edgesFor(size, place, shift)),
      );
      if (found !== undefined) return `${precision}, at the edges: ${found}`;
    }
  }
  return undefined;
}

/** Edges in another order for each input. */
function edgesFor(size: number, input: number, shift: number): readonly number[] {
  return Array.from({ length: size }, (_, i) => edges[(i * (input + 1) + shift * (input + 3)) % edges.length] ?? 0);
}

function differs({ op }: OpCase, { defined, looped, writes }: BothWays): string | undefined {
  const wrong = defined.data.findIndex((value, i) => !Object.is(value, looped.data[i]));
  if (wrong >= 0) return `output[${wrong}] is ${defined.data[wrong]} by evaluate, ${looped.data[wrong]} by loops`;
  const missed = writes.indexOf(0);
  if (missed >= 0) return `output[${missed}] is never written`;
  const again = op.revises ? -1 : writes.findIndex((count) => count > 1);
  return again < 0
    ? undefined
    : `output[${again}] is written ${writes[again]} times, and the op does not say \`revises\``;
}

function tensor(precision: Precision, shape: readonly number[], values: ArrayLike<number>): Tensor {
  return { shape, data: precision === "float32" ? Float32Array.from(values) : Float64Array.from(values) };
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, axis) => product * axis, 1);
}
