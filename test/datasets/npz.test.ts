import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { npzBytes } from "../../compiler/data/npz-bytes.ts";
import { npz } from "../../compiler/language/datasets/npz.ts";
import { categories, column, datasetOf, told } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-npz-"));
const files = fileFinder(join(folder, "spec.yaml"), [], "");
afterAll(() => rmSync(folder, { recursive: true }));

const pairs = (...values: readonly number[]) => ({
  shape: [values.length / 2, 2],
  values: Float32Array.from(values),
});
const labels = (...values: readonly number[]) => ({ shape: [values.length], values: Float64Array.from(values) });
const columns = [column("x", { type: "vector", shape: [2] }), categories("y", "0", "1")];

function read(bytes: Uint8Array, model = columns, more = {}) {
  writeFileSync(join(folder, "rows.npz"), bytes);
  return npz.read(datasetOf("npz", { file: "rows.npz" }, model, more), files);
}

test("columns are the arrays of an archive, and what netwright data --out writes is read back", () => {
  const { table, diagnostics } = read(npzBytes({ x: pairs(1, 2, 3, 0.5), y: labels(1, 0), other: labels(7) }));
  expect(told(diagnostics)).toEqual([]);
  expect(table?.columns).toEqual({
    x: { kind: "numbers", values: Float64Array.of(1, 2, 3, 0.5) },
    y: { kind: "categories", values: Int32Array.of(1, 0) },
  });
});

test.each([
  ["training.x", "training.y", "validation.x", "validation.y", "test.x", "test.y"],
  ["x_train", "y_train", "x_val", "y_val", "x_test", "y_test"],
])("arrays called %s, %s, … are the parts of their columns", (x, y, xValidation, yValidation, xTest, yTest) => {
  const bytes = npzBytes({
    [xTest]: pairs(9, 9),
    [yTest]: labels(0),
    [x]: pairs(1, 2, 3, 4),
    [y]: labels(1, 1),
    [xValidation]: pairs(5, 6),
    [yValidation]: labels(0),
  });
  const { table } = read(bytes);
  expect(table?.ownParts).toEqual({ validation: 1, test: 1 });
  expect(table?.columns.x?.values).toEqual(Float64Array.of(1, 2, 3, 4, 5, 6, 9, 9));
  const described = npz.describe({
    options: { file: "rows.npz" },
    range: columns[0].range,
    ranges: {},
    files,
  } as never);
  expect(described.columns).toMatchObject([
    { name: "x", type: "vector", shape: [2] },
    { name: "y", type: "number", shape: [1] },
  ]);
});

test("an archive that is compressed, and packed once more by gzip, is read", async () => {
  const { gzipSync, unzipSync } = await import("fflate");
  const bytes = npzBytes({ x: pairs(1, 2, 3, 4), y: labels(1, 0) });
  const compressed = zipSync(unzipSync(bytes), { level: 9 });
  expect(compressed.length).toBeLessThan(bytes.length);
  expect(read(gzipSync(compressed)).table?.rows).toBe(2);
});

const whole = npzBytes({ x: pairs(1, 2, 3, 4), y: labels(1, 0) });

/** The archive with another uncompressed size in its central directory. */
function declaring(size: number): Uint8Array {
  const bytes = Buffer.from(zipSync({ "x.npy": new Uint8Array(1000), "y.npy": new Uint8Array(1000) }));
  bytes.writeUInt32LE(size, bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  return bytes;
}

test.each([
  ["no zip file", Buffer.from("x,y\n1,2\n"), "it is no zip file, as numpy.savez writes it"],
  ["cut off", whole.subarray(0, whole.length - 30), "its zip data are damaged or cut off"],
  ["nothing but its first two bytes", whole.subarray(0, 2), "its zip data are damaged or cut off"],
  ["no arrays", zipSync({ "readme.txt": new Uint8Array(3) }), "it holds no arrays of NumPy"],
  ["an array that is none", zipSync({ "x.npy": new Uint8Array(3) }), "the array x: it ends within its header"],
  [
    "a size that cannot be",
    declaring(2e9),
    "the array x: its zip data say 2000000000 bytes in 10, which is not possible",
  ],
  ["too small a size", declaring(10), "the array x: it ends within its header"],
])("an archive of %s is refused", (_, bytes, problem) => {
  expect(told(read(bytes).diagnostics)[0]).toBe(`spec.yaml:1:1 file-unreadable: rows.npz cannot be read: ${problem}.`);
});

test("an array that is not there, and arrays of different rows, are told", () => {
  expect(told(read(npzBytes({ x: pairs(1, 2), label: labels(1) })).diagnostics)).toEqual([
    expect.stringContaining('column-not-in-file: rows.npz has no column "y"'),
  ]);
  expect(told(read(npzBytes({ x: pairs(1, 2, 3, 4), y: labels(1) })).diagnostics)).toEqual([
    'spec.yaml:1:1 row-count: The column "x" has 2 rows, the column "y" 1. Every row of inputs needs one row of targets.',
  ]);
});
