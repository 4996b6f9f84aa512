import { expect, it } from "vitest";
import { hoistOffsets } from "../../compiler/4-schedule/hoist-offsets.ts";
import { printStatements } from "../../compiler/5-emit/print-statement.ts";
import { addIndex, index, type Statement, variable } from "../../compiler/ir/loop.ts";

/** Sums each row of 5 of `input` into `output`. */
const rowSums: Statement = {
  kind: "for",
  variable: "sample",
  count: { rows: true, times: 1 },
  body: [
    { kind: "let", name: "sum", value: { kind: "number", value: 0 }, changes: true },
    {
      kind: "for",
      variable: "i",
      count: { rows: false, times: 5 },
      body: [
        {
          kind: "assign",
          name: "sum",
          value: {
            kind: "arithmetic",
            operator: "+",
            left: variable("sum"),
            right: { kind: "element", buffer: "input", index: addIndex(index("sample", 5), index("i")) },
            precision: "float64",
          },
        },
      ],
    },
    { kind: "store", buffer: "output", index: index("sample"), value: variable("sum") },
  ],
};

it("names the offset of a row once, outside the loop along the row", () => {
  const hoisted = hoistOffsets([rowSums], (preferredName) => preferredName);
  expect(
    printStatements(hoisted, { precision: "float64", imports: new Set(), reach: (buffer) => buffer }).join("\n"),
  ).toBe(
    `for (let sample = 0; sample < rows; sample++) {
  const row = sample * 5;
  let sum = 0;
  for (let i = 0; i < 5; i++) sum += input[row + i];
  output[sample] = sum;
}`,
  );
});
