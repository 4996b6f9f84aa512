import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { splitRows } from "../../compiler/data/split-rows.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { DatasetModel, SplitModel } from "../../compiler/ir/model.ts";
import type { Table } from "../../compiler/ir/table.ts";
import type { SplitRows } from "../../compiler/language/define/column.ts";
import { apportion } from "../../compiler/language/splits/apportion.ts";
import { standard } from "../../compiler/language/standard.ts";
import { categories, datasetOf, somewhere } from "./made-up.ts";

interface Written {
  readonly type?: string;
  readonly validation?: number;
  readonly test?: number;
  readonly seed?: number;
  readonly column?: string;
}

function dataset({ type = "random", ...options }: Written): DatasetModel {
  const { validation = 0, test = 0 } = options;
  const split: SplitModel = { type, options, validation, test, range: somewhere };
  return datasetOf("csv", {}, [categories("label", "a", "b", "c")], { split });
}

/** Rows whose label is their number modulo 3, or as given. */
function table(rows: number, labels?: readonly number[]): Table {
  const values = Int32Array.from({ length: rows }, (_, row) => labels?.[row] ?? row % 3);
  return { rows, columns: { label: { kind: "categories", values } }, rangeOf: () => somewhere };
}

function parts(found: SplitRows | Diagnostic): { readonly [part: string]: readonly number[] } {
  if ("code" in found) throw new Error(found.text);
  return { training: [...found.training], validation: [...found.validation], test: [...found.test] };
}

describe("a split", () => {
  it("in order by a column takes the last rows of each category for test and those before them for validation", () => {
    const labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
    const split = { type: "inOrder", column: "label", validation: 2, test: 4 };
    expect(parts(splitRows(standard, dataset(split), table(10, labels)))).toEqual({
      training: [0, 1, 5, 6],
      validation: [2, 7],
      test: [3, 4, 8, 9],
    });
  });

  it("in order takes the last rows for test and those before them for validation", () => {
    expect(parts(splitRows(standard, dataset({ type: "inOrder", validation: 2, test: 3 }), table(10)))).toEqual({
      training: [0, 1, 2, 3, 4],
      validation: [5, 6],
      test: [7, 8, 9],
    });
  });

  it("that is not in the spec trains on all rows", () => {
    expect(parts(splitRows(standard, datasetOf("csv", {}, []), table(3)))).toEqual({
      training: [0, 1, 2],
      validation: [],
      test: [],
    });
  });

  it("at random follows NumPy's RandomState([0, 1]).permutation(10) = 9 4 0 8 1 5 3 2 6 7, whatever the network's seed", () => {
    const first = parts(splitRows(standard, dataset({ validation: 2, test: 3 }), table(10)));
    expect(first).toEqual({ training: [0, 1, 4, 8, 9], validation: [3, 5], test: [2, 6, 7] });
    expect(first).toEqual(parts(splitRows(standard, dataset({ validation: 0.2, test: 0.3 }), table(10))));
    expect(first).not.toEqual(parts(splitRows(standard, dataset({ validation: 2, test: 3, seed: 1 }), table(10))));
  });

  it("stratified keeps the proportions of the categories", () => {
    const labels = [...Array(60).fill(0), ...Array(30).fill(1), ...Array(10).fill(2)];
    const found = parts(
      splitRows(
        standard,
        dataset({ type: "stratified", column: "label", validation: 0.2, test: 0.1 }),
        table(100, labels),
      ),
    );
    const counts = Object.values(found).map((rows) =>
      [0, 1, 2].map((label) => rows.filter((row) => labels[row] === label).length),
    );
    expect(counts).toEqual([
      [42, 21, 7],
      [12, 6, 2],
      [6, 3, 1],
    ]);
  });

  it("gives every row to one part, whatever the sizes and the seed", () => {
    const type = constantFrom("random", "inOrder", "stratified");
    const check = (kind: string, rows: number, validation: number, test: number, seed: number) => {
      const split = { type: kind, validation, test, seed, column: "label" };
      const found = splitRows(standard, dataset(split), table(rows));
      if (validation + test >= rows) {
        expect("code" in found && found.code).toBe("split-too-large");
        return;
      }
      const { training = [], validation: middle = [], test: last = [] } = parts(found);
      expect([middle.length, last.length]).toEqual([validation, test]);
      expect([...training, ...middle, ...last].sort((a, b) => a - b)).toEqual(
        Array.from({ length: rows }, (_, row) => row),
      );
      for (const part of [training, middle, last]) expect(part).toEqual([...part].sort((a, b) => a - b));
    };
    assert(
      property(
        type,
        integer({ min: 1, max: 40 }),
        integer({ min: 0, max: 20 }),
        integer({ min: 0, max: 20 }),
        integer({ min: 0, max: 9 }),
        check,
      ),
    );
  });

  it("that leaves nothing to train on, or nothing to test on, is a mistake", () => {
    const textOf = (split: Written, rows: number) =>
      (splitRows(standard, dataset(split), table(rows)) as Diagnostic).text;
    expect(textOf({ validation: 5, test: 5 }, 10)).toBe(
      "Of 10 rows 5 for validation and 5 for test leave none to train on.",
    );
    expect(textOf({ test: 0.1 }, 4)).toBe("test must be a share that is at least one row, not 0.1 of 4 rows.");
  });

  it("gives out seats by the largest remainder, the earlier group first, never more than there is room", () => {
    expect(apportion(10, [47, 16, 15, 12, 10], [47, 16, 15, 12, 10])).toEqual([5, 2, 1, 1, 1]);
    expect(apportion(1, [1, 1, 1], [1, 1, 1])).toEqual([1, 0, 0]);
    expect(apportion(2, [2, 2], [0, 2])).toEqual([0, 2]);
  });
});
