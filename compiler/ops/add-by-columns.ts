import type { JsonObject } from "../ir/json.ts";
import { constant, type Expression, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { assign, cell, changing, local, loop, when } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import type { LoopRequest } from "./op.ts";

/** The number of columns for the sum of all values of a tensor. */
export const columnsOfSum = 16;

/** The local variables of such a sum. */
interface NamesInSum {
  readonly column: string;
  readonly i: string;
  readonly sum: string;
  readonly value: string;
}

/** Names for those variables. */
export function namesInSum(fresh: (preferredName: string) => string): NamesInSum {
  return { column: fresh("column"), i: fresh("i"), sum: fresh("sum"), value: fresh("value") };
}

/**
 * Loops that add the terms of one tensor to `total`, column by column, in float64: column j has the values 16 i + j of
 * the flat list, i ascending from 0. `term` computes the term of a value.
 */
export function addByColumns(
  { shapes, read, fresh }: LoopRequest<JsonObject, readonly unknown[]>,
  input: number,
  total: string,
  names: NamesInSum,
  term: (value: Expression) => Expression,
): Statement {
  const { times: size } = elementCount(shapes.inputs[input] ?? []);
  const { column, i, sum } = names;
  // The value of a single-element tensor needs no loop.
  const value = size === 1 ? fresh("value") : names.value;
  const addTo = (name: string): Statement => assign(name, double.add(variable(name), term(variable(value))));
  if (size <= columnsOfSum) return loop(i, size, [local(value, read(input, index(i))), addTo(total)]);
  const [whole, rest] = [Math.floor(size / columnsOfSum), size % columnsOfSum];
  const last = [local(value, read(input, index(column, 1, whole * columnsOfSum))), addTo(sum)];
  return loop(column, columnsOfSum, [
    changing(sum, zero),
    loop(i, whole, [local(value, read(input, cell(i, columnsOfSum, column))), addTo(sum)]),
    ...(rest === 0 ? [] : [when({ kind: "index", index: index(column) }, "<", constant(rest), last)]),
    assign(total, double.add(variable(total), variable(sum))),
  ]);
}
