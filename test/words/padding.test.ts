import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Compilation, compile } from "../../compiler/compile.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import type { Graph } from "../../compiler/ir/graph.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { elementCount } from "../../compiler/ir/shape.ts";
import type { LayerWord } from "../../compiler/language/define/layer.ts";
import { layers } from "../../compiler/language/registry.gen.ts";
import { RandomState } from "../../runtime/random-state.ts";

/** The steps of each row before any padding. */
const lengths = [4, 1, 3];
const pad = -9;

/** A layer with options beside those of its example. */
interface Tried {
  readonly word: LayerWord;
  readonly set: JsonObject;
}

/** Every layer that keeps or uses the mask of its inputs, as its example has it; recurrent layers in their other forms, too. */
const tried: readonly Tried[] = Object.values(layers as { readonly [type: string]: LayerWord })
  .filter(({ type, mask }) => mask !== undefined && type !== "masking")
  .flatMap((word) => {
    // Parameters that belong to a step: as many for both lengths, or one for all steps.
    if ("sequenceLength" in word.options) return [{ word, set: { sequenceLength: 9 } }];
    if ("sharedAxes" in word.options) return [{ word, set: { sharedAxes: [1] } }];
    const forms = "returnSequences" in word.options ? [{ returnSequences: true }, { goBackwards: true }] : [];
    return [{}, ...forms].map((set) => ({ word, set }));
  })
  .filter((each) => !compiled(specOf(each, 4)).diagnostics.some(({ code }) => code === "mask-lost"));

/** Random numbers belong to the element of the batch: with several rows, longer padding moves them. */
const isRandom = ({ word }: Tried): boolean => /dropout|noise/i.test(word.type);
/** What a step becomes depends on where it stands: padding before it moves it. */
const dependsOnPosition = ({ word }: Tried): boolean => /position/i.test(word.type);
const nameOf = ({ word, set }: Tried): string => [word.type, ...Object.keys(set)].join(" with ");

/** The layer as its example has it, on masked steps; several inputs are two masked ones. */
function specOf({ word, set }: Tried, steps: number): object {
  const example = parse(word.example) as { readonly layers: readonly (string | JsonObject)[] };
  const found = example.layers.find((each) => (typeof each === "string" ? each : each.type) === word.type) ?? word.type;
  const { name: _, inputs: __, ...own } = typeof found === "string" ? { type: found } : found;
  const many = word.takes === "many" || word.takes === "any";
  const last = { ...own, ...set, name: "last", ...(many && { inputs: ["first", "second"] }) };
  const before =
    word.indices === undefined
      ? [
          { type: "masking", maskValue: pad },
          { type: "dense", name: "first", units: 4 },
          ...(many ? [{ type: "dense", name: "second", units: 4 }] : []),
        ]
      : [];
  const shape = word.indices === undefined ? [steps, 3] : [steps];
  const options = word.indices === undefined ? last : { ...last, maskZero: true };
  return { layers: [{ type: "input", shape }, ...before, options] };
}

function compiled(spec: object): Compilation & { ok: true } {
  const found = compile(JSON.stringify(spec), { file: "padding.yaml" });
  if (!found.ok) throw new Error(found.diagnostics[0]?.text);
  return found;
}

/** The same numbers for a row and a step, wherever padding stands. */
function numbers(size: number, seed: number): Float64Array {
  const random = new RandomState([seed, 5]);
  return Float64Array.from({ length: size }, () => random.uniform(-1, 1));
}

interface Layout {
  readonly steps: number;
  readonly rows: readonly number[];
  /** Whether padding stands before the steps. */
  readonly before: boolean;
}

/** Rows of steps with padding: `value` gives the numbers of a step of a row. */
function laidOut({ steps, rows, before }: Layout, width: number, padding: number, seed: number): number[][][] {
  return rows.map((length, row) =>
    Array.from({ length: steps }, (_, step) => {
      const own = before ? step - (steps - length) : step;
      const values = [...numbers(width, 1000 * seed + 100 * row + own)];
      return own >= 0 && own < length ? values : values.map(() => padding);
    }),
  );
}

/** The loss, the gradients and the answers of the kept steps with a layout of padding. */
function measured(each: Tried, layout: Layout): Map<string, readonly number[]> {
  const alone = compiled(specOf(each, layout.steps));
  const output = alone.model.outputs[0];
  const { masked = false, shape = [] } = output ?? {};
  const indices = each.word.indices !== undefined;
  const inputs = indices
    ? laidOut(layout, 1, 0, 1).map((row) => row.map(([x = 0]) => (x === 0 ? 0 : 1 + (Math.round(x * 100) & 1))))
    : laidOut(layout, 3, pad, 1);
  const width = shape.slice(masked ? 1 : 0).reduce((product, size) => product * size, 1);
  const targets = masked ? laidOut(layout, width, 7, 2) : layout.rows.map((_, row) => [...numbers(width, 50 + row)]);
  const spec = {
    ...specOf(each, layout.steps),
    dataset: { type: "inline", inputs, targets },
    loss: "meanSquaredError",
    optimizer: "sgd",
    train: { iterations: 1 },
  };
  const { training } = compiled(spec).graphs();
  if (training === undefined) throw new Error("there is nothing to train");
  const { outputs } = interpret(training, feedsOf(training, inputs, targets), layout.rows.length);
  const found = Object.entries(outputs).map(([name, { data }]): [string, number[]] => {
    const isAnswer = name.startsWith("outputs.");
    return [name, isAnswer && masked ? keptOf(layout, [...data], width) : [...data]];
  });
  return new Map(found);
}

function feedsOf(graph: Graph, inputs: unknown[], targets: unknown[]): { [leaf: string]: ArrayLike<number> } {
  return Object.fromEntries(
    graph.nodes.flatMap((node, index): [string, ArrayLike<number>][] => {
      if (node.op === "input") return [[node.name, inputs.flat(3) as number[]]];
      if (node.op === "target") return [[node.name, targets.flat(3) as number[]]];
      if (node.op === "key") return [[node.name, [3]]];
      if (node.op === "scalar") return [[node.name, [0.1]]];
      return node.op === "parameter" ? [[node.name, numbers(elementCount(node.shape).times, index % 7)]] : [];
    }),
  );
}

/** The values of the steps that are no padding. */
function keptOf({ steps, rows, before }: Layout, values: number[], width: number): number[] {
  return rows.flatMap((length, row) => {
    const first = row * steps + (before ? steps - length : 0);
    return values.slice(first * width, (first + length) * width);
  });
}

describe("longer padding changes no loss, no gradient and no answer by a bit", () => {
  it.each(tried.map((each) => [nameOf(each), each] as const))("%s, after the steps", (_, each) => {
    const rows = isRandom(each) ? [4] : lengths;
    const short = measured(each, { steps: 4, rows, before: false });
    expect(short.get("loss")?.[0]).toBeGreaterThan(0);
    expect(measured(each, { steps: 7, rows, before: false })).toEqual(short);
  });

  it.each(tried.flatMap((each) => (isRandom(each) || dependsOnPosition(each) ? [] : [[nameOf(each), each] as const])))(
    "%s, before the steps",
    (_, each) => {
      const short = measured(each, { steps: 4, rows: lengths, before: true });
      expect(measured(each, { steps: 7, rows: lengths, before: true })).toEqual(short);
    },
  );
});
