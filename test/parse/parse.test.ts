import { describe, expect, it } from "vitest";
import { parse } from "../../compiler/1-parse/parse.ts";
import type { Spec } from "../../compiler/ir/spec.ts";

const small = `layers:
  - { type: input, shape: [3] }
  - { type: dense, name: answer, units: 1 }
`;

/** The codes and the lines of what is wrong. */
function wrong(text: string): readonly string[] {
  return parse(text, "spec.yaml").diagnostics.map(({ code, range }) => `${range?.line}:${range?.column} ${code}`);
}

describe("parse", () => {
  it("reads the values of a spec", () => {
    expect(parse(small, "spec.yaml").spec?.value).toEqual({
      layers: [
        { type: "input", shape: [3] },
        { type: "dense", name: "answer", units: 1 },
      ],
    });
  });

  it("knows where each value and each key stands", () => {
    const { ranges } = parse(small, "spec.yaml").spec as Spec;
    expect(ranges["/layers/1/units"]).toEqual({ file: "spec.yaml", line: 3, column: 41, length: 1 });
    expect(ranges["/layers/1/units#"]).toEqual({ file: "spec.yaml", line: 3, column: 34, length: 5 });
  });

  it("keeps the digits of a number as they are written", () => {
    const text = `${small}expect:\n  parameters: [{ name: answer.bias, is: [0.5000] }]\n`;
    expect(parse(text, "spec.yaml").spec?.numbers["/expect/parameters/0/is/0"]).toBe("0.5000");
  });

  it("takes a byte order mark and lines that end in carriage returns", () => {
    expect(wrong(`\uFEFF${small.replaceAll("\n", "\r\n")}`)).toEqual([]);
    expect(wrong(`\uFEFF${small}seeed: 1\n`)).toEqual(["4:1 unknown-key"]);
  });

  it("follows an alias, and shows mistakes in what it stands for where the alias stands", () => {
    const text = "layers:\n  - &first { type: input, shape: [3] }\n  - *first\n";
    expect(parse(text, "spec.yaml").spec?.value.layers[1]).toEqual({ type: "input", shape: [3] });
    expect(
      wrong("layers:\n  - { type: input, shape: &size [0] }\n  - { type: reshape, targetShape: *size }\n"),
    ).toEqual(["2:34 out-of-range", "3:35 out-of-range"]);
  });

  it("gives one diagnostic for one mistake, however many alternatives the schema has", () => {
    expect(wrong(small.replace("units: 1", "units: 1, activation: sigmoyd"))).toEqual(["3:56 unknown-activation"]);
    expect(wrong(small.replace("units: 1", "units: 1, activation: 3"))).toEqual(["3:56 wrong-type"]);
    expect(wrong(`${small}loss: { type: mse, weight: heavy }\n`)).toEqual(["4:15 unknown-loss"]);
    expect(wrong(`${small}loss: [meanSquaredError, 4]\n`)).toEqual(["4:26 wrong-type"]);
  });

  it("does not take a word of JavaScript for a word of the language", () => {
    expect(wrong(small.replace("type: dense", "type: constructor"))).toEqual(["3:13 unknown-layer"]);
    expect(wrong(`${small}optimizer: toString\n`)).toEqual(["4:12 unknown-optimizer"]);
    expect(wrong(`${small}__proto__: { polluted: true }\n`)).toEqual(["4:1 unknown-key"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("refuses a text that is not in the language of people at all", () => {
    expect(wrong("")).toEqual(["1:1 yaml-empty"]);
    expect(wrong("\u0000\u0001")).toHaveLength(1);
    expect(wrong("[".repeat(20_000))).toHaveLength(1);
  });
});
