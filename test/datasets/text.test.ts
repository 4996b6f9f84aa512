import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { initTable } from "../../compiler/init/init-table.ts";
import { readTable } from "../../compiler/init/profile/read-table.ts";
import { told } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-texts-"));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(join(folder, "dull.txt"), "\uFEFFa long wait\r\n\nno end in sight\nlong, long\n");
writeFileSync(join(folder, "fine.txt"), "what a view\nwhat an end");

const spec = (dataset: string) => `precision: float64
dataset:
  type: text
${dataset}
layers: [{ type: dense, units: 1, activation: sigmoid }]
loss: binaryCrossentropy
optimizer: adam
train: { epochs: 1 }
`;

const labelled = `  files: { dull: dull.txt, fine: fine.txt }
  columns: { text: { maxTokens: 3, outputMode: count } }
  split: { type: inOrder, column: label, test: 0.4 }`;

function read(text: string) {
  const { model, diagnostics } = compile(text, { file: join(folder, "net.yaml") });
  if (model === undefined) return { diagnostics, rows: undefined };
  return { rows: undefined, ...readRows(model, fileFinder(join(folder, "net.yaml"), [], "")) };
}

test("a line is a row with the category of its file; the last rows of each file are the test", () => {
  const { rows, diagnostics } = read(spec(labelled));
  expect(told(diagnostics)).toEqual([expect.stringContaining("dull.txt has an empty line, of which no row is made.")]);
  if (rows === undefined) throw new Error("there are no rows");
  const { table, data } = rows;
  expect(table.columns.text).toMatchObject({
    texts: ["a long wait", "no end in sight", "long, long", "what a view", "what an end"],
  });
  expect([...(table.columns.label?.values ?? [])]).toEqual([0, 0, 0, 1, 1]);
  expect(table.rangeOf(2, "text")).toMatchObject({ file: join(folder, "dull.txt"), line: 4, column: 1 });
  expect([...data.parts.test().part.rowNumbers]).toEqual([2, 4]);
  // The training rows have a twice, and end, in, long, no, sight, view, wait, what once.
  expect([...(data.parts.training().part.inputs.input as Float64Array)]).toEqual([1, 0, 0, 0, 1, 1, 1, 0, 0]);
});

test("the spec builds without the files, and names what it cannot find when they are needed", () => {
  const elsewhere = labelled.replace("fine.txt", "nowhere/fine.txt");
  const compiled = compile(spec(elsewhere), { file: join(folder, "net.yaml") });
  expect(compiled.diagnostics).toEqual([]);
  expect(compiled.model?.inputs[0]?.shape).toEqual([3]);
  const { diagnostics } = read(spec(elsewhere));
  expect(told(diagnostics)).toEqual([expect.stringContaining("nowhere/fine.txt")]);
  expect(diagnostics[0]?.range).toMatchObject({ line: 4 });
});

test("a category that is not among those written is told", () => {
  const { diagnostics } = read(spec(labelled.replace("text: {", "label: { categories: [dull, good] }, text: {")));
  expect(told(diagnostics)).toEqual([expect.stringContaining('"fine"')]);
});

test("init takes free texts as an input, and leaves names beside the answers", () => {
  const lines = Array.from({ length: 60 }, (_, row) => {
    const word = ["bad", "good"][row % 2];
    return `guest ${row},the ${word} soup of table ${row} was cold today,${word}`;
  });
  writeFileSync(join(folder, "guests.csv"), ["name,remark,answer", ...lines].join("\n"));
  const read = readTable(join(folder, "guests.csv"));
  if ("code" in read) throw new Error(read.text);
  const made = initTable(read, "answer", "guests", "guests.csv");
  if (made.kind === "problem") throw new Error(made.diagnostic.text);
  expect(made.lines.join("\n")).toMatch(/remark +free text +1,000 words/);
  expect(made.spec).toContain("remark: { type: text, maxTokens: 1000, outputMode: tfIdf }");
  expect(made.spec).toMatch(/keep: \[ ?name ?\]/);
});
