import { expect, test } from "vitest";
import { encodeCompactly } from "../../compiler/data/encode-compactly.ts";
import { encodeRows } from "../../compiler/data/encode-rows.ts";
import { encodeTarget } from "../../compiler/data/encode-target.ts";
import type { Table } from "../../compiler/ir/table.ts";
import { standard } from "../../compiler/language/standard.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { someWrittenOut, writtenOut } from "../../compiler/run/written-out.ts";
import { Batches, copyRows } from "../../runtime/batches.ts";
import type { CompactRows } from "../../runtime/compact-rows.ts";
import { sharedRows } from "../../runtime/shared-rows.ts";
import { compiled } from "../compiled.ts";
import { categories, column, somewhere } from "./made-up.ts";

const names = Array.from({ length: 300 }, (_, index) => `town ${index}`);
const columns = [column("age"), categories("town", ...names), column("price"), column("size")];

function tableOf(rows: number): Table {
  const numbers = (step: number) => Float64Array.from({ length: rows }, (_, row) => (row * step) % 7);
  return {
    rows,
    columns: {
      age: { kind: "numbers", values: numbers(0.5) },
      town: { kind: "categories", values: Int32Array.from({ length: rows }, (_, row) => (row * 31) % 300) },
      price: { kind: "numbers", values: numbers(3) },
      size: { kind: "numbers", values: numbers(2) },
    },
    rangeOf: () => somewhere,
  };
}

const request = { columns, encoding: "input", precision: "float32", fitted: new Map(), scales: {} } as const;

/** 60,000 rows of 303 numbers would take 73 MB. */
const many = 60_000;

test("the categories of many rows are kept as an index each", () => {
  const rows = Uint32Array.from({ length: many }, (_, row) => row);
  const { values, numbers } = encodeCompactly(tableOf(many), rows, request);
  if (!("pieces" in values)) throw new Error("the rows are not compact");
  expect(values.pieces.map(({ width, ones }) => [width, ones?.length])).toEqual([
    [1, undefined],
    [300, many],
    [2, undefined],
  ]);
  expect(numbers.map(({ columns: of }) => of.map(({ name }) => name))).toEqual([["age"], ["price", "size"]]);
});

test("a batch of compact rows has the numbers of a batch of the others, in shared memory, too", () => {
  const table = tableOf(many);
  const rows = Uint32Array.from({ length: many }, (_, row) => row);
  const compact = encodeCompactly(table, rows, request).values;
  const shared = sharedRows({ rows: many, inputs: { input: compact }, targets: {} }).inputs.input;
  const batches = new Batches(many, 32, true, 5);
  batches.next();
  const batch = (from: Parameters<typeof copyRows>[0]) => {
    const into = new Float32Array(32 * 303).fill(9);
    copyRows(from, 303, batches, into);
    return into;
  };
  const dense = batch(encodeRows(table, rows, request));
  expect(batch(compact)).toEqual(dense);
  expect(batch(shared as typeof compact)).toEqual(dense);
});

test("few rows, and columns of numbers, are kept as they are", () => {
  const rows = Uint32Array.of(0, 1, 2);
  expect(encodeCompactly(tableOf(3), rows, request).values).toEqual(encodeRows(tableOf(3), rows, request));
});

test("compact rows are written out where all of them are asked for", () => {
  const pieces = [
    { width: 3, ones: Int32Array.of(2, 3) },
    { width: 1, values: Float32Array.of(5, 6) },
  ];
  // An index beyond the width is a category that is not listed: no number is 1.
  expect(writtenOut({ pieces }, 2)).toEqual(Float32Array.of(0, 0, 1, 5, 0, 0, 0, 6));
});

test("the targets of many rows are kept as an index each, and are written out as they would have been", () => {
  const output = { name: "town", shape: [300], target: { columns: ["town"], encoding: "oneHot" } };
  const model = {
    dataset: { columns },
    precision: "float32",
    losses: [],
    metrics: [],
    learning: { type: "none" },
    language: standard,
  } as never;
  const rows = Uint32Array.from({ length: many }, (_, row) => row);
  const { values, diagnostics } = encodeTarget(model, output as never, tableOf(many), rows, new Map());
  expect(diagnostics).toEqual([]);
  expect(values).toMatchObject({ pieces: [{ width: 300 }] });
  const dense = encodeRows(tableOf(many), rows, { ...request, columns: [columns[1]], encoding: "oneHot" });
  expect(someWrittenOut(values, 59_990, 10, 300)).toEqual(someWrittenOut(dense, 59_990, 10, 300));
  const few = encodeTarget(model, output as never, tableOf(3), Uint32Array.of(0, 1, 2), new Map());
  expect(few.values).toBeInstanceOf(Float32Array);
});

test("training on compact targets gives the bits of training on the others", async () => {
  const spec = `
dataset: { type: inline, inputs: [[1], [2], [3], [4]], targets: [a, b, c, a] }
layers: [{ type: dense, units: 3, activation: softmax }]
loss: categoricalCrossentropy
optimizer: adam
train: { epochs: 5, batchSize: 2 }
`;
  const network = await loadNetwork(compiled(spec, { file: "towns.yaml" }));
  const inputs = { input: Float32Array.of(1, 2, 3, 4) };
  const weights = (outputs: Float32Array | CompactRows) => {
    const parameters = network.createParameters(1);
    for (const _ of network.train?.(parameters, { rows: 4, inputs, targets: { outputs } }, { seed: 1, every: 1 }) ??
      []);
    return network.writeParameters(parameters);
  };
  const ones = { pieces: [{ width: 3, ones: Int32Array.of(0, 1, 2, 0) }] };
  expect(weights(ones)).toEqual(weights(Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0)));
});
