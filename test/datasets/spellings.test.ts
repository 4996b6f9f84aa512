import { describe, expect, it } from "vitest";
import { predict } from "../../compiler/api/predict.ts";
import { render } from "../../compiler/api/render.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { compiled } from "../compiled.ts";
import { noFiles, told } from "./made-up.ts";

/** Rows of a colour and of what is paid. */
function spec(columns: string, rows: readonly string[], more = ""): string {
  return `precision: float64
dataset:
  type: csv
  text: |
    color,paid
${rows.map((row) => `    ${row}\n`).join("")}  columns: { ${columns} }
  targets: paid
${more}layers: [{ type: dense, units: 1, activation: sigmoid }]
loss: binaryCrossentropy
optimizer: sgd
train: { epochs: 1 }
`;
}

const paid = "paid: { type: category, categories: [no, yes], spellings: { no: [No., N], yes: Yes. } }";
const rows = ["red,no", "blue,Yes.", "red,N", "blue,yes", "red,No."];

function read(text: string) {
  const { model, diagnostics } = compiled(text, { file: "net.yaml" });
  const { rows: found, diagnostics: more } = readRows(model as NonNullable<typeof model>, noFiles);
  return { model, table: found?.table.columns, told: told([...diagnostics, ...more]) };
}

describe("other spellings of a category", () => {
  it("mean the category in every row", () => {
    const { table, told: all } = read(spec(paid, rows));
    expect(all).toEqual([]);
    expect(Array.from(table?.paid?.values ?? [])).toEqual([0, 1, 0, 1, 0]);
  });

  it("are no categories of their own where the data say what there is, and count for what they mean", () => {
    const city = "color: { type: category, spellings: { red: [Red, RED] }, topK: 1, unknown: other }";
    const { model } = read(spec(`${city}, ${paid}`, ["blue,no", "blue,yes", "Red,no", "RED,yes", "red,no"]));
    expect(model?.dataset?.columns[0]?.categories).toEqual(["red"]);
    expect(read(spec(`color: { spellings: { "1": one } }, ${paid}`, ["1,no", "one,yes", "2,no"])).table?.color).toEqual(
      {
        kind: "categories",
        values: Int32Array.of(0, 0, 1),
      },
    );
  });

  it("are exact: other letters are another text", () => {
    expect(read(spec(paid, ["red,no", "blue,YES."])).told).toEqual([
      'net.yaml:7:10 category-not-listed: "YES." is not one of the categories (row 2, column "paid"). Did you mean "yes"?',
    ]);
  });

  it("are kept in the rendered spec, which predict reads", async () => {
    const text = spec(`color: { type: category, categories: [blue, red], spellings: { red: Red } }, ${paid}`, rows);
    const rendered = render(text, { file: "net.yaml" });
    const again = rendered.ok ? rendered.text : "";
    expect(again).toContain("Red");
    const found = await predict(again, { file: "net.yaml", rows: [{ color: "red" }, { color: "Red" }] });
    const [one, other] = found.ok ? found.answers : [];
    expect(other).toEqual(one);
  });

  it("are not taken for a missing value, nor is a category that is listed", () => {
    const color = "color: { type: category, categories: [NA, blue], spellings: { NA: N/A }, missing: category }";
    const { table } = read(spec(`${color}, ${paid}`, ["NA,no", "N/A,no", "blue,yes", "NULL,no"]));
    expect(table?.color).toEqual({
      kind: "categories",
      values: Int32Array.of(0, 0, 1, 0),
      missing: Uint8Array.of(0, 0, 0, 1),
    });
  });
});

describe("a rule for missing values under `defaults:`", () => {
  it("is for inputs: a target without a value is a mistake", () => {
    const rule = "paid: { type: category, categories: [no, yes] } }\n  defaults: { category: { missing: skip }";
    expect(read(spec(rule, ["red,no", "blue,", ",yes"])).told).toEqual([
      'net.yaml:7:10 not-a-number: The value is missing (row 2, column "paid"). Fill it in, or say under `columns:` what becomes of such rows: `missing: median`, `mode` or `skip` for an input, `missing: skip` for a target.',
    ]);
  });
});
