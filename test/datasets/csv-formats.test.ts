import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, test } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { splitRows } from "../../compiler/data/split-rows.ts";
import type { Json } from "../../compiler/ir/json.ts";
import type { SplitModel } from "../../compiler/ir/model.ts";
import { csv } from "../../compiler/language/datasets/csv.ts";
import { tsv } from "../../compiler/language/datasets/tsv.ts";
import { standard } from "../../compiler/language/standard.ts";
import { categories, column, datasetOf, noFiles, somewhere, told } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-formats-"));
const files = fileFinder(join(folder, "spec.yaml"), [], "");
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

type Options = { readonly [name: string]: Json };

/** The numbers of some columns. */
function numbers(options: Options, ...names: readonly string[]): readonly (readonly number[])[] {
  const { table, diagnostics } = csv.read(
    datasetOf(
      "csv",
      options,
      names.map((name) => column(name)),
    ),
    files,
  );
  expect(told(diagnostics)).toEqual([]);
  return names.map((name) => [...(table?.columns[name]?.values ?? [])]);
}

function describing(options: Options) {
  return csv.describe({ options: options as never, range: somewhere, ranges: {}, files });
}

describe("a delimiter is found", () => {
  test.each([
    ["a comma", "a,b\n1,2\n"],
    ["a semicolon", "a;b\n1;2\n"],
    ["a tab", "a\tb\n1\t2\n"],
    ["a bar", "a|b\n1|2\n"],
    ["a semicolon, though cells hold commas", '"x, y";a;b\n"p, q";1;2\n"r";1;2\n'],
    ["a comma, though a cell holds semicolons", "note,a,b\nfirst;second,1,2\nx,1,2\n"],
  ])("%s", (_, text) => {
    expect(numbers({ text }, "a", "b").map(([first]) => first)).toEqual([1, 2]);
  });

  test("but not where there is one column", () => {
    expect(numbers({ text: "a\n1\n2\n" }, "a")).toEqual([[1, 2]]);
  });

  test("not where it is given", () => {
    expect(numbers({ text: "a b\n1 2\n", delimiter: " " }, "a", "b")).toEqual([[1], [2]]);
    expect(
      told(csv.read(datasetOf("csv", { text: "a;b\n1;2\n", delimiter: "," }, [column("a")]), noFiles).diagnostics),
    ).toEqual([
      'spec.yaml:1:1 csv-delimiter: No "," found between cells; they seem to be separated by ";". Write delimiter: ";" in the dataset, or leave it out.',
    ]);
  });

  test("and is a tab for tsv", () => {
    const dataset = datasetOf("tsv", { text: "a\tb,c\n1\t2\n" }, [column("b,c")]);
    expect(tsv.read(dataset, noFiles).table?.columns["b,c"]?.values).toEqual(Float64Array.of(2));
  });
});

describe("the header", () => {
  test("false: the first line is a row, and columns have numbers", () => {
    expect(numbers({ text: "1,2\n3,4\n", header: false }, "column1", "column2")).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  test("a list: the first line is a row, and columns have these names", () => {
    expect(numbers({ text: "1,2\n3,4\n", header: ["x", "y"] }, "y")).toEqual([[2, 4]]);
    const { diagnostics } = csv.read(datasetOf("csv", { text: "1,2,5\n", header: ["x", "y"] }, [column("x")]), noFiles);
    expect(told(diagnostics)[0]).toContain("Row 1 of `text:` has 3 values, but there should be 2.");
  });

  test("with an empty name: the column is called by its number, and that is told where it is used", () => {
    const { columns, diagnostics } = describing({ text: ",a\n0,5\n1,6\n" });
    expect(columns.map(({ name }) => name)).toEqual(["column1", "a"]);
    expect(told(diagnostics)[0]).toContain("Column 1 of `text:` has no name in the header");
    expect(describing({ text: ",a\n0,5\n1,6\n", inputs: "a" }).diagnostics).toEqual([]);
  });
});

describe("quotes", () => {
  test("have no meaning where that is said", () => {
    const text = 'text\tn\nshe said "yes".\t1\n"open\t2\n';
    expect(numbers({ text, quote: "none", inputs: "n" }, "n")).toEqual([[1, 2]]);
    expect(told(describing({ text }).diagnostics)).toEqual([
      'spec.yaml:1:1 csv-syntax: A quote stands inside a cell that does not begin with one; quote the whole cell, and write the quote twice: "". If quotes have no meaning in this text, add to the dataset: quote: none',
    ]);
  });

  test("may be single ones", () => {
    const { columns } = describing({ text: "a,kind\n1,'x, y'\n2,'it''s'\n", quote: "'" });
    expect(columns[1]?.categories).toEqual(["it's", "x, y"]);
  });
});

describe("numbers", () => {
  test("with a decimal comma and points between groups", () => {
    const options = { text: "a;b\n1.234,5;2\n-0,25;3\n", decimal: ",", thousands: "." };
    expect(numbers(options, "a", "b")).toEqual([
      [1234.5, -0.25],
      [2, 3],
    ]);
    expect(describing(options).columns.map(({ type }) => type)).toEqual(["number", "number"]);
  });
});

describe("lines are passed over", () => {
  test("from a comment sign on", () => {
    const text = "# measured in May\na,b\n1,2 # first\n# none\n3,4\n";
    expect(numbers({ text, comment: "#" }, "a", "b")).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  test("before the header, and at the end", () => {
    const text = 'Report "May\nby station\na,b\n1,2\n3,4\ntotal,6\n';
    expect(numbers({ text, skipRows: 2, skipFooter: 1 }, "a", "b")).toEqual([
      [1, 3],
      [2, 4],
    ]);
    const broken = written("skipped.csv", "Report\nby station\na,b\n1,x\n");
    const { diagnostics } = csv.read(datasetOf("csv", { file: broken, skipRows: 2 }, [column("b")]), files);
    expect(diagnostics[0]?.range).toEqual({ file: join(folder, "skipped.csv"), line: 4, column: 3, length: 1 });
  });
});

describe("spaces around cells", () => {
  test("are removed, unless they are kept", () => {
    const text = "a, kind\n1, x\n2, y \n";
    expect(describing({ text }).columns[1]).toMatchObject({ name: "kind", categories: ["x", "y"] });
    expect(describing({ text, trim: false }).columns[1]).toMatchObject({ name: " kind", categories: [" x", " y "] });
  });
});

describe("characters", () => {
  const text = "stad,n\nLiège,1\nŠkoda €,2\n";
  const cities = ["Liège", "Škoda €"];

  test.each([
    ["UTF-8 with a byte order mark", Buffer.from(`\ufeff${text}`)],
    ["UTF-16 with a byte order mark", Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, the high bytes first", Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ])("in %s are found", (name, bytes) => {
    const file = written(`${name}.csv`, bytes);
    expect(describing({ file }).columns[0]?.categories).toEqual(cities);
    const wrong = csv.read(datasetOf("csv", { file }, [categories("stad", "Liège"), column("n")]), files);
    expect(wrong.diagnostics[0]?.range).toMatchObject({ line: 3, column: 1, length: 7 });
  });

  test("in Windows-1252 and UTF-16 without a mark are read where the spec says so", () => {
    const windows = written("windows.csv", Buffer.from("stad,n\nLi\xe8ge,1\n\x8akoda \x80,2\n", "latin1"));
    expect(describing({ file: windows, encoding: "windows-1252" }).columns[0]?.categories).toEqual(cities);
    const wide = written("wide.csv", Buffer.from(text, "utf16le"));
    expect(describing({ file: wide, encoding: "utf-16" }).columns[0]?.categories).toEqual(cities);
  });

  test("in another encoding are told", () => {
    const file = written("latin.csv", Buffer.from("stad,n\nLi\xe8ge,1\n", "latin1"));
    expect(told(describing({ file }).diagnostics)).toEqual([
      "spec.yaml:1:1 file-unreadable: latin.csv cannot be read: it is not text in UTF-8. If its characters are those of Western Europe, add to the dataset: encoding: windows-1252",
    ]);
    expect(describing({ file, encoding: "latin-1" }).columns[0]?.categories).toEqual(["Liège"]);
  });

  test("of a compressed file are those it unpacks to", () => {
    expect(describing({ file: written("packed.csv.gz", gzipSync(text)) }).columns[0]?.categories).toEqual(cities);
  });
});

describe("several files", () => {
  mkdirSync(join(folder, "parts"));
  for (const [index, rows] of ["a,kind\n1,x\n2,y\n", "kind,a\nz,3\n", "a,kind\n4,x\n"].entries()) {
    written(`parts/part-${index}.csv`, rows);
  }

  test("follow one another, their columns found by name", () => {
    const all = { files: "parts/part-*.csv" };
    expect(numbers(all, "a")).toEqual([[1, 2, 3, 4]]);
    expect(numbers({ files: ["parts/part-1.csv", "parts/part-0.csv"] }, "a")).toEqual([[3, 1, 2]]);
    expect(describing(all).columns[1]?.categories).toEqual(["x", "y", "z"]);
  });

  test("say where a cell of each of them is", () => {
    const dataset = datasetOf("csv", { files: "parts/part-?.csv" }, [column("a")]);
    const { table } = csv.read(dataset, files);
    expect(table?.rangeOf(2, "a")).toEqual({ file: join(folder, "parts/part-1.csv"), line: 2, column: 3, length: 1 });
  });

  test("that are for test and validation are those parts, whatever the split makes of the others", () => {
    const own = { file: "parts/part-0.csv", validationFile: "parts/part-1.csv", testFile: "parts/part-2.csv" };
    const split: SplitModel = { type: "inOrder", validation: 1, test: 0, options: {}, range: somewhere } as never;
    const dataset = datasetOf("csv", own, [column("a")], { split });
    const { table } = csv.read(dataset, files);
    if (table === undefined) throw new Error("there is no table");
    expect(splitRows(standard, dataset, table)).toEqual({
      training: Uint32Array.of(0),
      validation: Uint32Array.of(1, 2),
      test: Uint32Array.of(3),
    });
  });

  test("need the same columns", () => {
    written("parts/other.csv", "b,kind\n1,x\n");
    const dataset = datasetOf("csv", { file: "parts/part-0.csv", testFile: "parts/other.csv" }, [column("a")]);
    expect(told(csv.read(dataset, files).diagnostics)[0]).toContain('parts/other.csv has no column "a"');
  });
});

describe("what a column is", () => {
  test("all rows decide, even where the first thousand are of another kind", () => {
    const lines = (count: number, cell: (row: number) => string) =>
      Array.from({ length: count }, (_, row) => cell(row));
    const turned = ["code", ...lines(1500, (row) => `0${row % 3}`), ...lines(2500, (row) => "ab"[row % 2] as string)];
    expect(describing({ text: turned.join("\n") }).columns[0]).toMatchObject({
      type: "category",
      categories: ["00", "01", "02", "a", "b"],
    });
    const back = ["size", ...lines(1100, () => "none"), ...lines(1101, (row) => String(row))];
    expect(describing({ text: back.join("\n") }).columns[0]).toMatchObject({ type: "number" });
  });

  test("what was kept of it while it was described is the same as what is read afresh", () => {
    const file = written("kept.csv", "a,b\n1,x\n2.50,y\n");
    const model = [categories("a", "1", "2.50"), categories("b", "x", "y")];
    describing({ file });
    const { table } = csv.read(datasetOf("csv", { file }, model), files);
    expect(table?.columns.a?.values).toEqual(Int32Array.of(0, 1));
  });
});

test("a compressed file that is cut off, or damaged, is told as such", () => {
  const packed = gzipSync(`a\n${Array.from({ length: 50_000 }, (_, row) => row * 7).join("\n")}\n`);
  const problemOf = (bytes: Uint8Array) => {
    const options = { file: written("packed.csv.gz", bytes) };
    return told(csv.read(datasetOf("csv", options, [column("a")]), files).diagnostics);
  };
  expect(problemOf(packed)).toEqual([]);
  expect(problemOf(packed.subarray(0, -100))).toEqual([
    "spec.yaml:1:1 file-unreadable: packed.csv.gz cannot be read: its gzip data end too early; it may have been cut off.",
  ]);
  expect(problemOf(Buffer.from(packed).fill(85, 5000, 5100))).toEqual([
    "spec.yaml:1:1 file-unreadable: packed.csv.gz cannot be read: its gzip data are damaged.",
  ]);
});

test("a file that is packed twice is told as such", () => {
  const file = written("twice.csv.gz", gzipSync(gzipSync("a\n1\n")));
  expect(told(csv.read(datasetOf("csv", { file }, [column("a")]), files).diagnostics)).toEqual([
    "spec.yaml:1:1 file-unreadable: twice.csv.gz cannot be read: it is packed by gzip twice; unpack it once with gunzip.",
  ]);
});
