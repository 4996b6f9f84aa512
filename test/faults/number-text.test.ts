import { describe, expect, it } from "vitest";
import { spanOf } from "../../compiler/ir/written-span.ts";
import { said, trained } from "./trained.ts";

describe("a claim takes numbers as YAML writes them", () => {
  it.each([
    ["0x1F", [31, 31]],
    ["0o20", [16, 16]],
    ["0xdeadbeef", [3735928559, 3735928559]],
    ["+16", [16, 16]],
    ["010", [10, 10]],
    ["-7", [-7, -7]],
    [".5", [0.45, 0.55]],
    ["5.", [4.5, 5.5]],
    ["2e3", [1500, 2500]],
    ["-2.50E-1", [-0.2505, -0.2495]],
  ] as const)("%s agrees with the numbers from %j on", (written, [low, high]) => {
    expect(spanOf(written)).toEqual({ low, high });
  });

  it("and what is no number of YAML is no claim", () => {
    expect(() => spanOf("0b11")).toThrow();
  });
});

/** Answers what it is asked; the claim about the answer is the test's. */
function claimed(asked: string, answer: string): string {
  return `
precision: float64
layers: [{ type: input, shape: [1] }, { type: activation, name: same, activation: linear }]
expect:
  layers: [{ name: same, inputs: [${asked}], outputs: [${answer}] }]
`;
}

describe("a claim in hexadecimal or octal", () => {
  it("holds where the number is that one", async () => {
    expect(await said(claimed("26", "0x1a"))).toEqual([]);
    expect(await said(claimed("0o11", "9"))).toEqual([]);
    expect(await said(claimed("9", "0o11"))).toEqual([]);
  });

  it.each(["0.4", "0", "-0.5"])("fails for %s, which is not 26", async (asked) => {
    const found = String(Number(asked));
    expect(await said(claimed(asked, "0x1a"))).toEqual([
      `claim-failed: the output of same for [${found}][0] should be 0x1a, but is ${found}.`,
    ]);
  });

  it.each([
    ["0.5", "{ is: 0.52, within: 0.02 }"],
    ["0.54", "{ is: 0.52, within: 0.02 }"],
    ["-0.3", "{ is: -0.2, within: 0.1 }"],
    ["1.1", "{ is: 1, within: 0.1 }"],
  ])("%s is %s: the ends count, however the difference is rounded", async (found, bound) => {
    const weight = `{ name: dense1.weights, ${bound.slice(2, -2).replace(/is: ([^,]+)/, "is: [[$1]]")} }`;
    expect(
      await said(`
precision: float64
dataset: { type: inline, inputs: [[1]], targets: [[1]] }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: { type: constant, value: ${found} } }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { iterations: 1 }
expect: { parameters: [${weight}] }
`),
    ).toEqual([]);
  });

  it.each([
    ["1_000", "1000"],
    ["0b101", "5"],
    ["-2_0.5", "-20.5"],
  ])("%s is no number of YAML, and the hint says what it would be", async (written, plain) => {
    expect(await said(claimed("9", written))).toEqual([
      `wrong-type: an entry of outputs must be a number or a list, not "${written}". YAML knows no such number; write ${plain}.`,
    ]);
  });

  it("ends a training by `until:`, and counts parameters", async () => {
    const run = await trained(`
precision: float64
dataset: { type: inline, inputs: [[1]], targets: [[5]] }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: ones }]
loss: sumSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 3, until: [{ name: loss, is: 0x8 }] }
expect: { counts: { parameters: 0x1 }, stop: until, metrics: [{ name: epochs, is: 0x1 }] }
`);
    expect(run.claims.map(({ holds }) => holds)).toEqual([true, true, true]);
  });

  it("beyond 2^53 is refused like a decimal one, digits e among them", async () => {
    const beyond = "is beyond 2^53 and would be rounded. Put it in quotes if it is a name.";
    expect(await said("seed: 0xE0000000000001")).toEqual([`yaml-number: 0xE0000000000001 ${beyond}`]);
    expect(await said("seed: 0o1000000000000000001")).toEqual([`yaml-number: 0o1000000000000000001 ${beyond}`]);
  });
});
