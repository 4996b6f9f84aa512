import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { said, trained } from "./trained.ts";

/** A column of categories as a file has them, and as the spec lists them; the second one is answered by 1, the rest by 0. */
function listed(cells: readonly string[], categories: string): string {
  return `
precision: float64
dataset:
  type: csv
  text: "mark,y\\n${cells.map((cell) => `${cell},0`).join("\\n")}"
  columns: { mark: { type: category, categories: ${categories} } }
  inputs: mark
  targets: y
layers: [{ type: dense, units: 1, weightsInitializer: { type: values, values: [${cells.map((_, place) => `[${place === 1 ? 1 : 0}]`).join(", ")}] } }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;
}

describe("categories are called as the spec writes them", () => {
  it.each([
    [["False", "True"], "[False, True]"],
    [["TRUE", "FALSE"], "[TRUE, FALSE]"],
    [["false", "true"], "[false, true]"],
    [["1.0", "2.0", "3.0"], "[1.0, 2.0, 3.0]"],
    [["01", "02", "10"], "[01, 02, 10]"],
    [["0x0A", "0x0B"], "[0x0A, 0x0B]"],
    [["1e3", ".5"], "[1e3, .5]"],
    [["no", "se"], "[no, se]"],
    [["~", "null"], '["~", "null"]'],
  ])("a file with %j is listed as %s", async (cells, categories) => {
    const { answer, predict, model } = await trained(listed(cells, categories));
    expect(model.dataset?.columns[0]?.categories).toEqual(cells);
    expect(cells.map((mark) => answer({ mark }))).toEqual(cells.map((_, place) => ({ y: place === 1 ? 1 : 0 })));
    expect(predict({ mark: cells[1] as string })).toEqual({ y: 1 });
  });

  it("True is not true in a file: a text means what is written so", async () => {
    expect(await said(listed(["False", "true"], "[False, True]"))).toEqual([
      'category-not-listed: "true" is not one of the categories (row 2, column "mark"). Did you mean "True"?',
    ]);
  });

  it("where a value is asked for or claimed, a truth value or a number means the category that is one", async () => {
    const flags = await trained(
      `${listed(["False", "True"], "[False, True]")}expect: { predictions: [{ inputs: { mark: true }, outputs: { y: 1 } }, { inputs: { mark: FALSE }, outputs: { y: 0 } }] }`,
    );
    expect(flags.claims.map(({ holds }) => holds)).toEqual([true, true]);
    expect(flags.answer({ mark: true })).toEqual({ y: 1 });
    const numbers = await trained(listed(["1.0", "2.0"], "[1.0, 2.0]"));
    expect(numbers.answer({ mark: 2 })).toEqual({ y: 1 });
    expect(numbers.answer({ mark: "2.0" })).toEqual({ y: 1 });
    expect(() => numbers.answer({ mark: "2" })).toThrow('"2" is not one of the categories');
  });

  it("rows that stand in the spec may be written in another way", async () => {
    const { answer } = await trained(`
precision: float64
dataset: { type: inline, inputs: [[0], [1]], targets: [[1], [2.0]], columns: { targets: { type: category, categories: [1.0, 2.0] } } }
layers: [{ type: dense, units: 1, useBias: false, activation: sigmoid, weightsInitializer: { type: constant, value: 50 } }]
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`);
    expect(answer([1])).toMatchObject({ label: "2.0" });
  });
});

/** Two rows of categories that stand in the spec, the second one the answer to numbers above 0. */
function unlisted(first: string, second: string): string {
  return `
precision: float64
dataset: { type: inline, inputs: [[-1], [1]], targets: [[${first}], [${second}]], columns: { targets: category } }
layers: [{ type: dense, units: 1, useBias: false, activation: sigmoid, weightsInitializer: ones }]
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;
}

describe("categories that are listed nowhere are called as the rows of the spec write them", () => {
  it.each([
    ["0.50", "1.50", ["0.50", "1.50"]],
    ["0x0A", "0x0B", ["0x0A", "0x0B"]],
    ["02", "2e3", ["02", "2e3"]],
    ["9", "0xA", ["9", "0xA"]],
    ["False", "True", ["False", "True"]],
    ["no", "yes", ["no", "yes"]],
    ["-0", ".5", ["-0", ".5"]],
  ])("%s and %s", async (first, second, categories) => {
    const { model, answer } = await trained(unlisted(first, second));
    expect(model.dataset?.columns.find(({ name }) => name === "targets")?.categories).toEqual(categories);
    expect(answer([3])).toMatchObject({ label: second });
  });

  it.each([
    ["01", "1", "1"],
    ["true", '"true"', "true"],
    ["1.0", '"1.0"', "1.0"],
  ])("%s and %s are one category, and one category is nothing to learn", async (first, second, category) => {
    expect(await said(unlisted(first, second))).toEqual([
      `target-size: dense1 gives [1], but the target is a category of 1: ${category} (dataset, line 3). A category needs at least two values.`,
    ]);
  });
});

/** Bytes as an IDX file has them, with the sizes of their axes. */
function idx(sizes: readonly number[], bytes: readonly number[]): Uint8Array {
  return Uint8Array.from([0, 0, 8, sizes.length, ...sizes.flatMap((size) => [0, 0, 0, size]), ...bytes]);
}

const folder = mkdtempSync(join(tmpdir(), "netwright-labels-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Images of two points, of which the brighter one says the label; the labels' file and their categories are the test's. */
function labels(bytes: readonly number[], categories: string, units: number): string {
  writeFileSync(
    join(folder, "pictures.idx"),
    idx(
      [bytes.length, 1, 2],
      bytes.flatMap((label) => [label % 2 === 0 ? 200 : 0, label % 2 === 0 ? 0 : 200]),
    ),
  );
  writeFileSync(join(folder, "labels.idx"), idx([bytes.length], bytes));
  return `
precision: float64
dataset:
  type: idx
  columns: { picture: { type: image, file: pictures.idx, shape: [1, 2, 1] }, letter: { type: category, file: labels.idx${categories === "" ? "" : `, categories: ${categories}`} } }
  targets: letter
layers: [flatten, { type: dense, units: ${units}, activation: softmax, weightsInitializer: zeros, useBias: false }]
loss: categoricalCrossentropy
optimizer: { type: sgd, learningRate: 1 }
train: { epochs: 60, batchSize: all }
`;
}

const ask = async (text: string) => {
  const { answer, model } = await trained(text, "auto", join(folder, "spec.yaml"));
  const label = (picture: number[]) => (answer({ picture }) as { label: string }).label;
  return { even: label([200, 0]), odd: label([0, 200]), categories: model.dataset?.columns[1]?.categories };
};

describe("a label of an IDX file is the category that is called by its number", () => {
  it.each([
    ["[1, 2, 3]", [1, 2, 1], "2", "1"],
    ["[2, 1, 0]", [0, 1, 0], "0", "1"],
    ["[07, 08]", [7, 8, 8], "08", "07"],
    ["3", [0, 1, 1], "0", "1"],
  ])("categories %s, labels %j", async (categories, bytes, even, odd) => {
    expect(await ask(labels(bytes, categories, categories.split(",").length === 2 ? 2 : 3))).toMatchObject({
      even,
      odd,
    });
  });

  it("names are meant by their place, from 0 on", async () => {
    expect(await ask(labels([0, 1, 1], "[zero, one]", 2))).toMatchObject({ even: "zero", odd: "one" });
  });

  it("left out, they are the numbers from the least label to the greatest", async () => {
    expect(await ask(labels([3, 2, 3, 5], "", 4))).toMatchObject({ even: "2", categories: ["2", "3", "4", "5"] });
  });

  it("a label that none is called by is refused", async () => {
    expect(await said(labels([10, 0], "[10, 11]", 2), join(folder, "spec.yaml"))).toEqual([
      'category-not-listed: "0" is not one of the categories (row 2, column "letter"). Available: 10, 11.',
    ]);
  });
});
