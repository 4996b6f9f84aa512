import { expect, it } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { compiled } from "../compiled.ts";

const file = "days.yaml";

/** Rows in no order; the later a row, the higher its y. */
const spec = (written: string, more = "") => `
precision: float64
dataset:
  type: csv
  text: |
    day,x,y
    1.2.2021,5,3
    28.1.2021,4,1
    5.3.2021,6,5
    31.12.2020,7,0
    2.2.2021,8,4
    30.1.2021,9,2
  columns: { day: ${written} }
  targets: y
  split: { type: time, column: day, test: 2 }
${more}
layers: [{ type: dense, units: 1 }]
metrics: [meanSquaredError]`;

it.each(["{ type: date, order: dmy }", "{ type: date, order: dmy, parts: [weekday] }"])(
  "the latest rows are for test, by the whole of a date: %s",
  (written) => {
    const { model } = compiled(spec(written), { file });
    expect(model.inputs).toMatchObject([{ columns: ["x"], shape: [1] }]);
    const { rows } = readRows(model, fileFinder(file));
    expect(rows?.data.parts.test().part.targets).toEqual({ y: Float64Array.of(5, 4) });
    expect(rows?.data.parts.training().part.targets).toEqual({ y: Float64Array.of(3, 1, 0, 2) });
  },
);

it("a date that is an input, too, has to begin with the time that has passed", () => {
  const inputs = "  inputs: [day, x]";
  expect(() => compiled(spec("{ type: date, order: dmy, parts: [month] }", inputs), { file })).toThrow(
    'The time split would order the rows by the first part of "day" alone, which is its month.',
  );
  const { model } = compiled(spec("{ type: date, order: dmy, parts: [elapsed, month] }", inputs), { file });
  const { rows } = readRows(model, fileFinder(file));
  expect(rows?.data.parts.test().part.targets).toEqual({ y: Float64Array.of(5, 4) });
});
