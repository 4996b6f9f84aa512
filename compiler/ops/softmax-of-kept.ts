import { constant, type Expression, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize, leadingCount, product, type Shape, shapeText } from "../ir/shape.ts";
import { assign, changing, local, loop, when } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, range, rowsScratch, scratch } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";
import { softmaxGradient } from "./softmax-gradient.ts";

/** Whether a query keeps only the keys up to its own index. */
export type KeptAttributes = { readonly causal: boolean };

/** Scores, and an optional mask of the keys. */
type ScoresAndMask = readonly unknown[];

/**
 * Softmax along the last axis over the keys that are kept, 0 for the others: scores [rows, …, queries, keys] and an optional
 * mask [rows, keys], 0 for a key that is not kept. Maximum and sum are taken over kept keys only, so that padding changes no
 * bit; without any kept key all are 0. The mask takes no gradient.
 */
export const softmaxOfKept: Op<KeptAttributes, ScoresAndMask> = {
  name: "softmaxOfKept",
  summary:
    "e^(xⱼ − m) / Σₖ e^(xₖ − m) over keys j, k with mask ≠ 0 (`causal`: and j ≤ the query), m their maximum, k ascending from 0; else 0",
  shape: ([scores = [], mask]) => {
    const fits = mask === undefined || (mask.length === 2 && mask[0] === scores[0] && mask[1] === scores.at(-1));
    if (scores.length > 2 && fits) return scores;
    throw new Error(`softmaxOfKept: ${shapeText(scores)} does not fit the mask ${shapeText(mask ?? [])}`);
  },
  evaluate: ([scores, mask], output, { causal }, { add, subtract, divide, exp }) => {
    if (scores === undefined) throw new Error("softmaxOfKept takes scores");
    const [queries = 1, keys = 1] = scores.shape.slice(-2);
    const perSample = scores.data.length / (scores.shape[0] ?? 1);
    output.data.fill(0);
    for (let start = 0; start < scores.data.length; start += keys) {
      const sample = Math.floor(start / perSample);
      const last = causal ? (start / keys) % queries : keys - 1;
      const isKept = (key: number) => key <= last && (mask === undefined || mask.data[sample * keys + key] !== 0);
      const kept = Array.from({ length: keys }, (_, key) => key).filter(isKept);
      const x = kept.map((key) => scores.data[start + key] as number);
      const maximum = x.reduce((a, b) => (a < b ? b : a), Number.NEGATIVE_INFINITY);
      const powers = x.map((each) => exp(subtract(each, maximum)));
      const sum = powers.reduce((a, b) => add(a, b), 0);
      kept.forEach((key, at) => {
        output.data[start + key] = divide(powers[at] as number, sum);
      });
    }
  },
  cost: ([scores = []]) => ({ exponentials: elementCount(scores) }),
  gradient: ({ graph, inputs, output, upstream }) =>
    inputs.map((_, at) => (at === 0 ? graph.apply(softmaxGradient, [output, upstream], {}) : undefined)),
  kernel: ({ shapes: { inputs }, inputs: [scores, mask], attributes: { causal }, output }) => {
    const [shape = []] = inputs;
    if (scores === undefined) return undefined;
    const perMask = product(shape.slice(1, -1));
    return {
      name: "softmaxOfKept",
      arguments: [
        ...[scores, count(lastSize(shape)), mask ?? count(0), count(mask === undefined ? 0 : perMask)],
        ...[count(causal ? knownSize(shape.at(-2)) : 0), output, ...range(leadingCount(shape)), scratch],
      ],
      scratch: rowsScratch,
    };
  },
  loops: ({ arithmetic, shapes, attributes: { causal }, read, write, fresh }) => {
    const [scores = [], mask] = shapes.inputs as readonly Shape[];
    const [queries, keys] = [knownSize(scores.at(-2)), lastSize(scores)];
    const slices = product(scores.slice(1, -2));
    const [sample, slice, query, key] = [fresh("sample"), fresh("slice"), fresh("query"), fresh("key")];
    const [maximum, sum, score] = [fresh("maximum"), fresh("sum"), fresh("score")];
    const at = {
      terms: [
        { variable: sample, factor: slices * queries * keys },
        { variable: slice, factor: queries * keys },
        { variable: query, factor: keys },
        { variable: key, factor: 1 },
      ],
      constant: 0,
    };
    const place = (name: string): Expression => ({ kind: "index", index: index(name) });
    const ofMask = {
      terms: [
        { variable: sample, factor: keys },
        { variable: key, factor: 1 },
      ],
      constant: 0,
    };
    const ifKept = (body: readonly Statement[]): readonly Statement[] => {
      const byMask = mask === undefined ? body : [when(read(1, ofMask), "!==", zero, body)];
      return causal ? [when(place(key), "<=", place(query), byMask)] : byMask;
    };
    const elseZero = (then: Expression): Expression => {
      const byMask = mask === undefined ? then : arithmetic.choose(read(1, ofMask), "!==", zero, then, zero);
      return causal ? arithmetic.choose(place(key), "<=", place(query), byMask, zero) : byMask;
    };
    const power = arithmetic.call("exp", arithmetic.subtract(read(0, at), variable(maximum)));
    const larger = arithmetic.choose(variable(maximum), "<", variable(score), variable(score), variable(maximum));
    const body = [
      changing(maximum, constant(Number.NEGATIVE_INFINITY)),
      loop(key, keys, ifKept([local(score, read(0, at)), assign(maximum, larger)])),
      changing(sum, zero),
      loop(key, keys, ifKept([assign(sum, arithmetic.add(variable(sum), power))])),
      loop(key, keys, write(at, elseZero(arithmetic.divide(power, variable(sum))))),
    ];
    return [loop(sample, elementCount(scores.slice(0, 1)), [loop(slice, slices, [loop(query, queries, body)])])];
  },
};
