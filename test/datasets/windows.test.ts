import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { csv } from "../../compiler/language/datasets/csv.ts";
import { train } from "../../compiler/run/train.ts";
import { writtenOut } from "../../compiler/run/written-out.ts";
import { noFiles, told } from "./made-up.ts";

/** Eight days of two places. */
const days =
  "day,place,cold,warm\\n1,a,1,10\\n2,a,2,20\\n3,a,3,30\\n4,a,4,40\\n5,b,5,50\\n6,b,6,60\\n7,b,7,70\\n8,b,8,80\\n";

function spec(window: string, more = ""): string {
  return `
precision: float64
dataset:
  type: csv
  text: "${days}"
  columns: { cold: number, warm: number }
  window: ${window}
${more}
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: sgd
train: { epochs: 1 }
`;
}

/** The windows of a spec: what enters the network and what is to be learnt, row by row. */
function windowsOf(text: string) {
  const compiled = compile(text, { file: "days.yaml" });
  if (!compiled.ok) throw new Error(compiled.diagnostics.map((each) => each.text).join("\n"));
  const { rows, diagnostics } = readRows(compiled.model, noFiles);
  expect(diagnostics).toEqual([]);
  const part = (name: "training" | "test") => {
    const { inputs, targets, rows: count } = rows?.data.parts[name]().part ?? { inputs: {}, targets: {}, rows: 0 };
    const input = writtenOut(Object.values(inputs)[0], count) ?? new Float64Array();
    const target = writtenOut(Object.values(targets)[0], count) ?? new Float64Array();
    const size = input.length / count;
    return Array.from({ length: count }, (_, row) => [[...input.slice(row * size, (row + 1) * size)], target[row]]);
  };
  return { training: part("training"), test: part("test") };
}

describe("a window", () => {
  it("holds the target of some rows, and what it is in the next one", () => {
    expect(windowsOf(spec("{ length: 3, target: cold }")).training).toEqual([
      [[1, 2, 3], 4],
      [[2, 3, 4], 5],
      [[3, 4, 5], 6],
      [[4, 5, 6], 7],
      [[5, 6, 7], 8],
    ]);
  });

  it("begins `stride` rows after the one before, and looks `horizon` rows ahead", () => {
    expect(windowsOf(spec("{ length: 2, stride: 3, horizon: 2, target: cold }")).training).toEqual([
      [[1, 2], 4],
      [[4, 5], 7],
    ]);
  });

  it("holds several columns, one after the other", () => {
    expect(windowsOf(spec("{ length: 2, horizon: 4, target: warm }", "  inputs: [warm, cold]")).training).toEqual([
      [[10, 20, 1, 2], 60],
      [[20, 30, 2, 3], 70],
      [[30, 40, 3, 4], 80],
    ]);
  });

  it("never holds rows of two groups", () => {
    expect(windowsOf(spec("{ length: 3, target: cold, group: place }")).training).toEqual([
      [[1, 2, 3], 4],
      [[5, 6, 7], 8],
    ]);
  });

  it("is split in the order of the targets: nothing learnt is later than the test begins", () => {
    const { training, test } = windowsOf(spec("{ length: 3, target: cold }", "  split: { type: inOrder, test: 2 }"));
    expect(training.at(-1)).toEqual([[3, 4, 5], 6]);
    expect(test).toEqual([
      [[4, 5, 6], 7],
      [[5, 6, 7], 8],
    ]);
  });

  it("is left out where `missing: skip` and a row of it has no value", () => {
    const text = spec("{ length: 2, target: cold }")
      .replace("4,a,4,40", "4,a,,40")
      .replace("cold: number", "cold: { type: number, missing: skip }");
    expect(windowsOf(text).training).toEqual([
      [[1, 2], 3],
      [[5, 6], 7],
      [[6, 7], 8],
    ]);
  });

  it("scales the later value as its column", () => {
    const scaled = spec("{ length: 7, target: warm }").replace(
      "warm: number",
      "warm: { type: number, scale: { type: divide, by: 10 } }",
    );
    expect(windowsOf(scaled).training).toEqual([[[1, 2, 3, 4, 5, 6, 7], 8]]);
  });

  it("is a list of numbers for `predict`, which answers in the column's unit", async () => {
    const { run } = await train(spec("{ length: 3, target: warm }"), { file: "days.yaml" });
    expect(run?.model.dataset?.columns.map(({ name, type, shape }) => [name, type, shape])).toEqual([
      ["warm", "vector", [3]],
      ["warmAhead", "number", [1]],
    ]);
  });

  it.each([
    [
      "{ length: 8, target: cold }",
      "",
      "no-rows: The dataset of windows has no rows. A window and its target take 9 rows of one series; there are 8 in all.",
    ],
  ])("%s finds no rows", (window, more, expected) => {
    const compiled = compile(spec(window, more), { file: "days.yaml" });
    const found = compiled.ok ? readRows(compiled.model, noFiles).diagnostics : compiled.diagnostics;
    expect(told(found).map((text) => text.replace(/^\S+ /, ""))).toEqual([expected]);
  });

  it("is an option of csv that can be left out", () => {
    expect(csv.options.window.required).toBe(false);
  });
});
