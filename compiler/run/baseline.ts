import { log } from "../../runtime/log.ts";
import { type BaselineGraph, baselineGraph } from "../3-differentiate/baseline.ts";
import { type FittedColumns, unscaled } from "../data/fitted-columns.ts";
import type { Rows } from "../data/read-rows.ts";
import { interpret } from "../interpret/interpret.ts";
import { lossTotalName, metricTotalName, type Node } from "../ir/graph.ts";
import type { Model, OutputModel } from "../ir/model.ts";
import { neutralThreshold } from "../ir/neutral-threshold.ts";
import { product } from "../ir/shape.ts";
import { accumulationOf } from "../language/accumulation-of.ts";
import { type BaselineAnswer, baselineAnswer } from "./baseline-answers.ts";
import { finishMetric, sumOf } from "./finish-metric.ts";
import type { Dataset } from "./network-module.ts";
import type { Part } from "./snapshot.ts";
import { someWrittenOut } from "./written-out.ts";

/** What always giving the same answer, or the last value of a series, comes to on the rows that a network is judged by. */
export interface Baseline {
  /** `always "No"`, `always the mean`, `the last value`; for several outputs `baseline`. */
  readonly title: string;
  /** The rows that it is measured on: those for test, else those for validation. */
  readonly on: Part;
  /** The loss and the metrics, as far as a constant answer has them. */
  readonly measures: { readonly [name: string]: number };
}

/** Rows that are measured at a time, and the most values that are measured at all. */
const [batchRows, mostValues] = [4096, 2_000_000];

/**
 * Measures what takes no look at the inputs, or only at the last value of a series, on the rows of the first of these
 * parts that has any. Undefined if none has, and where padding has no answer.
 */
export function baselineOf(
  model: Model,
  rows: Rows | undefined,
  preferred: readonly Part[] = ["test", "validation"],
): Baseline | undefined {
  const outputs = model.outputs.filter(({ target }) => target !== undefined);
  if (rows === undefined || outputs.length === 0 || outputs.some(({ masked }) => masked)) return undefined;
  const { counts, parts, fitted } = rows.data;
  const on = preferred.find((part) => counts[part] > 0);
  if (on === undefined) return undefined;
  const { part: data, diagnostics } = parts[on]();
  const values = outputs.reduce((sum, { shape }) => sum + product(shape), 0) * data.rows;
  if (diagnostics.length > 0 || values > mostValues) return undefined;
  // Of rows of a file alone, none of them from training: the answer that is the best one for them.
  const known =
    counts.training > 0 ? rows : { ...rows, data: { ...rows.data, parts: { ...parts, training: parts[on] } } };
  const answers = outputs.map((output) => [output.name, baselineAnswer(model, known, output, on)] as const);
  const [only] = answers;
  const title = only === undefined || answers.length > 1 ? "baseline" : only[1].title;
  return { title, on, measures: measure(model, data, new Map(answers), fitted) };
}

type Answers = ReadonlyMap<string, BaselineAnswer>;

function measure(model: Model, data: Dataset, answers: Answers, fitted: FittedColumns): Baseline["measures"] {
  const built = baselineGraph(model);
  const totals = new Map<string, number[][]>();
  for (let start = 0; start < data.rows; start += batchRows) {
    const rows = Math.min(batchRows, data.rows - start);
    const feeds = built.graph.nodes.flatMap((node) => {
      const values = leafValues(model, node, { data, start, rows, answers, fitted });
      return values === undefined ? [] : [[node.name, values] as const];
    });
    const { outputs } = interpret(built.graph, Object.fromEntries(feeds), rows);
    for (const [name, { data: values }] of Object.entries(outputs)) {
      totals.set(name, [...(totals.get(name) ?? []), [...values]]);
    }
  }
  const loss = lossOf(model, built, totals, data.rows);
  const metrics = built.metrics.map((metric) => {
    const { name } = metric;
    const accumulate = accumulationOf(model, metric);
    const shape = built.graph.nodes[built.graph.outputs[metricTotalName(name)] as number]?.shape ?? [];
    const width = typeof shape.at(-1) === "number" ? Number(shape.at(-1)) : 1;
    return [name, finishMetric(accumulate, totals.get(metricTotalName(name)) ?? [], data.rows, width)] as const;
  });
  return Object.fromEntries([...(loss === undefined ? [] : [["loss", loss] as const]), ...metrics]);
}

interface Feeding {
  readonly data: Dataset;
  readonly start: number;
  readonly rows: number;
  readonly answers: Answers;
  readonly fitted: FittedColumns;
}

function leafValues(model: Model, node: Node, feeding: Feeding): ArrayLike<number> | undefined {
  const { data, start, rows, answers, fitted } = feeding;
  const path = String(node.attributes.path);
  const size = product(node.shape.slice(1));
  const target = data.targets[path];
  if (node.op === "target") return target && someWrittenOut(target, start, rows, size);
  if (node.op === "scalar") return scaleValues(model, path, fitted);
  if (node.op !== "input") return undefined;
  const output = model.outputs.find(({ name }) => name === path) as OutputModel;
  const { values = new Float64Array(), always = true } = answers.get(path) ?? {};
  const own = always ? values : values.subarray(start * size, (start + rows) * size);
  const all = node.attributes.role === "logits" ? logitsOf(own, size) : answerOf(output, own);
  return Float64Array.from({ length: rows * size }, (_, position) => all[position % all.length] as number);
}

/** A score for categories whose sign is learnt; otherwise the shares or means themselves. */
function answerOf({ target }: OutputModel, shares: Float64Array): Float64Array {
  return target?.signs && target.encoding !== "values" ? shares.map((share) => 2 * share - 1) : shares;
}

/** What sigmoid makes one share of, and softmax several. */
function logitsOf(shares: Float64Array, size: number): Float64Array {
  return size === 1 ? shares.map((p) => log(p) - log(1 - p)) : shares.map((p) => log(p));
}

/** The scale of one column of a target, or of each of several. */
function scaleValues(model: Model, path: string, fitted: FittedColumns): ArrayLike<number> {
  const [, decided] = /^columns\.(.*)\.threshold$/.exec(path) ?? [];
  if (decided !== undefined) {
    return [neutralThreshold(model.outputs.find(({ target }) => target?.columns.includes(decided)))];
  }
  const [, kind, name = "", part] = /^(columns|outputs)\.(.*)\.(subtract|divide)$/.exec(path) ?? [];
  const of = (column: string) => (fitted.get(column)?.scale ?? unscaled)[part as "subtract" | "divide"];
  if (kind === "columns") return [of(name)];
  const columns = model.outputs.find((output) => output.name === name)?.target?.columns ?? [];
  return columns.flatMap((column) => {
    const { shape = [] } = model.dataset?.columns.find((each) => each.name === column) ?? {};
    return new Array<number>(product(shape)).fill(of(column));
  });
}

/** The sum of all losses; undefined where a category that is not in the training rows makes it infinite. */
function lossOf(
  { losses }: Model,
  { lossCounts }: BaselineGraph,
  totals: ReadonlyMap<string, readonly (readonly number[])[]>,
  rows: number,
): number | undefined {
  if (losses.length === 0) return undefined;
  const loss = losses.reduce((sum, { weight, reduction }, index) => {
    const total = sumOf(totals.get(`totals.${lossTotalName(index)}`) ?? []);
    return sum + weight * (reduction === "sum" ? total : total / (rows * (lossCounts[index] ?? 1)));
  }, 0);
  return Number.isFinite(loss) ? loss : undefined;
}
