import { describe, expect, it } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { compile } from "../../compiler/compile.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { writtenOut } from "../../compiler/run/written-out.ts";
import { compiled } from "../compiled.ts";
import { noFiles, told } from "./made-up.ts";

/** Seven rows of a city; Gent is there three times, Aalst twice, Brussels and Dinant once. */
function spec(city: string, more = "", text = "Gent Gent Aalst Brussels Gent Aalst Dinant"): string {
  const rows = text.split(" ").map((name, index) => `    ${name},yes,${index}\n`);
  return `precision: float64
dataset:
  type: csv
  text: |
    city,member,price
${rows.join("")}  columns: { city: { type: category, ${city} }, member: boolean, price: number }
  targets: price
${more}layers: [{ type: dense, units: 1 }]
`;
}

function inputs(text: string): readonly string[] {
  const { model } = compiled(text, { file: "net.yaml" });
  if (model === undefined) throw new Error("there is no model");
  const { rows, diagnostics } = readRows(model, noFiles);
  expect(told(diagnostics)).toEqual([]);
  const { part } = rows?.data.parts.training() ?? {};
  const values = Array.from(writtenOut(part?.inputs.input, part?.rows ?? 0) ?? []);
  const size = values.length / (part?.rows ?? 1);
  return Array.from({ length: part?.rows ?? 0 }, (_, row) => values.slice(row * size, (row + 1) * size).join(" "));
}

describe("a category that is not listed is", () => {
  it("one more category by `unknown: other`", () => {
    expect(inputs(spec("categories: [Aalst, Gent], unknown: other"))).toEqual([
      "0 1 0 1",
      "0 1 0 1",
      "1 0 0 1",
      "0 0 1 1",
      "0 1 0 1",
      "1 0 0 1",
      "0 0 1 1",
    ]);
  });

  it("none of the categories by `unknown: ignore`", () => {
    expect(inputs(spec("categories: [Aalst, Gent], unknown: ignore")).slice(2, 4)).toEqual(["1 0 1", "0 0 1"]);
  });

  it("the index after the last by `encoding: index`", () => {
    expect(inputs(spec("categories: [Aalst, Gent], unknown: other, encoding: index"))).toEqual([
      ..."1 1 0 2 1 0 2".split(" ").map((index) => `${index} 1`),
    ]);
  });

  it("beside a missing one: other first, then missing", () => {
    const text = spec("categories: [Gent], unknown: other, missing: category", "", "Gent NA Dinant");
    expect(inputs(text)).toEqual(["1 0 0 1", "0 0 1 1", "0 1 0 1"]);
  });

  it("none of them, and a missing one is one more", () => {
    const text = spec("categories: [Gent], unknown: ignore, missing: category", "", "Gent NA Dinant");
    expect(inputs(text)).toEqual(["1 0 1", "0 1 1", "0 0 1"]);
  });
});

describe("the categories that are kept", () => {
  const kept = (city: string) => {
    const { model } = compiled(spec(city), { file: "net.yaml" });
    return model?.dataset?.columns.find(({ name }) => name === "city")?.categories;
  };

  it("are the commonest by topK; of Brussels and Dinant, once each, the first by its letters", () => {
    expect(kept("topK: 3, unknown: other")).toEqual(["Aalst", "Brussels", "Gent"]);
    expect(kept("topK: 1, unknown: ignore")).toEqual(["Gent"]);
  });

  it("are those in enough rows by minimumCount", () => {
    expect(kept("minimumCount: 2, unknown: other")).toEqual(["Aalst", "Gent"]);
    expect(kept("minimumCount: 1, unknown: other")).toEqual(["Aalst", "Brussels", "Dinant", "Gent"]);
  });
});

describe("a boolean", () => {
  it("is read from true and false, yes and no, 1 and 0, in any case; as an input it is one number", () => {
    const rows = ["true", "FALSE", "Yes", "no", "1", "0", "T", "f", "on", "Off"].map((each) => `    ${each},1\n`);
    const text = `precision: float64
dataset:
  type: csv
  text: |
    member,price
${rows.join("")}  columns: { member: boolean }
  targets: price
layers: [{ type: dense, units: 1 }]
`;
    expect(inputs(text).join("")).toBe("1010101010");
  });

  it("has the type boolean, and as a target two categories", async () => {
    const text = `${spec("categories: [Aalst, Gent], unknown: other").replace("targets: price", "targets: member").replace("units: 1", "units: 1, activation: sigmoid")}loss: binaryCrossentropy
optimizer: adam
train: { epochs: 1 }
`;
    const code = await compiled(text, { file: "net.yaml" }).code("net.ts", {});
    expect(code).toContain("readonly member: boolean;");
    expect(code).toContain("readonly city: City | (string & {});");
    const url = `data:text/javascript;base64,${Buffer.from(stripTypes(code)).toString("base64")}`;
    const network = await import(/* @vite-ignore */ url);
    const data = network.encodeRows([{ city: "Namur", price: 4, member: true }]);
    expect([...data.inputs.input]).toEqual([0, 0, 1, 4]);
    expect([...data.targets.member]).toEqual([1]);
    expect(() => network.encodeRows([{ price: 4, member: true }])).toThrow("city is missing");
    expect(() => network.encodeRows([{ city: "Gent", price: 4 }])).toThrow(
      '"undefined" is not a category of member: false, true',
    );
  });
});

describe("columns that are not used", () => {
  const used = (more: string) => {
    const { model } = compiled(spec("categories: [Gent], unknown: other", more), { file: "net.yaml" });
    return model?.inputs.map(({ columns }) => columns);
  };

  it("are those under exclude and keep, unless they are listed as inputs", () => {
    expect(used("")).toEqual([["city", "member"]]);
    expect(used("  exclude: city\n")).toEqual([["member"]]);
    expect(used("  keep: [member]\n")).toEqual([["city"]]);
    expect(used("  keep: member\n  inputs: [member]\n")).toEqual([["member"]]);
  });
});

describe("a column is refused", () => {
  const mistakes = (text: string) => told(compile(text, { file: "net.yaml" }).diagnostics);

  it.each([
    [
      "that keeps some categories, where the others are mistakes",
      "topK: 2",
      "keeps some of its categories (`topK: 2`), and the others would be mistakes",
    ],
    [
      "that lists more categories than it keeps",
      "categories: [Aalst, Gent, Dinant], topK: 2, unknown: other",
      "lists 3 categories and keeps 2",
    ],
    [
      "whose index would stand for no category",
      "categories: [Gent], encoding: index, unknown: ignore",
      "no index stands for none of the categories",
    ],
  ])("%s", (_, city, problem) => {
    expect(mistakes(spec(city))).toEqual([expect.stringContaining(problem)]);
  });

  it("that is excluded and used, or not there", () => {
    expect(mistakes(spec("categories: [Gent], unknown: other", "  exclude: price\n"))).toEqual([
      'net.yaml:15:12 column-twice: The column "price" is excluded, and used. Leave it out of `exclude:`, or out of the other list.',
    ]);
    expect(mistakes(spec("categories: [Gent], unknown: other", "  keep: [id]\n"))).toEqual([
      expect.stringContaining('`keep:` names the column "id", which is not in the dataset.'),
    ]);
  });
});
