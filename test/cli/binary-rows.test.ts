import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, expect, test } from "vitest";
import { givenRows } from "../../compiler/cli/given-rows.ts";
import { npzBytes } from "../../compiler/data/npz-bytes.ts";
import { initTable } from "../../compiler/init/init-table.ts";
import { readTable } from "../../compiler/init/profile/read-table.ts";
import { compiled } from "../compiled.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-binary-"));
afterAll(() => rmSync(folder, { recursive: true }));

function saved(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

const spec = `
dataset:
  type: csv
  file: rows.csv
  columns: { age: number, town: { type: category, categories: [Bern, Gent] }, when: date, size: number }
  inputs: [age, town, when]
  targets: size
layers: [{ type: dense, units: 1 }]
`;

test("predict takes the rows of a Parquet file, with dates as texts and nulls as empty cells", () => {
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: "town", data: ["Gent", null], type: "STRING" },
      { name: "when", data: [new Date("2024-05-01T13:00:00Z"), new Date("2024-05-02T00:00:00Z")], type: "TIMESTAMP" },
      { name: "age", data: [41.5, 7], type: "DOUBLE" },
      { name: "customer", data: new Int32Array([12, 13]), type: "INT32" },
    ],
  });
  const { model } = compiled(spec, { file: join(folder, "spec.yaml") });
  const { rows, diagnostics } = givenRows({ file: saved("new.parquet", new Uint8Array(bytes)) }, model);
  expect(diagnostics).toEqual([]);
  expect(rows.map(({ row }) => row)).toEqual([
    { age: 41.5, town: "Gent", when: "2024-05-01T13:00:00" },
    { age: 7, town: "", when: "2024-05-02T00:00:00" },
  ]);
  expect(rows[1]?.valueOf("customer")).toBe("13");
});

const ofArrays = `
dataset:
  type: npz
  file: rows.npz
  columns: { x: { type: vector, shape: [2, 2] }, age: number, y: number }
  inputs: INPUTS
  targets: y
layers: [flatten, { type: dense, units: 1 }]
`;

const numbers = (...shape: readonly number[]) => ({
  shape,
  values: Float64Array.from({ length: shape.reduce((product, size) => product * size, 1) }, (_, index) => index),
});

test("predict takes the rows of an archive of NumPy, and of one array where there is one input", () => {
  const both = compiled(
    ofArrays.replace("INPUTS", "{ left: x, right: age }").replace("[flatten, {", "[{ type: flatten, inputs: left }, {"),
    { file: "a.yaml" },
  ).model;
  const archive = saved("new.npz", npzBytes({ age: numbers(2), x: numbers(2, 2, 2), other: numbers(9) }));
  expect(givenRows({ file: archive }, both).rows.map(({ row }) => row)).toEqual([
    { x: [0, 1, 2, 3], age: 0 },
    { x: [4, 5, 6, 7], age: 1 },
  ]);
  const one = compiled(ofArrays.replace("INPUTS", "x"), { file: "a.yaml" }).model;
  const array = unzipSync(npzBytes({ array: numbers(2, 2, 2) }))["array.npy"] as Uint8Array;
  expect(givenRows({ file: saved("new.npy", array) }, one).rows.map(({ row }) => row)).toEqual([
    { x: [0, 1, 2, 3] },
    { x: [4, 5, 6, 7] },
  ]);
  expect(givenRows({ file: saved("new.npy", array) }, both).diagnostics.map(({ text }) => text)).toEqual([
    expect.stringContaining("its array has the shape [2, 2, 2]; rows of 5 are asked for"),
  ]);
});

test("init writes a spec for a Parquet file and for an archive of NumPy, whose parts need no split", () => {
  const rows = Array.from({ length: 40 }, (_, row) => row);
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: "age", data: rows.map((row) => (row % 9) + 0.5), type: "DOUBLE" },
      { name: "kind", data: rows.map((row) => (row % 3 === 0 ? "cat" : "dog")), type: "STRING" },
    ],
  });
  expect(specFor(saved("pets.parquet", new Uint8Array(bytes)), "kind")).toMatch(
    /type: parquet\n {2}file: pets.parquet\n {2}columns:\n {4}age: \{ type: number, scale: standard \}\n {4}kind: \{ type: category, categories: \[ cat, dog \] \}/,
  );
  const parts = { x_train: numbers(40, 2, 2), y_train: numbers(40), x_test: numbers(8, 2, 2), y_test: numbers(8) };
  expect(specFor(saved("arrays.npz", npzBytes(parts)), "y")).toMatch(
    /type: npz\n {2}file: arrays.npz\n {2}parts: \[ test \]\n {2}columns:\n {4}x: \{ type: vector, shape: \[ 2, 2 \], scale: standard \}\n[\s\S]*layers:\n {2}- \{ type: flatten \}/,
  );
});

function specFor(path: string, target: string): string {
  const read = readTable(path);
  if ("code" in read) throw new Error(read.text);
  const made = initTable(read, target, "made", read.profile.file);
  return made.kind === "spec" ? made.spec : made.diagnostic.text;
}
