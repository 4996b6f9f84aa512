import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, expect, test } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { parquet } from "../../compiler/language/datasets/parquet.ts";
import { categories, column, datasetOf, somewhere, told } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-parquet-"));
const files = fileFinder(join(folder, "spec.yaml"), [], "");
afterAll(() => rmSync(folder, { recursive: true }));

/** Files that pyarrow wrote; test/references/make_parquet.py says what is in them. */
const written = JSON.parse(readFileSync(new URL("../references/parquet.json", import.meta.url), "utf8"));

const missing = { missing: { type: "median", options: {} }, na: ["", "NaN"] };
const columns = [
  column("age", missing),
  column("weight", missing),
  column("small"),
  { ...categories("kind", "cat", "dög"), ...missing },
  categories("code", "x", "y"),
  { ...categories("member", "false", "true"), ...missing },
  column("price"),
];

function read(bytes: Uint8Array, model = columns) {
  writeFileSync(join(folder, "rows.parquet"), bytes);
  return parquet.read(datasetOf("parquet", { file: "rows.parquet" }, model), files);
}

const base64 = (name: string) => Buffer.from(written[name], "base64");

test.each(Object.keys(written))("a file of pyarrow is read: %s", (name) => {
  const { table, diagnostics } = read(base64(name));
  expect(told(diagnostics)).toEqual([]);
  expect(table?.columns).toEqual({
    age: { kind: "numbers", values: Float64Array.of(41, 0, -7, 9007199254740991), missing: Uint8Array.of(0, 1, 0, 0) },
    weight: { kind: "numbers", values: Float64Array.of(0.1, 0, 1e300, 0), missing: Uint8Array.of(0, 1, 0, 1) },
    small: { kind: "numbers", values: Float64Array.of(0, 1, 255, 3) },
    kind: { kind: "categories", values: Int32Array.of(0, 0, 1, 0), missing: Uint8Array.of(0, 1, 0, 0) },
    code: { kind: "categories", values: Int32Array.of(0, 0, 1, 0) },
    member: { kind: "categories", values: Int32Array.of(1, 0, 0, 1), missing: Uint8Array.of(0, 0, 1, 0) },
    price: { kind: "numbers", values: Float64Array.of(0, 0.25, 0.5, 0.75) },
  });
});

test("what a spec does not say of the columns is what their types say; columns of lists are left alone", () => {
  writeFileSync(join(folder, "rows.parquet"), gzipSync(base64("zstd")));
  const options = { file: "rows.parquet", inputs: ["small", "code", "price"], targets: "day" };
  const { columns: found, diagnostics } = parquet.describe({ options, range: somewhere, ranges: {}, files } as never);
  expect(told(diagnostics)).toEqual([]);
  expect(found).toContainEqual({ name: "small", type: "number", shape: [1] });
  expect(found).toContainEqual({ name: "code", type: "category", shape: [1], categories: ["x", "y"] });
  const days = ["2024-02-28", "2024-02-29", "2024-03-01", "2024-03-02"];
  expect(found).toContainEqual({ name: "day", type: "category", shape: [1], categories: days });
  const hours = ["2024-02-28T23:00:00", "2024-02-29T00:00:00", "2024-02-29T01:00:00", "2024-02-29T02:00:00"];
  expect(found).toContainEqual({ name: "when", type: "category", shape: [1], categories: hours });
});

test("a column of lists that is used is told", () => {
  expect(told(read(base64("zstd"), [column("list")]).diagnostics)).toEqual([
    'spec.yaml:1:1 file-unreadable: rows.parquet cannot be read: the column "list" holds lists; add it to `exclude:`.',
  ]);
});

test("a column of texts can be read as numbers, and numbers as categories", () => {
  const bytes = new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: "size", data: ["1.5", "2"], type: "STRING" },
        { name: "grade", data: new Int32Array([3, 7]), type: "INT32" },
      ],
    }),
  );
  const { table } = read(bytes, [column("size"), categories("grade", "3", "7")]);
  expect(table?.columns).toEqual({
    size: { kind: "numbers", values: Float64Array.of(1.5, 2) },
    grade: { kind: "categories", values: Int32Array.of(0, 1) },
  });
});

const whole = base64("none");

test.each([
  ["is empty", Buffer.alloc(0), "it is no Parquet file, or it was cut off: it does not end in PAR1"],
  ["is cut off", whole.subarray(0, -9), "it is no Parquet file, or it was cut off: it does not end in PAR1"],
  [
    "has a damaged description",
    Buffer.from(whole).fill(0, whole.length - 400, whole.length - 300),
    "its description is damaged",
  ],
  ["has damaged values", Buffer.from(whole).fill(255, 4, 200), 'the column "age" is damaged'],
])("a file that %s is refused", (_, bytes, problem) => {
  expect(told(read(bytes).diagnostics)).toEqual([
    `spec.yaml:1:1 file-unreadable: rows.parquet cannot be read: ${problem}.`,
  ]);
});

test("bytes that were changed give other values or a diagnostic, and never wait or fail", () => {
  for (let at = 5; at < whole.length; at += 37) {
    const bytes = Buffer.from(whole);
    bytes[at] ^= 255;
    const { table, diagnostics } = read(bytes);
    expect(table === undefined).toBe(diagnostics.length > 0);
  }
});
