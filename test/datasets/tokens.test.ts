import { expect, test } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { compile } from "../../compiler/compile.ts";
import { encodeInput } from "../../compiler/data/encode-input.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { render } from "../../compiler/render/render.ts";
import { train } from "../../compiler/run/train.ts";
import { writtenOut } from "../../compiler/run/written-out.ts";
import { compiled } from "../compiled.ts";
import { noFiles, told } from "./made-up.ts";

/** A spec of rows of tokens, whose network has `classes` units at each step. */
function spec(dataset: string, classes: number, rest = "train: { epochs: 1 }"): string {
  return `precision: float64
dataset:
  type: text
${dataset.replaceAll(/^/gm, "  ")}
layers:
  - { type: embedding, inputDim: ${classes}, outputDim: 3${dataset.includes("lines: true") ? ", maskZero: true" : ""} }
  - { type: dense, units: ${classes}, activation: softmax }
loss: categoricalCrossentropy
optimizer: { type: adam, learningRate: 0.1 }
metrics: [accuracy]
${rest}
`;
}

function rowsOf(text: string) {
  const compilation = compiled(text, { file: "net.yaml" });
  const { model } = compilation;
  const { rows, diagnostics } = model ? readRows(model, noFiles) : { rows: undefined, diagnostics: [] };
  if (model === undefined || rows === undefined) throw new Error(told(diagnostics).join());
  return { compilation, model, ...rows };
}

function numbersIn(rows: ReturnType<typeof rowsOf>, part: "training" | "test" = "training") {
  const { inputs, targets, rows: count } = rows.data.parts[part]().part;
  return { tokens: [...(writtenOut(inputs.input, count) ?? [])], next: [...(writtenOut(targets.next, count) ?? [])] };
}

const abab = 'text: "abcab\\nca"\ntokens: characters\nlength: 3';

test("characters of a running text, and the next one at each step: windows follow one another", () => {
  const rows = rowsOf(spec(abab, 4));
  expect(rows.model.dataset?.columns.map(({ name, categories }) => [name, categories])).toEqual([
    ["tokens", ["\n", "a", "b", "c"]],
    ["next", ["\n", "a", "b", "c"]],
  ]);
  // "abc" is followed by "bca", "ab\n" by "b\nc"; the last "a" begins no whole row.
  expect([...(rows.table.columns.tokens?.values ?? [])]).toEqual([1, 2, 3, 1, 2, 0]);
  expect([...(rows.table.columns.next?.values ?? [])]).toEqual([2, 3, 1, 2, 0, 3]);
  const { tokens, next } = numbersIn(rows);
  expect(tokens).toEqual([1, 2, 3, 1, 2, 0]);
  expect(next.slice(0, 12)).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0]);
});

test("a stride below the length makes rows overlap", () => {
  const rows = rowsOf(spec(`${abab}\nstride: 1`, 4));
  expect(rows.table.rows).toBe(5);
  expect([...(rows.table.columns.tokens?.values ?? [])].slice(0, 6)).toEqual([1, 2, 3, 2, 3, 1]);
  const random = `${abab}\nstride: 1\nsplit: { type: random, test: 1 }`;
  expect(told(compile(spec(random, 4), { file: "net.yaml" }).diagnostics)).toEqual([
    expect.stringContaining("window-leaks"),
  ]);
});

test("tokens are those of the training rows: another one is told, or has a token of its own", () => {
  const split = 'text: "aab aab xab"\ntokens: words\nlength: 1\nsplit: { type: inOrder, test: 1 }';
  const { diagnostics } = readRows(compiled(spec(split, 1), { file: "net.yaml" }).model as never, noFiles);
  expect(told(diagnostics)).toEqual([]);
  const other = 'text: "a b a b z a"\ntokens: words\nlength: 1\nsplit: { type: inOrder, test: 2 }';
  const wrong = readRows(compiled(spec(other, 2), { file: "net.yaml" }).model as never, noFiles);
  expect(told(wrong.diagnostics)).toEqual([expect.stringContaining('The token "z" is not among the 2')]);
  const rows = rowsOf(spec(`${other}\nunknown: other`, 3));
  expect(rows.model.dataset?.columns[0]?.categories).toEqual(["\uFFFD", "a", "b"]);
  expect([...(rows.table.columns.tokens?.values ?? [])]).toEqual([1, 2, 1, 2, 0]);
});

test("of a longer text that is given the last tokens count", () => {
  const { model } = rowsOf(spec(abab, 4));
  expect([...(encodeInput(model, { tokens: "ccabc" }, new Map()).inputs?.input ?? [])]).toEqual([1, 2, 3]);
  expect(told(encodeInput(model, { tokens: "ab" }, new Map()).diagnostics)).toEqual([
    expect.stringContaining('"tokens" takes 3 tokens, not 2.'),
  ]);
});

test("the commonest tokens are kept, and the spec may list them", () => {
  const few = 'text: "a, b a; b a c"\ntokens: words\nlength: 2\nunknown: other';
  expect(rowsOf(spec(`${few}\nmaxTokens: 2`, 3)).model.dataset?.columns[0]?.categories).toEqual(["\uFFFD", "a", "b"]);
  expect(rowsOf(spec(`${few}\nminimumCount: 2`, 3)).model.dataset?.columns[0]?.categories).toEqual([
    "\uFFFD",
    "a",
    "b",
  ]);
  const listed = rowsOf(spec(`${few}\nvocabulary: [b, a]`, 3));
  expect(listed.model.dataset?.columns[0]?.categories).toEqual(["\uFFFD", "b", "a"]);
});

const names = "text: |\n  bo\n  abba\ntokens: characters\nlines: true\nlength: 4";

test("a line is a row from a line break to a line break: a shorter one is padded, a longer one is cut", () => {
  const rows = rowsOf(spec(names, 5));
  expect(rows.model.dataset?.columns[0]?.categories).toEqual(["", "\n", "a", "b", "o"]);
  expect([...(rows.table.columns.tokens?.values ?? [])]).toEqual([1, 3, 4, 0, 1, 2, 3, 3]);
  expect([...(rows.table.columns.next?.values ?? [])]).toEqual([3, 4, 1, 0, 2, 3, 3, 2]);
  expect(rows.table.rangeOf(1, "tokens").line).toBeGreaterThan(rows.table.rangeOf(0, "tokens").line);
  // A question is the beginning of a line.
  const given = encodeInput(rows.model, { tokens: "ob" }, new Map());
  expect([...(given.inputs?.input ?? [])]).toEqual([1, 4, 3, 0]);
});

test("a rendered spec lists the tokens, and compiles to the same columns", () => {
  const { compilation, model } = rowsOf(spec(names, 5));
  const again = compile(render(compilation.spec, model), { file: "net.yaml" });
  expect(told(again.diagnostics)).toEqual([]);
  const columns = (of: typeof model | undefined) => of?.dataset?.columns.map(({ range: _, ...column }) => column);
  expect(columns(again.model)).toEqual(columns(model));
});

test("a module takes lists of tokens, and encodes as the compiler does", async () => {
  const rows = rowsOf(spec(names, 5));
  const code = await rows.compilation.code("net.ts", {});
  expect(code).toContain("readonly tokens: readonly Tokens[];");
  expect(code).toContain("readonly next: readonly CategoryPrediction<Next>[];");
  const url = `data:text/javascript;base64,${Buffer.from(stripTypes(code)).toString("base64")}`;
  const network = await import(/* @vite-ignore */ url);
  const { inputs, targets } = network.encodeRows(network.rows);
  const { tokens, next } = numbersIn(rows);
  expect([[...inputs.input], [...targets.next]]).toEqual([tokens, next]);
  const answer = network.predict(network.createParameters(), { tokens: ["\n", "b", "o", "\n"] });
  expect(answer.next).toHaveLength(4);
  expect(answer.next[0].probabilities).toHaveProperty("b");
});

test("what follows each character is learnt, by loops, on all steps that are no padding", async () => {
  const expected = `train: { iterations: 200 }
expect:
  metrics:
    - { name: accuracy, is: 1 }
`;
  const text = spec("text: |\n  bo\n  bo\ntokens: characters\nlines: true\nlength: 5", 4, expected);
  const { run, diagnostics } = await train(text, { file: "net.yaml" });
  expect(told(diagnostics)).toEqual([]);
  expect(run?.measures.training.accuracy).toBe(1);
});
