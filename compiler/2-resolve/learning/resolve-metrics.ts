import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../json.ts";
import { pointerTo } from "../../json-pointer.ts";
import { allOptions } from "../../vocabulary/common-options.ts";
import type { MetricWord } from "../../vocabulary/define.ts";
import { metrics as metricWords } from "../../vocabulary/registry.gen.ts";
import type { DatasetModel, MetricModel, OutputModel } from "../model.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import { chooseOutput } from "./choose-output.ts";
import { entries } from "./resolve-losses.ts";

/** How many categories topKAccuracy looks at where neither it nor the column says so. */
const usualTopK = 5;

/** The metrics, each with its output and the name by which claims and `--json` call it. */
export function resolveMetrics(
  at: Resolving,
  outputs: readonly OutputModel[],
  dataset: DatasetModel | undefined,
): readonly MetricModel[] {
  const names = new Set(["loss"]);
  return entries(at.value.metrics as Json | undefined, "/metrics").flatMap(({ written, pointer }) => {
    // The loss is measured in any case; among the metrics it stands for clarity.
    if (typeOf(written) === "loss" && at.value.loss !== undefined) return [];
    const metric = resolveMetric(at, written, pointer, { outputs, dataset });
    if (metric === undefined) return [];
    if (names.has(metric.name)) at.report(diagnostic("duplicate-metric", metric.place, { name: metric.name }));
    names.add(metric.name);
    return metric;
  });
}

function resolveMetric(
  at: Resolving,
  written: Json,
  pointer: string,
  among: { readonly outputs: readonly OutputModel[]; readonly dataset: DatasetModel | undefined },
): MetricModel | undefined {
  const type = typeOf(written);
  const word = metricWords[type] as MetricWord;
  const own = { values: optionsOf(written), pointerOf: (name: string) => pointerTo(pointer, name) };
  const all = resolveOptions(at, allOptions("metric", word.options), own, type, pointer);
  const { output: wish, name: called, ...options } = all;
  const output = chooseOutput(at, type, wish, pointer, among.outputs);
  if (output === undefined) return undefined;
  const { target } = among.outputs.find((each) => each.name === output) as OutputModel;
  const place = at.placeAt(pointer);
  if (word.categories && target?.encoding === "values") {
    at.report(diagnostic("needs-categories", place, { metric: type, output }));
  }
  const several = among.outputs.filter((each) => each.target !== undefined).length > 1;
  const name = typeof called === "string" ? called : several ? `${output}.${type}` : type;
  const column = among.dataset?.columns.find((each) => each.name === target?.columns[0]);
  const k = "k" in word.options && options.k === undefined ? { k: column?.topK ?? usualTopK } : {};
  return { type, options: { ...options, ...k }, name, output, place };
}
