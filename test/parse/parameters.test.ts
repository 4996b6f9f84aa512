import { describe, expect, it } from "vitest";
import { applySetting } from "../../compiler/1-parse/apply-set.ts";
import { parse } from "../../compiler/1-parse/parse.ts";
import type { Spec } from "../../compiler/ir/spec.ts";
import { filesInMemory } from "./files-in-memory.ts";

const text = `parameters:
  width: 16
  rate: 0.10
  hidden: { type: dense, name: hidden, units: $width }
layers:
  - { type: input, shape: [3] }
  - $hidden
  - { type: dense, units: $width }
optimizer: { type: sgd, learningRate: $rate }
`;

function read(written: string, settings: readonly string[] = []): Spec {
  let { spec, diagnostics } = parse(written, "spec.yaml");
  for (const setting of settings) {
    expect(diagnostics).toEqual([]);
    ({ spec, diagnostics } = applySetting(spec as Spec, setting));
  }
  expect(diagnostics).toEqual([]);
  return spec as Spec;
}

describe("parameters", () => {
  it("stand where their names do, whatever they are", () => {
    expect(read(text).value).toEqual({
      layers: [
        { type: "input", shape: [3] },
        { type: "dense", name: "hidden", units: 16 },
        { type: "dense", units: 16 },
      ],
      optimizer: { type: "sgd", learningRate: 0.1 },
    });
  });

  it("keep the digits with which they were written", () => {
    expect(read(text).numbers["/optimizer/learningRate"]).toBe("0.10");
  });

  it("know where they are used and where they were given", () => {
    expect(read(text).ranges["/layers/2/units"]).toEqual({
      ...{ file: "spec.yaml", line: 8, column: 27, length: 6 },
      related: {
        kind: "definition",
        parameter: "width",
        range: { file: "spec.yaml", line: 2, column: 10, length: 2 },
      },
    });
  });

  it("are changed by --set, in other parameters too", () => {
    const { layers } = read(text, ["parameters.width=32"]).value;
    expect(layers.slice(1)).toEqual([
      { type: "dense", name: "hidden", units: 32 },
      { type: "dense", units: 32 },
    ]);
  });

  it("leave alone what is set in the spec itself, in whatever order", () => {
    const expected = [
      { type: "dense", name: "hidden", units: 5 },
      { type: "dense", units: 32 },
    ];
    for (const settings of [
      ["parameters.width=32", "layers.hidden.units=5"],
      ["layers.hidden.units=5", "parameters.width=32"],
      ["parameters.hidden.units=5", "parameters.width=32"],
    ]) {
      expect(read(text, settings).value.layers.slice(1)).toEqual(expected);
    }
  });

  it("are given by a spec that extends the one in which they are used", () => {
    const files = filesInMemory({ "base.yaml": text });
    const { spec, diagnostics } = parse("extends: ./base.yaml\nparameters: { width: 8 }\n", "spec.yaml", { files });
    expect(diagnostics).toEqual([]);
    expect(spec?.value.layers[2]).toEqual({ type: "dense", units: 8 });
  });

  it("are no news where a spec replaces all that uses them", () => {
    const files = filesInMemory({ "base.yaml": text });
    const { diagnostics } = parse("extends: ./base.yaml\noptimizer: adam\n", "spec.yaml", { files });
    expect(diagnostics).toEqual([]);
  });
});

describe("a text that begins with a dollar", () => {
  const value = (written: string) => read(`about: ${written}\nlayers: [{ type: input, shape: [3] }]\n`).value.about;

  it("is written with two where a letter follows", () => {
    expect(value("$$width")).toBe("$width");
    expect(value('"$$(width)"')).toBe("$(width)");
    expect(value("$$$$")).toBe("$$$");
  });

  it("is itself where no letter follows, or where it does not begin with one", () => {
    expect(value("$5 a row")).toBe("$5 a row");
    expect(value("US$width")).toBe("US$width");
    expect(value("$")).toBe("$");
  });

  it("is itself as a key, and in a value that is set", () => {
    const rows = read(`dataset: { type: csv, text: "$a,b\\n1,2\\n", columns: { $a: number }, inputs: $$a, targets: b }
layers: [{ type: dense, units: 1 }]
`);
    expect(rows.value.dataset).toMatchObject({ columns: { $a: "number" }, inputs: "$a" });
    expect(read(text, ["about=$width"]).value.about).toBe("$width");
  });
});
