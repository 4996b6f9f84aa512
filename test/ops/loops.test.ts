import { describe, expect, it } from "vitest";
import { numbersOf } from "../../compiler/interpret/numbers.ts";
import type { Precision } from "../../compiler/ir/graph.ts";
import { withRows } from "../../compiler/ir/shape.ts";
import type { Op, Tensor } from "../../compiler/ops/op.ts";
import { ops } from "../../compiler/ops/registry.gen.ts";
import { caseName, differentiable, drawValues, type OpCase, others } from "./cases.ts";
import { runLoops } from "./run-loops.ts";

/** Numbers on which comparisons and roundings go wrong first. */
const edges = [0, -0, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5, 1e-42, 3e38, -90, 1];

function tensor(precision: Precision, shape: readonly number[], values: ArrayLike<number>): Tensor {
  return { shape, data: precision === "float32" ? Float32Array.from(values) : Float64Array.from(values) };
}

/** The op's output by its definition and by its loops, on the same inputs. */
function both(
  check: OpCase,
  precision: Precision,
  rows: number,
  valuesOf: (size: number, index: number) => ArrayLike<number>,
) {
  const op = ops[check.op] as Op;
  const shapes = check.inputs.map((input) => input.shape);
  const inputs = shapes.map((shape, index) => {
    const sizes = withRows(shape, rows);
    const size = sizes.reduce((product, axis) => product * axis, 1);
    return tensor(precision, sizes, valuesOf(size, index));
  });
  const shape = withRows(op.shape(shapes, check.attributes), rows);
  const empty = Array.from({ length: shape.reduce((product, axis) => product * axis, 1) }, () => 7);
  const [defined, looped] = [tensor(precision, shape, empty), tensor(precision, shape, empty)];
  op.evaluate(inputs, defined, check.attributes, numbersOf(precision));
  const writes = runLoops({ op, attributes: check.attributes, shapes, inputs, precision, rows }, looped);
  return { defined, looped, writes };
}

/** The numbers so that −0 and 0 differ and all NaN are equal. */
function bits({ data }: Tensor): string[] {
  return Array.from(data, (value) => (Object.is(value, -0) ? "-0" : String(value)));
}

describe.each(["float32", "float64"] as const)("in %s an op's loops give the bits of its definition", (precision) => {
  for (const check of [...differentiable, ...others]) {
    it(caseName(check), () => {
      for (const rows of [1, 3, 5]) {
        const draws = check.inputs.map(({ shape, draw }, index) =>
          drawValues(withRows(shape, rows), draw, index + rows),
        );
        const { defined, looped, writes } = both(check, precision, rows, (_, index) => draws[index]);
        expect(bits(looped)).toEqual(bits(defined));
        expect(Math.min(...writes)).toBeGreaterThan(0);
        if (!ops[check.op].revises) expect(Math.max(...writes)).toBe(1);
      }
    });

    it(`${caseName(check)}, at the edges`, () => {
      for (let shift = 0; shift < edges.length; shift++) {
        const { defined, looped } = both(check, precision, 5, (size, index) =>
          Array.from({ length: size }, (_, i) => edges[(i * (index + 1) + shift * (index + 3)) % edges.length]),
        );
        expect(bits(looped)).toEqual(bits(defined));
      }
    });
  }
});
