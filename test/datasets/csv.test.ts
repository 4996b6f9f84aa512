import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { array, assert, constantFrom, property, string, uint8Array } from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Json } from "../../compiler/ir/json.ts";
import { csv } from "../../compiler/language/datasets/csv.ts";
import { commaSeparated } from "../../compiler/language/datasets/delimited/delimited-format.ts";
import { readDelimited } from "../../compiler/language/datasets/delimited/read-delimited.ts";
import { memorySource } from "../../compiler/language/datasets/reading/byte-source.ts";
import { categories, column, datasetOf, noFiles, someFiles, somewhere, told } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-csv-"));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const noHeader = { ...commaSeparated, header: false };
const textStart = { file: "spec.yaml", line: 5, column: 5, length: 1 };

function read(text: string, columns: Parameters<typeof datasetOf>[2], delimiter = ",") {
  return csv.read(datasetOf("csv", { text, delimiter }, columns, { ranges: { "/text|": textStart } }), noFiles);
}

function describing(options: { readonly [name: string]: Json }, files = noFiles) {
  return csv.describe({ options: { delimiter: ",", ...options } as never, range: somewhere, ranges: {}, files });
}

describe("a csv dataset reads", () => {
  it("numbers and categories, by the names in its header", () => {
    const { table } = read("hours,passed\n0.50,no\n5.00,yes\n1e-1,no\n", [
      column("hours"),
      categories("passed", "no", "yes"),
    ]);
    expect(table?.rows).toBe(3);
    expect(table?.columns.hours).toEqual({ kind: "numbers", values: Float64Array.of(0.5, 5, 0.1) });
    expect(table?.columns.passed).toEqual({ kind: "categories", values: Int32Array.of(0, 1, 0) });
  });

  it("only the columns that are asked for: the others may hold anything", () => {
    const { table } = read("name,age\nAnn,41\n,42\n", [column("age")]);
    expect(table?.columns).toEqual({ age: { kind: "numbers", values: Float64Array.of(41, 42) } });
  });

  it("quoted cells, with commas, doubled quotes and line breaks in them", () => {
    const text = 'city,n\n"Gent, BE",1\n"the ""big"" one",2\n"two\nlines",3\n';
    const { table } = read(text, [categories("city", "Gent, BE", 'the "big" one', "two\nlines"), column("n")]);
    expect(table?.columns.city?.values).toEqual(Int32Array.of(0, 1, 2));
    expect(table?.columns.n?.values).toEqual(Float64Array.of(1, 2, 3));
  });

  it("a file with a byte order mark, CRLF, empty lines, spaces and no line break at the end", () => {
    const path = written("bom.csv", "\ufeffa; b\r\n1; 2\r\n\r\n  \r\n3;4");
    const dataset = datasetOf("csv", { file: "bom.csv", delimiter: ";" }, [column("a"), column("b")]);
    const { table } = csv.read(dataset, someFiles({ "bom.csv": path }));
    expect(table?.columns.a?.values).toEqual(Float64Array.of(1, 3));
    expect(table?.columns.b?.values).toEqual(Float64Array.of(2, 4));
  });

  it("a mark for each row without a value, where a column says which texts mean that", () => {
    const { table, diagnostics } = read("age,city\n41,Gent\nNA,\n,Lyon\n", [
      { ...column("age"), na: ["", "NA"] },
      { ...categories("city", "Gent", "Lyon"), na: [""] },
    ]);
    expect(diagnostics).toEqual([]);
    expect(table?.columns.age).toEqual({
      kind: "numbers",
      values: Float64Array.of(41, 0, 0),
      missing: Uint8Array.of(0, 1, 1),
    });
    expect(table?.columns.city).toEqual({
      kind: "categories",
      values: Int32Array.of(0, 0, 1),
      missing: Uint8Array.of(0, 1, 0),
    });
  });

  it("and knows where each cell stands", () => {
    const { table } = read('a,b\n1,"x\ny"\n\n  2 ,  z\n', [column("a"), categories("b", "x\ny", "z")]);
    expect(table?.rangeOf(0, "b")).toEqual({ file: "spec.yaml", line: 6, column: 7, length: 2 });
    expect(table?.rangeOf(1, "a")).toEqual({ file: "spec.yaml", line: 9, column: 7, length: 1 });
    expect(table?.rangeOf(1, "b")).toEqual({ file: "spec.yaml", line: 9, column: 12, length: 1 });
  });

  it("with the position of each cell, whatever the cells are", () => {
    const cell = string({ maxLength: 6 })
      .map((each) => each.trim())
      .filter((each) => each !== "");
    const quoted = cell.map((each) => `"${each.replaceAll('"', '""')}"`);
    const plain = constantFrom("1", "é", "a b", "-2.5", "😀x");
    const lines = array(
      array(
        constantFrom(quoted, plain).chain((kind) => kind),
        { minLength: 2, maxLength: 4 },
      ),
      { minLength: 2 },
    );
    const check = (rows: readonly (readonly string[])[], lineBreak: string, space: string) => {
      const text = rows.map((row) => row.join(`,${space}`)).join(lineBreak);
      const cells = readDelimited(memorySource(new TextEncoder().encode(text)), noHeader, () => "text");
      if (cells.kind === "problem") throw new Error(cells.problem);
      expect(cells.rows).toBe(rows.length);
      rows.forEach((row, index) => {
        row.slice(0, cells.names.length).forEach((expected, position) => {
          const { line, column: from, length } = cells.positionOf(index, position);
          const there = (text.split(/\r\n|\n|\r/)[line - 1] ?? "").slice(from - 1, from - 1 + length);
          const found = cells.columns[position];
          if (found?.kind !== "texts") throw new Error("every cell was to be kept as a text");
          expect(there).toBe(expected.split(/\r\n|\n|\r/)[0]);
          expect(found.texts[found.indices[index] as number]).toBe(
            expected.startsWith('"') ? expected.slice(1, -1).replaceAll('""', '"') : expected,
          );
        });
      });
    };
    assert(property(lines, constantFrom("\n", "\r\n"), constantFrom("", " "), check), { numRuns: 300 });
  });
});

describe("a csv dataset tells, at the cell itself,", () => {
  it("that a cell is no number", () => {
    expect(told(read("a,b\n1,2\n3,O\n", [column("a"), column("b")]).diagnostics)).toEqual([
      'spec.yaml:7:7 not-a-number: "O" is not a number (row 2, column "b"). If these are categories, declare the column under `columns:` with `type: category`.',
    ]);
  });

  it("in which file it is", () => {
    const path = written("wrong.csv", "a\n1\n0x10\n");
    const dataset = datasetOf("csv", { file: "wrong.csv", delimiter: "," }, [column("a")]);
    const [mistake] = csv.read(dataset, someFiles({ "wrong.csv": path })).diagnostics;
    expect(mistake?.range).toEqual({ file: path, line: 3, column: 1, length: 4 });
  });

  it("that a decimal comma is not a point, that a cell is empty, and that a name is not listed", () => {
    const { diagnostics } = read('a,b\n"1,5",no\n,maybe\n', [column("a"), categories("b", "no", "yes")]);
    expect(told(diagnostics)).toEqual([
      'spec.yaml:6:5 not-a-number: "1,5" is not a number (row 1, column "a"). Write decimals with a point, or add to a csv dataset: decimal: ","',
      'spec.yaml:7:5 not-a-number: The value is missing (row 2, column "a"). Fill it in, or say under `columns:` what becomes of such rows: `missing: median`, `mode` or `skip` for an input, `missing: skip` for a target.',
      'spec.yaml:7:6 category-not-listed: "maybe" is not one of the categories (row 2, column "b"). Available: no, yes.',
    ]);
  });

  it("that a row has more or fewer cells than the header", () => {
    const { diagnostics } = read("a,b\n1,2,3\n4\n", [column("a"), column("b")]);
    expect(told(diagnostics)).toEqual([
      "spec.yaml:6:9 ragged-row: Row 1 of `text:` has 3 values, but the header has 2. Put a value that contains the delimiter in quotes. Lines that are not part of the table are left out by skipRows, skipFooter or comment.",
      "spec.yaml:7:5 ragged-row: Row 2 of `text:` has 1 value, but the header has 2. Leave the cell of a missing value empty, with its delimiter. Lines that are not part of the table are left out by skipRows, skipFooter or comment.",
    ]);
  });

  it("that a column is there twice, or not at all", () => {
    expect(told(read("a,b,a\n1,2,3\n", [column("a")]).diagnostics)).toEqual([
      'spec.yaml:5:9 column-twice: The column "a" stands twice in the header of `text:`. Rename one of them, or write other names in the dataset: skipRows: 1 and header: [a, b, c]',
    ]);
    expect(told(read("age,city\n1,2\n", [column("citty")]).diagnostics)).toEqual([
      'spec.yaml:1:1 column-not-in-file: `text:` has no column "citty". Did you mean "city"?',
    ]);
  });

  it("that there are no rows", () => {
    expect(told(read("a,b\n", [column("a")]).diagnostics)).toEqual([
      "spec.yaml:5:5 no-rows: `text:` has no rows. The first line is the header with the column names; add a line below it for each row.",
    ]);
    expect(told(read("", [column("a")]).diagnostics)[0]).toContain("no-rows");
  });

  it("the first ten mistakes, and how many more there are", () => {
    const { diagnostics } = read(`a\n${"x\n".repeat(1000)}`, [column("a")]);
    expect(diagnostics).toHaveLength(11);
    expect(diagnostics.at(-1)?.text).toBe("There are 990 more mistakes in `text:`.");
  });

  it("that quotes do not match", () => {
    expect(told(read('a,b\n1,"x\n', [column("a")]).diagnostics)).toEqual([
      "spec.yaml:6:7 csv-syntax: A cell begins with a quote that is never closed. If quotes have no meaning in this text, add to the dataset: quote: none",
    ]);
    expect(told(read('a,b\n"1,2\n3,4\n', [column("a")]).diagnostics)[0]).toContain("spec.yaml:6:5 csv-syntax");
    expect(told(read('a,b\n1,"x"y\n', [column("a")]).diagnostics)[0]).toContain("goes on after its closing quote");
    expect(told(read('a,b\n1,x"y\n', [column("a")]).diagnostics)[0]).toContain("A quote stands inside a cell");
  });
});

describe("a csv dataset says of its columns", () => {
  it("what its cells show, where the spec says nothing", () => {
    const text = "hours,passed,class\n0.5,no,10\n2,yes,9\nx,yes,9\n";
    expect(describing({ text, columns: { class: "category" } })).toEqual({
      columns: [
        { name: "hours", type: "number", shape: [1] },
        { name: "passed", type: "category", shape: [1], categories: ["no", "yes"] },
        { name: "class", type: "category", shape: [1], categories: ["9", "10"] },
      ],
      named: true,
      diagnostics: [],
    });
  });

  it("what the spec says, without its file", () => {
    const { columns, diagnostics } = describing({
      file: "absent.csv",
      defaults: { category: { categories: ["no", "yes"] } },
      columns: { age: "number", left: { type: "category" } },
      inputs: "age",
      targets: "left",
    });
    expect(diagnostics).toEqual([]);
    expect(columns).toEqual([
      { name: "age", type: "number", shape: [1] },
      { name: "left", type: "category", shape: [1], categories: ["no", "yes"] },
    ]);
  });

  it("which keys are missing, where the file is", () => {
    expect(
      told(describing({ file: "absent.csv", targets: "species", columns: { species: "category" } }).diagnostics),
    ).toEqual([
      "spec.yaml:1:1 data-needed: dataset.inputs is not given, and absent.csv, from which it would be read, was not found; searched in nowhere. Add dataset.inputs: then the spec builds without its data.",
      "spec.yaml:1:1 data-needed: dataset.columns.species.categories is not given, and absent.csv, from which it would be read, was not found; searched in nowhere. Add dataset.columns.species.categories: then the spec builds without its data.",
    ]);
  });

  it("which file was probably meant, where one has a similar name", () => {
    const files = { find: () => ({ searched: ["here"], similar: "birds.csv" }) };
    expect(told(describing({ file: "birsd.csv", inputs: "wing" }, files).diagnostics)).toEqual([
      "spec.yaml:1:1 data-needed: dataset.columns.wing is not given, and birsd.csv, from which it would be read, was not found; searched in here. Did you mean birds.csv?",
    ]);
  });

  it("which keys are missing of a target that is only named", () => {
    expect(
      describing({ file: "absent.csv", targets: "species" }).diagnostics.map(({ text }) => text.split(" ")[0]),
    ).toEqual(["dataset.inputs", "dataset.columns.species"]);
  });

  it("that a column of names is not a category, unless it is not used", () => {
    const text = `name,age\n${Array.from({ length: 1001 }, (_, row) => `n${row},${row}`).join("\n")}`;
    expect(told(describing({ text }).diagnostics)[0]).toContain(
      'too-many-categories: The column "name" has 1001 different texts',
    );
    expect(describing({ text, inputs: "age" }).diagnostics).toEqual([]);
  });

  it("that it needs one source", () => {
    expect(told(describing({}).diagnostics)[0]).toContain(
      "csv-file-or-text: A dataset of rows needs one of `file`, `files` and `text`; this one has none of them.",
    );
    expect(told(describing({ file: "a.csv", text: "a" }).diagnostics)[0]).toContain("this one has file and text");
  });

  it("that its file is no file, or no text", () => {
    const latin = written("latin1.csv", Uint8Array.of(0x61, 0x0a, 0xe9));
    expect(told(describing({ file: "x" }, someFiles({ x: latin })).diagnostics)).toEqual([
      "spec.yaml:1:1 file-unreadable: x cannot be read: it is not text in UTF-8. If its characters are those of Western Europe, add to the dataset: encoding: windows-1252",
    ]);
    expect(told(describing({ file: "x" }, someFiles({ x: folder })).diagnostics)).toEqual([
      "spec.yaml:1:1 file-unreadable: x cannot be read: it is a folder.",
    ]);
  });
});

describe("whatever bytes a csv file holds", () => {
  it("the answer is a table or diagnostics, never a thrown error", () => {
    const good = new TextEncoder().encode('a,b\r\n1,"x, ""y"""\r\n2,z\r\n');
    const path = join(folder, "fuzz.csv");
    const dataset = datasetOf("csv", { file: "fuzz.csv", delimiter: "," }, [column("a"), categories("b", "z")]);
    let rejected = 0;
    const check = (flips: Uint8Array) => {
      const bytes = good.slice();
      flips.forEach((flip, index) => {
        bytes[(flip * 7 + index) % bytes.length] ^= flip;
      });
      writeFileSync(path, bytes);
      const result = csv.read(dataset, someFiles({ "fuzz.csv": path }));
      csv.describe({
        options: { file: "fuzz.csv", delimiter: "," } as never,
        range: somewhere,
        ranges: {},
        files: someFiles({ "fuzz.csv": path }),
      });
      expect(result.table === undefined).toBe(result.diagnostics.length > 0);
      rejected += result.diagnostics.length > 0 ? 1 : 0;
    };
    assert(property(uint8Array({ maxLength: 6 }), check), { numRuns: 500 });
    expect(rejected).toBeGreaterThan(100);
  });
});
