import { describe, expect, it } from "vitest";
import { readYaml } from "../../compiler/1-parse/read-yaml.ts";
import type { SourceRange } from "../../compiler/ir/source-range.ts";
import { csv } from "../../compiler/language/datasets/csv.ts";
import { column, datasetOf, noFiles, told } from "./made-up.ts";

/** Reads the dataset of a spec, whose columns are all numbers. */
function read(spec: string, ...names: readonly string[]) {
  const { values } = readYaml(spec, "spec.yaml");
  const { dataset } = (values ?? { value: {} }).value as { readonly dataset: { readonly text: string } };
  const ranges = Object.entries(values?.ranges ?? {}).map(([pointer, range]): [string, SourceRange] => [
    pointer.replace("/dataset", ""),
    range,
  ]);
  const options = { text: dataset.text, delimiter: "," };
  const columns = names.map((name) => column(name));
  return csv.read(datasetOf("csv", options, columns, { ranges: Object.fromEntries(ranges) }), noFiles);
}

describe("a mistake in the rows of a spec is told at its own line and column", () => {
  it("in a block of text", () => {
    const spec = "dataset:\n  text: |\n    a,b\n    1,2\n    3,O\n";
    expect(told(read(spec, "a", "b").diagnostics)[0]).toContain('spec.yaml:5:7 not-a-number: "O"');
  });

  it("in a block that is marked and indented otherwise, with an empty line first and CRLF", () => {
    const spec = "dataset:\r\n  text: |-   # rows\r\n\r\n         a,b\r\n         x,2\r\n";
    expect(told(read(spec, "a").diagnostics)[0]).toContain('spec.yaml:5:10 not-a-number: "x"');
  });

  it("but at the whole of a text in quotes", () => {
    const spec = 'dataset: { text: "a,b\\nx,2" }\n';
    expect(told(read(spec, "a").diagnostics)[0]).toContain('spec.yaml:1:18 not-a-number: "x"');
  });
});
