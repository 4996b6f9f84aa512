import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { compile } from "../../compiler/compile.ts";
import { encodeCompactly } from "../../compiler/data/encode-compactly.ts";
import { encodeRows } from "../../compiler/data/encode-rows.ts";
import { fitColumns, fittedIn, fittedTensors } from "../../compiler/data/fitted-columns.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import type { Table } from "../../compiler/ir/table.ts";
import { languageOf } from "../../compiler/language/language.ts";
import { writtenOut } from "../../compiler/run/written-out.ts";
import { type TextOptions, wordsOf } from "../../runtime/columns/text-words.ts";
import { findWord, learnWords, vocabularyOf, vocabularySize, wordsIn } from "../../runtime/columns/vocabulary.ts";
import { wordHash } from "../../runtime/columns/word-hash.ts";
import { writeText } from "../../runtime/columns/write-text.ts";
import { sharedRows } from "../../runtime/shared-rows.ts";
import { compiled } from "../compiled.ts";
import { noFiles, told } from "../datasets/made-up.ts";

const plain: TextOptions = {
  standardize: "lowerAndStripPunctuation",
  split: "whitespace",
  ngrams: 1,
  outputMode: "count",
  words: 100,
  length: 0,
  hashed: false,
  minimumCount: 1,
};

const figures = JSON.parse(readFileSync(new URL("../references/texts.json", import.meta.url), "utf8"));

/** The words that are learnt from texts, and the numbers of each text in the first of them. */
function learnt(texts: readonly string[], options: TextOptions) {
  const vocabulary = new Float64Array(options.hashed ? 1 : vocabularySize(options));
  if (!options.hashed) learnWords(vocabulary, texts, options);
  const words = options.hashed ? [] : wordsIn(vocabulary, options);
  const numbers = texts.map((text) => {
    const into = new Float64Array(options.words).fill(7);
    writeText(into, 0, text, options, vocabulary, "text");
    return [...into.subarray(0, options.hashed ? options.words : words.length)];
  });
  return { words, numbers };
}

test("words are in small letters and without punctuation; pairs of neighbours come after them", () => {
  expect(wordsOf("Don't  stop,\tSTOP-gap!", plain)).toEqual(["dont", "stop", "stopgap"]);
  expect(wordsOf("Don't stop", { ...plain, standardize: "none" })).toEqual(["Don't", "stop"]);
  expect(wordsOf("a b c", { ...plain, ngrams: 3 })).toEqual(["a", "b", "c", "a b", "b c", "a b c"]);
  expect(wordsOf("ab!", { ...plain, split: "character", ngrams: 2 })).toEqual(["a", "b", "ab"]);
});

test("counts, ones, pairs, tfIdf, hashes and letters are scikit-learn's", () => {
  const { texts } = figures;
  const options = { ...plain, words: 200 };
  const count = learnt(texts, options);
  expect(count.words).toEqual(figures.words);
  expect(count.numbers).toEqual(figures.count);
  expect(learnt(texts, { ...options, outputMode: "multiHot" }).numbers).toEqual(figures.multiHot);
  const pairs = learnt(texts, { ...options, ngrams: 2, minimumCount: 2 });
  expect([pairs.words, pairs.numbers]).toEqual([figures.pairWords, figures.pairs]);
  expect(learnt(texts, { ...options, split: "character", ngrams: 2 }).numbers).toEqual(figures.letters);
  expect(learnt(texts, { ...options, hashed: true, words: 13 }).numbers).toEqual(figures.hashed);
  const tfIdf = learnt(texts, { ...options, outputMode: "tfIdf" }).numbers.flat();
  const differences = tfIdf.map((value, index) => Math.abs(value - figures.tfIdf.flat()[index]));
  expect(Math.max(...differences)).toBeLessThan(1e-12);
  // MurmurHash3's published value for "test", seed 0: 0xba6bd213.
  expect(wordHash("test") >>> 0).toBe(0xba6bd213);
});

test("the words that occur most often are kept; of equally frequent ones those that come first", () => {
  const { words } = learnt(["b b c", "c a d", "é é é"], { ...plain, words: 3 });
  expect(words).toEqual(["b", "c", "é"]);
  expect(learnt(["b a", "c d"], { ...plain, words: 3 }).words).toEqual(["a", "b", "c"]);
  const vocabulary = vocabularyOf(["zebra", "éclair", "a"], plain);
  expect(["a", "zebra", "éclair", "zebr", "zebras", ""].map((word) => findWord(vocabulary, plain, word))).toEqual([
    0, 1, 2, -1, -1, -1,
  ]);
});

test("indices of words: 0 after the last, 1 for a word that is not known, then the words", () => {
  const options = { ...plain, outputMode: "int", words: 2, length: 5 } as const;
  const into = new Float32Array(6).fill(9);
  writeText(into, 1, "yes, oh no", options, vocabularyOf(["no", "yes"], options), "answer");
  expect([...into]).toEqual([9, 3, 1, 2, 0, 0]);
});

const reviews = `precision: float64
dataset:
  type: csv
  text: |
    review,stars,good
    "Good film, good end",4,yes
    a dull film,1,no
    never seen before,5,yes
  columns: { review: { type: text, maxTokens: 4, outputMode: count }, stars: number, good: category }
  targets: good
  split: { type: inOrder, test: 1 }
layers: [{ type: dense, units: 1, activation: sigmoid }]
loss: binaryCrossentropy
optimizer: adam
train: { epochs: 1 }
`;

function rowsOf(spec: string) {
  const compilation = compiled(spec, { file: "net.yaml" });
  const { model } = compilation;
  const { rows, diagnostics } = model ? readRows(model, noFiles) : { rows: undefined, diagnostics: [] };
  if (model === undefined || rows === undefined) throw new Error(told(diagnostics).join());
  return { compilation, model, ...rows };
}

test("the words are learnt from the training rows alone, and stand beside other columns", () => {
  const { data, model } = rowsOf(reviews);
  // The words a, dull, film and good, then the stars; "end" occurs as often as "a" and comes after it.
  expect([...(data.parts.training().part.inputs.input as Float64Array)]).toEqual([0, 0, 1, 2, 4, 1, 1, 1, 0, 1]);
  expect([...(data.parts.test().part.inputs.input as Float64Array)]).toEqual([0, 0, 0, 0, 5]);
  expect(fittedIn(fittedTensors(data.fitted))).toEqual(data.fitted);
  expect(model.inputs[0]?.shape).toEqual([5]);
});

test("a module takes texts, and learns and encodes them as the compiler does; words in the spec stay as they are", async () => {
  const { compilation, data } = rowsOf(`precision: float64
dataset:
  type: csv
  text: |
    learnt,pinned,index,bins,n
    "Good film, good end",Dull film.,a b a,a,4
    a dull film,film,b,b c,1
  columns:
    learnt: { type: text, maxTokens: 4, outputMode: count }
    pinned: { type: text, vocabulary: [film, dull], outputMode: tfIdf }
    index: { type: text, outputMode: int, outputSequenceLength: 3, maxTokens: 3 }
    bins: { type: text, numBins: 3 }
  targets: n
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: adam
train: { epochs: 1 }
`);
  const code = await compilation.code("net.ts", {});
  expect(code).toContain("readonly learnt: string;");
  expect(code).toContain(`vocabularyOf(["film", "dull"]`);
  const url = `data:text/javascript;base64,${Buffer.from(stripTypes(code)).toString("base64")}`;
  const network = await import(/* @vite-ignore */ url);
  const p = network.createParameters();
  network.fitScales(p, network.rows);
  const { inputs } = network.encodeRows(network.rows, p);
  expect(inputs).toEqual(data.parts.training().part.inputs);
  // "Good film, good end": a, dull, film, good; "a b a": a, another word, a.
  expect([...inputs.input.subarray(0, 4), ...inputs.input.subarray(6, 9)]).toEqual([0, 0, 1, 2, 2, 1, 2]);
  expect(() => network.predict(p, { learnt: 7, pinned: "", index: "", bins: "" })).toThrow(
    "learnt must be a text, not 7",
  );
});

test("the texts of many rows are kept as the words that they have", () => {
  const { model } = rowsOf(
    reviews.replace("maxTokens: 4", "maxTokens: 2000").replace("  split: { type: inOrder, test: 1 }\n", ""),
  );
  const columns = model.dataset?.columns.slice(0, 1) ?? [];
  const texts = ["rain", "rain and sun", "", "sun sun"];
  const count = 10_000;
  const values = Int32Array.from({ length: count }, (_, row) => row % 4);
  const table: Table = {
    rows: count,
    columns: { review: { kind: "texts", values, texts } },
    rangeOf: () => ({ file: "", line: 1, column: 1, length: 1 }),
  };
  const rows = Uint32Array.from({ length: count }, (_, row) => row);
  const { fitted } = fitColumns(model, table, rows);
  const request = {
    columns,
    encoding: "input",
    precision: "float64",
    fitted,
    scales: languageOf(model).scales,
  } as const;
  const { values: compact, numbers } = encodeCompactly(table, rows, request);
  if (!("pieces" in compact)) throw new Error("the rows are not compact");
  expect(compact.pieces[0]?.some?.indices.length).toBe(12_500);
  expect([...(compact.pieces[0]?.some?.values.subarray(0, 5) ?? [])]).toEqual([1, 1, 1, 1, 2]);
  expect(numbers).toEqual([]);
  const dense = encodeRows(table, rows.subarray(0, 5), request);
  const shared = sharedRows({ rows: count, inputs: { input: compact }, targets: {} }).inputs.input;
  expect(writtenOut(shared, 5)).toEqual(dense);
});

test("an inline dataset may hold texts", () => {
  const { data } = rowsOf(`precision: float64
dataset:
  type: inline
  inputs: { word: [yes sir, "no", "no no"] }
  targets: { sure: [[1], [0], [1]] }
  columns: { word: { type: text, maxTokens: 2, outputMode: count } }
layers: [{ name: sure, type: dense, units: 1 }]
loss: meanSquaredError
optimizer: adam
train: { epochs: 1 }
`);
  // Of "sir" and "yes", as frequent as each other, the first.
  expect([...(data.parts.training().part.inputs.word as Float64Array)]).toEqual(
    [0, 1, 1, 0, 2, 0].map((_, i) => [0, 1, 1, 0, 2, 0][i]),
  );
});

test("options that contradict each other are told, and a text as a target", () => {
  const problems = (own: string, targets = "good") => {
    const spec = reviews
      .replace("maxTokens: 4, outputMode: count", own)
      .replace("targets: good", `targets: ${targets}`);
    return told(compile(spec, { file: "net.yaml" }).diagnostics);
  };
  expect(problems("outputMode: int")).toEqual([expect.stringContaining("has no length for its indices")]);
  expect(problems("outputSequenceLength: 9")).toEqual([
    expect.stringContaining("`outputSequenceLength` is for their indices"),
  ]);
  expect(problems("numBins: 9, maxTokens: 9")).toEqual([
    expect.stringContaining("`maxTokens` is for words that are known"),
  ]);
  expect(problems("numBins: 9, outputMode: tfIdf")).toEqual([expect.stringContaining("nobody counts how rare one is")]);
  expect(problems("maxTokens: 1, vocabulary: [a, b]")).toEqual([expect.stringContaining("lists 2 words")]);
  expect(problems("maxTokens: 2", "review")).toContainEqual(
    expect.stringContaining("is a target, and a text is for inputs"),
  );
});
