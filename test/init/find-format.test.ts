import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { firstLine } from "../../compiler/init/profile/profile-lines.ts";
import { readTable } from "../../compiler/init/profile/read-table.ts";
import { folderWith } from "../cli/netwright.ts";

/** The first line of the profile of a file with this content. */
function profileOf(content: string | Uint8Array): string {
  const path = join(folderWith({}), "data.csv");
  writeFileSync(path, content);
  const read = readTable(path);
  return "code" in read ? read.text : firstLine(read.profile);
}

test("a file with semicolons, decimal commas and points between thousands", () => {
  expect(profileOf("price;size\n1.200,50;3\n7,25;4\n")).toBe(
    '2 rows, 2 columns, delimiter ";", decimal: ,, thousands: .',
  );
});

test("a first line of numbers above numbers is a row", () => {
  expect(profileOf("5.1,3.5,good\n4.9,3.1,bad\n6.0,2.9,good\n")).toBe(
    '3 rows, 3 columns, delimiter ",", header: false',
  );
});

test("years above numbers are names", () => {
  expect(profileOf("2019,2020,2021\n5,6,7\n8,9,10\n")).toBe('2 rows, 3 columns, delimiter ","');
});

test("texts between single quotes", () => {
  expect(profileOf("a,b\n1,'x, y'\n2,'z, w'\n")).toContain("quote: '");
});

test("names between single quotes, and spaces between cells", () => {
  expect(profileOf("'OBS' 'GPA' 'GRADE'\n1 2.5 0\n2 3.5 1\n")).toBe(`2 rows, 3 columns, delimiter " ", quote: '`);
  expect(profileOf("'a'\t'b'\n1\t2\n")).toBe(`1 rows, 2 columns, delimiter "\\t", quote: '`);
  expect(profileOf("full name\nAda\nGrace Hopper\n")).toBe('2 rows, 1 columns, delimiter ","');
});

test("lines before the table are skipped", () => {
  expect(profileOf("Report of May\n\na,b\n1,2\n3,4\n5,6\n7,8\n")).toBe('4 rows, 2 columns, delimiter ",", skipRows: 1');
});

test("bytes of Western European Windows", () => {
  expect(profileOf(Uint8Array.from(Buffer.from("a,b\n1,caf\u00e9\n2,th\u00e9\n", "latin1")))).toBe(
    '2 rows, 2 columns, delimiter ",", encoding: windows-1252',
  );
});
