import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { DatasetModel, MetricModel, OutputModel } from "../../ir/model.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import { allOptions } from "../../language/common-options.ts";
import type { MetricWord } from "../../language/define/metric.ts";
import type { ShapedLayer } from "../layers/layer-draft.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import { chooseOutput } from "./choose-output.ts";
import { layerOfMetric, withoutUnits } from "./metric-layers.ts";
import { entries } from "./resolve-losses.ts";
import { checkWeighted, nameOfMetric } from "./weighted-metrics.ts";

/** The counts of every training, which can be claimed like metrics. */
export const lengths = ["iterations", "epochs", "updates"] as const;

/** The default k of topKAccuracy, if neither the metric nor the column sets it. */
const defaultTopK = 5;

/** The outputs and layers that metrics can measure. */
export interface Measured {
  readonly outputs: readonly OutputModel[];
  readonly layers: readonly ShapedLayer[];
  readonly dataset: DatasetModel | undefined;
}

/** The metrics, each with what it measures and its name in claims and in `--json`. */
export function resolveMetrics(at: Resolving, measured: Measured): readonly MetricModel[] {
  // The loss and the counts have reserved names.
  const names = new Set(["loss", ...lengths]);
  return entries(at.value.metrics as Json | undefined, "/metrics").flatMap(({ written, pointer }) => {
    // The loss is always measured; it may be listed among the metrics for clarity.
    if (typeOf(written) === "loss") return withoutLoss(at, pointer);
    const metric = resolveMetric(at, written, pointer, measured);
    if (metric === undefined) return [];
    if (names.has(metric.name)) at.report(diagnostic("duplicate-metric", metric.range, { name: metric.name }));
    names.add(metric.name);
    return metric;
  });
}

/** `loss` among the metrics is ignored if the spec has a loss, else reported. */
function withoutLoss(at: Resolving, pointer: string): readonly MetricModel[] {
  if (at.value.loss !== undefined) return [];
  const because = "`metrics:` lists it";
  at.report(diagnostic("training-needs", at.rangeAt(pointer), { key: "loss", because }));
  return [];
}

function resolveMetric(at: Resolving, written: Json, pointer: string, measured: Measured): MetricModel | undefined {
  const type = typeOf(written);
  const word = at.language.metrics[type] as MetricWord;
  const own = { values: optionsOf(written), pointerOf: (name: string) => pointerTo(pointer, name) };
  const all = resolveOptions(at, allOptions("metric", word.options), own, type, pointer);
  const { output: _, name, without: __, weighted: ___, ...options } = all;
  const range = at.rangeAt(pointer);
  if (word.measures === "layer") {
    const measures = layerOfMetric(at, { type, word, options: all, pointer }, measured.layers);
    if (measures === undefined) return undefined;
    const named = { ...options, layer: options.layer ?? measures.layer };
    return { type, options: named, name: typeof name === "string" ? name : type, measures, range };
  }
  return outputMetric(at, { type, word, all, options, pointer }, measured);
}

/**
 * Whether numbers may be one-hot categories: several per row, exactly one of them 1. The data is checked when it is
 * read; tables by category take rows of one axis.
 */
function mayBeOneHot({ accumulate }: MetricWord, { shape }: OutputModel): boolean {
  return (shape.at(-1) ?? 1) > 1 && (accumulate !== "table" || shape.length === 1);
}

/** Warns if k is at least the number of categories: the metric is then always 1. */
function reportAlwaysOne(
  at: Resolving,
  { type, k, pointer }: { readonly type: string; readonly k: number; readonly pointer: string },
  categories: number,
): void {
  if (!(k >= categories) || categories < 2) return;
  const range = at.spec.ranges[`${pointer}/k`] ?? at.rangeAt(pointer);
  at.report(diagnostic("always-one", range, { metric: type, k, categories }));
}

interface Written {
  readonly type: string;
  readonly word: MetricWord & { readonly measures: "output" };
  /** With and without the options that every metric has. */
  readonly all: JsonObject;
  readonly options: JsonObject;
  readonly pointer: string;
}

/** Reports a metric that cannot leave out the padding of an output with a mask. */
function reportPadding(at: Resolving, { type, word }: Written, output: OutputModel, range: SourceRange): void {
  if (!output.masked || word.leavesOutPadding) return;
  const mistake = `cannot leave out padding, and the output "${output.name}" has a mask`;
  at.report(
    diagnostic("metric-unfit", range, { metric: type, mistake, advice: "Use accuracy, or precision and recall." }),
  );
}

function outputMetric(at: Resolving, metric: Written, measured: Measured): MetricModel | undefined {
  const { type, word, all, options, pointer } = metric;
  const output = chooseOutput(at, type, all.output, pointer, measured.outputs);
  if (output === undefined) return undefined;
  const found = measured.outputs.find((each) => each.name === output) as OutputModel;
  const { target } = found;
  const range = at.rangeAt(pointer);
  if (word.categories && target?.encoding === "values" && !mayBeOneHot(word, found)) {
    at.report(diagnostic("needs-categories", range, { metric: type, output }));
  }
  if (word.probabilities && target?.signs) {
    const mistake = `takes probabilities, and after a hinge loss the output "${output}" is a score`;
    at.report(diagnostic("metric-unfit", range, { metric: type, mistake, advice: "Use auc, or a crossentropy loss." }));
  }
  reportPadding(at, metric, found, range);
  checkWeighted(at, { type, word, options: all, pointer }, measured.dataset);
  const several = measured.outputs.filter((each) => each.target !== undefined).length > 1;
  const name = typeof all.name === "string" ? all.name : nameOfMetric(type, all, several ? output : undefined);
  const column = measured.dataset?.columns.find((each) => each.name === target?.columns[0]);
  const k = "k" in word.options && options.k === undefined ? { k: column?.topK ?? defaultTopK } : {};
  reportAlwaysOne(
    at,
    { type, k: Number(options.k ?? k.k), pointer },
    column?.categories?.length ?? found.shape.at(-1) ?? 1,
  );
  const without = withoutUnits(at, { type, word, name: all.without, pointer }, found, measured.layers);
  return {
    type,
    options: { ...options, ...k },
    name,
    measures: { output },
    ...(without === undefined ? {} : { without }),
    ...(all.weighted === true && { weighted: true }),
    range,
  };
}
