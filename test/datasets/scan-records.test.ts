import { array, assert, constantFrom, integer, property } from "fast-check";
import { expect, test, vi } from "vitest";
import { commaSeparated, type DelimitedFormat } from "../../compiler/language/datasets/delimited/delimited-format.ts";
import { addCell } from "../../compiler/language/datasets/delimited/record.ts";
import { type ScanProblem, scanRecords } from "../../compiler/language/datasets/delimited/scan-records.ts";

// Counts the cells that are found, also those that are found again.
vi.mock("../../compiler/language/datasets/delimited/record.ts", async (original) => {
  const own = await original<typeof import("../../compiler/language/datasets/delimited/record.ts")>();
  return { ...own, addCell: vi.fn(own.addCell) };
});

/** Every cell of every record with its line, read in blocks of this many bytes. */
function scanned(text: string, size: number, format: DelimitedFormat = commaSeparated) {
  const bytes = new TextEncoder().encode(text);
  const blocks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, block) =>
    bytes.slice(block * size, (block + 1) * size),
  );
  const records: (readonly (string | number)[])[] = [];
  const problem: ScanProblem | undefined = scanRecords(blocks, format, ({ bytes: held, count, starts, ends, line }) => {
    const cells = Array.from({ length: count }, (_, cell) =>
      new TextDecoder().decode(held.subarray(starts[cell], ends[cell])),
    );
    records.push([line, ...cells]);
    return true;
  });
  return { records, problem };
}

test("records have their cells and the line on which they begin", () => {
  const text = 'a, b\r\n"1\n1",2\n\n\r\r"say ""x""" ,\rlast, 4 ';
  expect(scanned(text, 1000)).toEqual({
    records: [
      [1, "a", "b"],
      [2, "1\n1", "2"],
      [7, 'say ""x""', ""],
      [8, "last", "4"],
    ],
    problem: undefined,
  });
});

test("it makes no difference where blocks end", () => {
  const pieces = constantFrom("a", "é€", ",", '"', '""', "\n", "\r\n", "\r", " ", "#", '"b, c"', '"d\ne"');
  const check = (parts: readonly string[], size: number): void => {
    const text = parts.join("");
    for (const format of [commaSeparated, { ...commaSeparated, comment: "#", trim: false }]) {
      const { records, problem } = scanned(text, 10_000, format);
      const inBlocks = scanned(text, size, format);
      expect(inBlocks.problem).toEqual(problem);
      expect(inBlocks.records).toEqual(records);
    }
  };
  assert(property(array(pieces, { maxLength: 30 }), integer({ min: 1, max: 9 }), check), { numRuns: 2000 });
});

test.each([
  ['a\n"b', "never closed", 2],
  ['a\n"b"c', "goes on after its quote", 5],
  ['a\nb"c', "quote inside a cell", 3],
])("%j has a problem with its quotes, at its own byte", (text, problem, offset) => {
  expect(scanned(text, 2).problem).toEqual({ problem, offset, recordOffset: 2, line: 2 });
});

test("a record of a thousand blocks is not read again at each block", () => {
  const cells = 10_000;
  vi.mocked(addCell).mockClear();
  const { records } = scanned(Array.from({ length: cells }, () => "a").join(","), 20);
  expect(records.map((record) => record.length)).toEqual([1 + cells]);
  expect(vi.mocked(addCell).mock.calls.length).toBeLessThan(4 * cells);
});
