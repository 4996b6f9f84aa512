import { describe, expect, it } from "vitest";
import { answerLines } from "../../compiler/cli/answer-text.ts";

const category = (label: string, numbers: { readonly [label: string]: number }) => ({ label, probabilities: numbers });

describe("an answer is printed whatever its numbers are", () => {
  it("probabilities get a bar each: 40 half blocks for 1", () => {
    expect(answerLines(category("on", { off: 0.25, on: 0.75 }), true)).toEqual([
      "on (0.75)",
      "  on   0.750000  ███████████████",
      "  off  0.250000  █████",
    ]);
  });

  it.each([
    [{ off: 1.3, on: -0.3 }, ["off (1.3)", "  off   1.300000  ████████████████████", "  on   -0.300000"]],
    [{ off: -41, on: 42 }, ["on (42)", "  on    42.000000  ████████████████████", "  off  -41.000000"]],
    [{ off: -0.02, on: -0.5 }, ["off (-0.02)", "  off  -0.020000", "  on   -0.500000"]],
    [{ off: 0, on: 1e300 }, ["on (1e+300)", "  on     1e+300  ████████████████████", "  off  0.000000"]],
  ] as const)("numbers outside 0 to 1 get the whole bar, or none: %j", (numbers, lines) => {
    const [label] = lines[0].split(" ") as [string];
    expect(answerLines(category(label, numbers), true)).toEqual(lines);
  });

  it("scores get no bar: they have no whole", () => {
    expect(answerLines({ label: "on", scores: { off: -0.4, on: 0.4 } }, true)).toEqual([
      "on (0.4)",
      "  on    0.400000",
      "  off  -0.400000",
    ]);
    const top = [{ label: "on", score: 0.4 }];
    expect(answerLines({ label: "on", scores: { off: -0.4, on: 0.4 }, top }, true)).toEqual([
      "on (0.4)",
      "  on  0.400000",
    ]);
  });
});
