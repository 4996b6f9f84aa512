import { describe, expect, it } from "vitest";
import { interleaveSums } from "../../compiler/4-schedule/interleave-sums.ts";
import { writeOutShortSums } from "../../compiler/4-schedule/write-out-short-sums.ts";
import { printStatements } from "../../compiler/5-emit/print-statement.ts";
import { addIndex, arithmetic, index, type Statement, variable } from "../../compiler/ir/loop.ts";
import { assign, changing, loop } from "../../compiler/ir/statements.ts";

const { add, multiply, call } = arithmetic("float64");
const rows = { rows: true, times: 1 };
const zero = { kind: "number", value: 0 } as const;
const element = (buffer: string, at: ReturnType<typeof index>) => ({ kind: "element", buffer, index: at }) as const;
const fresh = (preferredName: string): string => preferredName;

/** The loop of a weights gradient for some units, or of a layer of some inputs, and how its sums end. */
function sums(units: number, terms: Statement["kind"] | number, output = "out", ends = variable("sum")): Statement {
  const over = typeof terms === "number" ? { name: "i", count: terms } : { name: "sample", count: rows };
  const term = multiply(element("x", index(over.name)), element("y", addIndex(index(over.name, 4), index("unit"))));
  return loop("unit", units, [
    changing("sum", zero),
    loop(over.name, over.count, [assign("sum", add(variable("sum"), term))]),
    { kind: "store", buffer: output, index: index("unit"), value: ends },
  ]);
}

function printed(statements: readonly Statement[]): string {
  return printStatements(statements, { precision: "float64", imports: new Set(), reach: (buffer) => buffer }).join(
    "\n",
  );
}

describe("sums over the same rows", () => {
  it("run side by side where there are up to four, each in its own order", () => {
    expect(printed(interleaveSums([sums(3, "for")], fresh))).toBe(`let sum0 = 0;
let sum1 = 0;
let sum2 = 0;
for (let sample = 0; sample < rows; sample++) {
  sum0 += x[sample] * y[sample * 4];
  sum1 += x[sample] * y[sample * 4 + 1];
  sum2 += x[sample] * y[sample * 4 + 2];
}
out[0] = sum0;
out[1] = sum1;
out[2] = sum2;`);
  });

  it.each([
    ["there are five", sums(5, "for")],
    ["they end in a call", sums(3, "for", "out", call("exp", variable("sum")))],
    ["they read what the ones before have stored", sums(3, "for", "y")],
  ])("stay one after the other where %s", (_, loops) => {
    expect(interleaveSums([loops], fresh)).toEqual([loops]);
  });
});

describe("a sum of few terms", () => {
  it("is written out, term by term", () => {
    expect(printed(writeOutShortSums([sums(9, 3)]))).toBe(`for (let unit = 0; unit < 9; unit++) {
  let sum = 0;
  sum += x[0] * y[unit];
  sum += x[1] * y[unit + 4];
  sum += x[2] * y[unit + 8];
  out[unit] = sum;
}`);
  });

  it.each([
    ["five terms", sums(9, 5)],
    ["as many terms as there are rows", sums(9, "for")],
  ])("of %s stays a loop", (_, loops) => {
    expect(writeOutShortSums([loops])).toEqual([loops]);
  });
});
