import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { json } from "../../compiler/language/datasets/json.ts";
import { ndjson } from "../../compiler/language/datasets/ndjson.ts";
import { categories, column, datasetOf, noFiles, somewhere, told } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-json-"));
const files = fileFinder(join(folder, "spec.yaml"), [], "");
afterAll(() => rmSync(folder, { recursive: true }));

const rows =
  '[\n  { "age": 41, "city": "Gent" },\n  { "city": "Ly\\"on", "age": 2.5 }, { "age": "7", "city": "Gent" }]';
const lines = '{"age": 41, "city": "Gent"}\n\n{"city": "Ly\\"on", "age": 2.5}\r\n{"age": "7", "city": "Gent"}\n';

describe.each([
  ["json", json, rows, { line: 3, column: 3 }],
  ["ndjson", ndjson, lines, { line: 3, column: 1 }],
] as const)("a dataset of the type %s", (type, word, text, second) => {
  const columns = [column("age"), categories("city", "Gent", 'Ly"on')];

  test("reads maps of values by column, in any order", () => {
    const { table, diagnostics } = word.read(datasetOf(type, { text }, columns), noFiles);
    expect(told(diagnostics)).toEqual([]);
    expect(table?.columns.age?.values).toEqual(Float64Array.of(41, 2.5, 7));
    expect(table?.columns.city?.values).toEqual(Int32Array.of(0, 1, 0));
  });

  test("describes its columns, reads files packed with gzip, and knows where a row is", () => {
    const file = `rows.${type}.gz`;
    writeFileSync(join(folder, file), gzipSync(text));
    const described = word.describe({ options: { file } as never, range: somewhere, ranges: {}, files });
    expect(described.columns).toEqual([
      { name: "age", type: "number", shape: [1] },
      { name: "city", type: "category", shape: [1], categories: ["Gent", 'Ly"on'] },
    ]);
    const { table } = word.read(datasetOf(type, { file }, columns), files);
    expect(table?.rangeOf(1, "age")).toMatchObject(second);
  });

  test("a value that is not there is an empty cell", () => {
    const some = type === "json" ? '[{"age": 1}, {}, {"age": null}]' : '{"age": 1}\n{}\n{"age": null}\n';
    const { table } = word.read(datasetOf(type, { text: some }, [{ ...column("age"), na: [""] }]), noFiles);
    expect(table?.columns.age).toMatchObject({ missing: Uint8Array.of(0, 1, 1) });
  });
});

test.each([
  [json, '{"age": 1}', "it is not a list of rows"],
  [json, "[1", "it is not JSON; with an object on each line it is ndjson"],
  [json, '[{"age": {"years": 1}}]', 'row 1 has a map in the column "age"'],
  [ndjson, '{"age": 1}\n{"age"\n', "line 2 is not JSON"],
  [ndjson, "[1]\n", 'line 1 is no map of values by column, such as {"age": 41}'],
])("what is no table is told: %#", (word, text, problem) => {
  const { diagnostics } = word.read(datasetOf(word.type, { text }, [column("age")]), noFiles);
  expect(told(diagnostics)).toEqual([`spec.yaml:1:1 file-unreadable: \`text:\` cannot be read: ${problem}.`]);
});
