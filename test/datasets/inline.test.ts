import { describe, expect, it } from "vitest";
import type { Json } from "../../compiler/ir/json.ts";
import type { SourceRange } from "../../compiler/ir/source-range.ts";
import { inline } from "../../compiler/language/datasets/inline.ts";
import { categories, column, datasetOf, noFiles, somewhere, told } from "./made-up.ts";

/** Each pointer at a line of its own. */
function placesOf(...pointers: readonly string[]): { readonly [pointer: string]: SourceRange } {
  return Object.fromEntries(pointers.map((pointer, index) => [pointer, { ...somewhere, line: index + 10 }]));
}

function describing(options: { readonly [name: string]: Json }, ranges = {}) {
  return inline.describe({ options: options as never, range: somewhere, ranges, files: noFiles });
}

describe("an inline dataset", () => {
  it("holds lists of rows: one input and one output without names", () => {
    const options = {
      inputs: [
        [0, 0, 1],
        [1, 1, 1],
      ],
      targets: [[0], [1]],
    };
    expect(describing(options)).toEqual({
      columns: [
        { name: "inputs", type: "vector", shape: [3] },
        { name: "targets", type: "vector", shape: [1] },
      ],
      inputs: { input: ["inputs"] },
      targets: { outputs: ["targets"] },
      holdsRows: true,
      named: false,
      diagnostics: [],
    });
    const inputs = column("inputs", { type: "vector", shape: [3] });
    const { table } = inline.read(datasetOf("inline", options, [inputs, column("targets")]), noFiles);
    expect(table?.rows).toBe(2);
    expect(table?.columns.inputs).toEqual({ kind: "numbers", values: Float64Array.of(0, 0, 1, 1, 1, 1) });
    expect(table?.columns.targets).toEqual({ kind: "numbers", values: Float64Array.of(0, 1) });
  });

  it("takes a flat list of numbers for one value a row, and deeper lists for more axes", () => {
    const { columns } = describing({
      inputs: [
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ],
      targets: [7],
    });
    expect(columns).toEqual([
      { name: "inputs", type: "vector", shape: [3, 2] },
      { name: "targets", type: "number", shape: [1] },
    ]);
  });

  it("takes a map of lists for several inputs and outputs, each a column", () => {
    const { columns, inputs, targets, named } = describing({
      inputs: { x: [[0, 1]], y: [2] },
      targets: { sold: ["yes"] },
    });
    expect(columns.map(({ name }) => name)).toEqual(["x", "y", "sold"]);
    expect({ inputs, targets, named }).toEqual({
      inputs: { x: ["x"], y: ["y"] },
      targets: { sold: ["sold"] },
      named: true,
    });
  });

  it("learns its inputs again where the targets say so", () => {
    expect(describing({ inputs: [[0, 1]], targets: "inputs" }).targets).toEqual({ outputs: ["inputs"] });
    expect(describing({ inputs: { x: [1], y: [2] }, targets: "inputs" }).targets).toEqual({ x: ["x"], y: ["y"] });
    expect(describing({ inputs: { x: [1], y: [2] }, targets: "y" }).targets).toEqual({ y: ["y"] });
    expect(told(describing({ inputs: { left: [1] }, targets: "lift" }).diagnostics)).toEqual([
      'spec.yaml:1:1 dataset-column: dataset.targets names the column "lift", which is not in the dataset. Did you mean "left"?',
    ]);
  });

  it("takes names for categories, in the order of the alphabet unless the spec lists them", () => {
    const options = { inputs: [[1], [2], [3]], targets: ["stayed", "left", "stayed"] };
    expect(describing(options).columns[1]).toEqual({
      name: "targets",
      type: "category",
      shape: [1],
      categories: ["left", "stayed"],
    });
    const dataset = datasetOf("inline", options, [categories("targets", "stayed", "left")]);
    expect(inline.read(dataset, noFiles).table?.columns.targets).toEqual({
      kind: "categories",
      values: Int32Array.of(0, 1, 0),
    });
    const listed = describing({ ...options, columns: { targets: { type: "category", categories: ["stayed"] } } });
    expect(told(listed.diagnostics)).toEqual([
      'spec.yaml:1:1 category-not-listed: "left" is not one of the categories (row 2 of targets). Available: stayed.',
    ]);
  });

  it("takes numbers for categories where the spec says so", () => {
    const options = { inputs: [[1], [2]], targets: [2, 0], columns: { targets: { type: "category", categories: 3 } } };
    expect(describing(options).columns[1]).toEqual({
      name: "targets",
      type: "category",
      shape: [1],
      categories: ["0", "1", "2"],
    });
  });

  it("tells at the row that it has fewer values, or more, than the first", () => {
    const ranges = placesOf("/inputs", "/inputs/1", "/inputs/2", "/inputs/3");
    const { diagnostics } = describing({ inputs: [[0, 1], [1], [1, 2, 3], 5] }, ranges);
    expect(told(diagnostics)).toEqual([
      "spec.yaml:11:1 ragged-row: Row 2 of inputs has 1 value, but row 1 has 2.",
      "spec.yaml:12:1 ragged-row: Row 3 of inputs has 3 values, but row 1 has 2.",
      "spec.yaml:13:1 ragged-row: Row 4 of inputs has 1 value, but row 1 has 2.",
    ]);
    const deep = describing({ inputs: [[[1, 2], [3]]] }, placesOf("/inputs/0/1"));
    expect(told(deep.diagnostics)).toEqual([
      "spec.yaml:10:1 ragged-row: Row 1 of inputs at [1] has 1 value, but row 1 there has 2.",
    ]);
  });

  it("tells that a value is no number, that rows are missing, and that a column stands twice", () => {
    expect(
      told(
        describing(
          {
            inputs: [
              [1, 2],
              [3, "O"],
            ],
          },
          placesOf("/inputs/1/1"),
        ).diagnostics,
      )[0],
    ).toContain('spec.yaml:10:1 not-a-number: "O" is not a number (row 2 of inputs).');
    expect(told(describing({ inputs: [[1], [null]] }).diagnostics)[0]).toContain(
      "not-a-number: The value is missing (row 2 of inputs).",
    );
    expect(told(describing({ inputs: [] }).diagnostics)).toEqual([
      "spec.yaml:1:1 no-rows: dataset.inputs has no rows.",
    ]);
    expect(told(describing({ inputs: [[1], [2]], targets: [[1]] }, placesOf("/targets")).diagnostics)).toEqual([
      "spec.yaml:10:1 row-count: inputs has 2 rows, targets has 1 row. Every row of inputs needs one row of targets.",
    ]);
    expect(told(describing({ inputs: { x: [1] }, targets: { x: [1] } }).diagnostics)).toEqual([
      'spec.yaml:1:1 column-twice: The column "x" stands under inputs and under targets. Remove one of them.',
    ]);
    expect(told(describing({ inputs: [["a", "b"]] }).diagnostics)).toEqual([
      'spec.yaml:1:1 column-unfit: The column "inputs" has rows of 2 names; a category is one name a row. Give each name a column of its own.',
    ]);
    const shaped = describing({ inputs: [[1, 2]], columns: { inputs: { type: "vector", shape: [3] } } });
    expect(told(shaped.diagnostics)[0]).toContain(
      'columns-differ: The column "inputs" has rows of shape [2], but the spec gives [3].',
    );
  });
});
