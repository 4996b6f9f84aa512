import { describe, expect, test } from "vitest";
import { pointwiseOf } from "../../compiler/3-differentiate/pointwise.ts";
import { numbersOf } from "../../compiler/interpret/numbers.ts";
import { gruGradient } from "../../compiler/ops/gru-gradient.ts";
import { gruTrace } from "../../compiler/ops/gru-trace.ts";
import { hyperbolicTangent } from "../../compiler/ops/hyperbolic-tangent.ts";
import { lstmGradient } from "../../compiler/ops/lstm-gradient.ts";
import { lstmTrace } from "../../compiler/ops/lstm-trace.ts";
import type { Op, Tensor } from "../../compiler/ops/op.ts";
import { attributeOf } from "../../compiler/ops/pointwise.ts";
import { recurrentScratch } from "../../compiler/ops/recurrent-kernel.ts";
import { sigmoid } from "../../compiler/ops/sigmoid.ts";
import { arena, firstDifference, type Placed, precisions, sizes, someNumbers } from "./arena.ts";

const activation = attributeOf(pointwiseOf((graph, x) => graph.apply(hyperbolicTangent, [x], {})));
const recurrentActivation = attributeOf(pointwiseOf((graph, x) => graph.apply(sigmoid, [x], {})));
const common = { activation, recurrentActivation, masked: false, dropped: false };

/** Units of every remainder; rows of less and more than a tile, in two shares; one step and several. */
const shapes = sizes.map((units, index) => [[1, 3, 4, 5, 9][index % 5], [3, 1, 2][index % 3], units] as const);

describe.each(precisions)("in %s", (precision) => {
  const numbers = numbersOf(precision === "Float32" ? "float32" : "float64");
  const tensor = (placed: Placed, ...shape: number[]): Tensor => ({ shape, data: placed.values });

  function defined(
    op: Op,
    inputs: readonly Tensor[],
    like: Placed,
    shape: number[],
    attributes: object,
  ): Tensor["data"] {
    const output = tensor({ ...like, values: like.values.slice() }, ...shape);
    op.evaluate(inputs, output, attributes as never, numbers);
    return output.data;
  }

  test.each(shapes)("lstm of %i rows, %i steps and %i units, and back", (rows, steps, units) => {
    const { index, room, run, scratch, damage } = arena(precision);
    // The first array is at address 0, which is no less an address.
    const trace = room(rows * steps * 7 * units);
    const gates = index(someNumbers(rows * steps * 4 * units, 1));
    const kernel = index(someNumbers(units * 4 * units, 2));
    const half = rows >> 1;
    for (const [from, to] of [
      [0, half],
      [half, rows],
    ] as const) {
      run("lstmTrace", `${units}`, gates.offset, kernel.offset, trace.offset, from, to, steps, units, scratch);
    }
    const [g, k] = [tensor(gates, rows, steps, 4 * units), tensor(kernel, units, 4 * units)];
    expect(
      firstDifference(trace.values, defined(lstmTrace as never, [g, k], trace, [rows, steps, 7 * units], common)),
    ).toBe("nowhere");
    for (const last of [false, true]) {
      const upstream = index(someNumbers(rows * units * (last ? 1 : steps), 3));
      const result = room(rows * steps * 4 * units);
      for (const [from, to] of [
        [0, half],
        [half, rows],
      ] as const) {
        const where = [upstream.offset, trace.offset, kernel.offset, result.offset, from, to] as const;
        run("lstmGradient", `${units} ${last}`, ...where, steps, units, last ? 1 : 0, scratch);
      }
      const u = tensor(upstream, ...(last ? [rows, units] : [rows, steps, units]));
      const inputs = [u, tensor(trace, rows, steps, 7 * units), k];
      const attributes = { ...common, last, units };
      expect(
        firstDifference(
          result.values,
          defined(lstmGradient as never, inputs, result, [rows, steps, 4 * units], attributes),
        ),
      ).toBe("nowhere");
    }
    expect(damage(recurrentScratch({ steps, units }, 4))).toBe("nowhere");
  });

  test.each(shapes)("gru of %i rows, %i steps and %i units, and back", (rows, steps, units) => {
    const { index, room, run, scratch, damage } = arena(precision);
    const trace = room(rows * steps * 5 * units);
    const gates = index(someNumbers(rows * steps * 3 * units, 1));
    const kernel = index(someNumbers(units * 3 * units, 2));
    const bias = index(someNumbers(3 * units, 4));
    const half = rows >> 1;
    for (const [from, to] of [
      [0, half],
      [half, rows],
    ] as const) {
      const where = [gates.offset, kernel.offset, bias.offset, trace.offset, from, to] as const;
      run("gruTrace", `${units}`, ...where, steps, units, scratch);
    }
    const [g, k] = [tensor(gates, rows, steps, 3 * units), tensor(kernel, units, 3 * units)];
    const own = { ...common, resetAfter: true };
    const inputs = [g, k, tensor(bias, 3 * units)];
    expect(
      firstDifference(trace.values, defined(gruTrace as never, inputs, trace, [rows, steps, 5 * units], own)),
    ).toBe("nowhere");
    for (const last of [false, true]) {
      const upstream = index(someNumbers(rows * units * (last ? 1 : steps), 3));
      const result = room(rows * steps * 3 * units);
      for (const [from, to] of [
        [0, half],
        [half, rows],
      ] as const) {
        const where = [upstream.offset, trace.offset, kernel.offset, result.offset, from, to] as const;
        run("gruGradient", `${units} ${last}`, ...where, steps, units, last ? 1 : 0, scratch);
      }
      const u = tensor(upstream, ...(last ? [rows, units] : [rows, steps, units]));
      const attributes = { ...own, last, units };
      const given = [u, tensor(trace, rows, steps, 5 * units), k];
      expect(
        firstDifference(
          result.values,
          defined(gruGradient as never, given, result, [rows, steps, 3 * units], attributes),
        ),
      ).toBe("nowhere");
    }
    expect(damage(recurrentScratch({ steps, units }, 3))).toBe("nowhere");
  });
});
