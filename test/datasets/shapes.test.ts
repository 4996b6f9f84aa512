import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Table } from "../../compiler/ir/table.ts";
import { figureNames } from "../../compiler/language/datasets/generating/figures.ts";
import { shapes } from "../../compiler/language/datasets/shapes.ts";
import { categories, column, datasetOf, noFiles } from "./made-up.ts";

function read(rows: number, more: { seed?: number; categories?: readonly string[] } = {}): Table {
  const options = { rows, size: [24, 32], categories: figureNames, seed: 0, ...more };
  const columns = [
    column("image", { type: "image", shape: [24, 32, 1] }),
    categories("label", ...(more.categories ?? figureNames)),
  ];
  const { table, diagnostics } = shapes.read(datasetOf("shapes", options, columns), noFiles);
  expect(diagnostics).toEqual([]);
  return table as Table;
}

function sha256(values: ArrayLike<number> | undefined): string {
  return createHash("sha256")
    .update(Uint8Array.from(values ?? []))
    .digest("hex");
}

describe("the shapes dataset", () => {
  it("draws the same bytes on every machine", () => {
    expect(sha256(read(12).columns.image?.values)).toMatchInlineSnapshot(
      `"98a236800f0d560b71062d4524dbf316203f07e17742b3e59b3d47e5f6c5ca9b"`,
    );
  });

  it("draws a row whatever the number of rows, and another one for another seed", () => {
    const [few, many, other] = [read(7), read(20), read(7, { seed: 1 })].map((table) => table.columns.image?.values);
    expect(many?.subarray(0, few?.length)).toEqual(few);
    expect(sha256(other)).not.toBe(sha256(few));
  });

  it("goes through the categories in turn", () => {
    const { label } = read(8, { categories: ["speckle", "circle", "stripes"] }).columns;
    expect(label?.values).toEqual(Int32Array.of(0, 1, 2, 0, 1, 2, 0, 1));
  });

  it("varies brightness: no grey level tells the category", () => {
    const { image, label } = read(240).columns;
    const pixels = 24 * 32;
    const values = Uint8Array.from(image?.values ?? []);
    const mean = (row: number) =>
      values.subarray(row * pixels, (row + 1) * pixels).reduce((sum, grey) => sum + grey, 0) / pixels;
    const rowsOf = (category: number) =>
      Array.from(label?.values ?? []).flatMap((each, row) => (each === category ? [row] : []));
    const means = figureNames.map((_, category) => rowsOf(category).slice(0, 40).map(mean));
    for (const own of means) {
      expect(Math.min(...own)).toBeLessThan(75);
      expect(Math.max(...own)).toBeGreaterThan(170);
    }
  });
});
