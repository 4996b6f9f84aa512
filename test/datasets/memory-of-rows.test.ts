import { expect, test } from "vitest";
import { memorySize } from "../../compiler/cli/memory-size.ts";
import { encodeCompactly, encodedBytes } from "../../compiler/data/encode-compactly.ts";
import { train } from "../../compiler/run/train.ts";
import { categories, column, somewhere } from "./made-up.ts";

const names = Array.from({ length: 300 }, (_, index) => `town ${index}`);
const columns = [column("age"), categories("town", ...names)];

test.each([
  ["few rows, with a number for each category", 10, 10 * 301 * 4],
  ["many rows, with an index for each category", 60_000, 60_000 * (4 + 4)],
])("the bytes of %s are known before they are encoded", (_, count, bytes) => {
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  const request = { columns, encoding: "input", precision: "float32", fitted: new Map(), scales: {} } as const;
  const table = {
    rows: count,
    columns: {
      age: { kind: "numbers", values: new Float64Array(count) },
      town: { kind: "categories", values: new Int32Array(count) },
    },
    rangeOf: () => somewhere,
  } as const;
  expect(encodedBytes(count, request)).toBe(bytes);
  const { values } = encodeCompactly(table, rows, request);
  const arrays = "pieces" in values ? values.pieces.map(({ values: some, ones }) => some ?? ones) : [values];
  expect(arrays.reduce((sum, array) => sum + (array?.byteLength ?? 0), 0)).toBe(bytes);
});

const spec = `
dataset: { type: inline, inputs: [[1], [2], [3], [4]], targets: [[2], [4], [6], [8]] }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: adam
train: { epochs: 1 }
`;

test("four rows of two numbers take 4 · 2 · 8 bytes as they were read, and 4 · 2 · 4 as the network takes them", async () => {
  expect((await train(spec, { file: "four.yaml", maxMemory: 96 })).ok).toBe(true);
  const { ok, diagnostics } = await train(spec, { file: "four.yaml", maxMemory: 95 });
  expect(ok).toBe(false);
  expect(diagnostics.map(({ text }) => text)).toEqual([
    "The 4 rows take 64 bytes as they were read and 32 bytes as the network takes them, together more than the 95 bytes that they may take.",
  ]);
});

test.each([
  ["512MB", 512_000_000],
  ["1.5 GB", 1_500_000_000],
  ["2GiB", 2_147_483_648],
  ["700b", 700],
  ["582bytes", 582],
])("--max-memory %s is %d bytes", (text, bytes) => {
  expect(memorySize(text)).toBe(bytes);
});

test.each(["512", "GB", "-1GB", "1e3MB", "1 PB", ""])("--max-memory %s is refused", (text) => {
  expect(() => memorySize(text)).toThrow("such as 512MB or 2GB");
});
