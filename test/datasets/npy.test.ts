import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { npy } from "../../compiler/language/datasets/npy.ts";
import { readNpy } from "../../compiler/language/datasets/reading/npy-bytes.ts";
import { categories, column, datasetOf, told } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-npy-"));
const files = fileFinder(join(folder, "spec.yaml"), [], "");
afterAll(() => rmSync(folder, { recursive: true }));

/** A file as `numpy.save` writes it: its header is padded to 64 bytes. */
function saved(name: string, descr: string, shape: string, data: Uint8Array): string {
  const header = `{'descr': '${descr}', 'fortran_order': False, 'shape': ${shape}, }`;
  const padded = `${header.padEnd(118 - 1)}\n`;
  const begin = Buffer.from([0x93, ...Buffer.from("NUMPY"), 1, 0, padded.length, 0]);
  writeFileSync(join(folder, name), Buffer.concat([begin, Buffer.from(padded), data]));
  return name;
}

const bytesOf = (values: Float64Array | Float32Array | BigInt64Array) => new Uint8Array(values.buffer);

test("columns are arrays that NumPy saved, their first axis the rows", () => {
  const signal = saved("signal.npy", "<f4", "(2, 3)", bytesOf(Float32Array.of(1, 2, 3, 4, 5, 0.5)));
  const kind = saved("kind.npy", "<i8", "(2,)", bytesOf(BigInt64Array.of(2n, 0n)));
  const model = [
    column("signal", { type: "vector", shape: [3], file: signal }),
    { ...categories("kind", "0", "1", "2"), file: kind },
  ];
  const { table, diagnostics } = npy.read(datasetOf("npy", {}, model), files);
  expect(told(diagnostics)).toEqual([]);
  expect(table?.columns).toEqual({
    signal: { kind: "numbers", values: Float64Array.of(1, 2, 3, 4, 5, 0.5) },
    kind: { kind: "categories", values: Int32Array.of(2, 0) },
  });
});

test.each([
  ["<f8", "(3,)", "its header says 3 numbers, but 16 bytes follow"],
  ["<U4", "(2,)", "its type U4 is no type of number that can be read"],
  ["<f8", "()", "it holds one number and no rows"],
])("an array of %s and %s with two numbers cannot be read", (descr, shape, problem) => {
  const file = saved("wrong.npy", descr, shape, bytesOf(Float64Array.of(1, 2)));
  expect(readNpy(readFileSync(join(folder, file)))).toEqual({ kind: "problem", problem });
});

const python = "/usr/bin/python3";
const hasNumPy = existsSync(python) && spawnSync(python, ["-c", "import numpy"]).status === 0;

describe.skipIf(!hasNumPy)("what NumPy itself writes", () => {
  test.each(["u1", "i2", ">i4", "u8", "f4", ">f8", "b1"])("is read: %s", (type) => {
    const file = join(folder, "own.npy");
    spawnSync(python, [
      "-c",
      `import numpy; numpy.save(${JSON.stringify(file)}, numpy.array([[1, 0], [1, 1]], dtype="${type}"))`,
    ]);
    const read = readNpy(readFileSync(file));
    expect(read).toMatchObject({ kind: "values", sizes: [2, 2] });
    expect("values" in read && [...read.values]).toEqual([1, 0, 1, 1]);
  });
});
