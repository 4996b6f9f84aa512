import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { MeasuredLayerModel, MetricModel, OutputModel } from "../../ir/model.ts";
import type { Accumulation, LayerMetric, MetricWord } from "../../language/define/metric.ts";
import type { ShapedLayer } from "../layers/layer-draft.ts";
import type { Resolving } from "../resolving.ts";

/** Metrics that are one number: several values have a worst one. */
const ofNumbers: readonly Accumulation[] = ["mean", "rootOfMean", "maximum"];

/** A metric of a layer as written. */
interface WrittenMetric {
  readonly type: string;
  readonly word: LayerMetric;
  readonly options: JsonObject;
  readonly pointer: string;
}

/** The layer that a metric measures; such a metric takes none of the options of outputs. */
export function layerOfMetric(
  at: Resolving,
  metric: WrittenMetric,
  layers: readonly ShapedLayer[],
): MeasuredLayerModel | undefined {
  const { type, word, options, pointer } = metric;
  for (const key of ["output", "without", "weighted"].filter((each) => options[each] !== undefined)) {
    const parameters = { what: `\`${key}:\``, because: `${type} measures a layer` };
    at.report(diagnostic("ignored", at.keyRangeAt(pointerTo(pointer, key)), parameters));
  }
  const named = options.layer !== undefined;
  const found = named ? partNamed(at, metric, layers) : onlyOfType(at, metric, layers);
  if (found === undefined) return undefined;
  const { layer, part } = found;
  const range = at.rangeAt(named ? pointerTo(pointer, "layer") : pointer);
  if (word.of !== undefined && (layer.type !== word.of || part !== undefined)) {
    reportType(at, metric, word.of, layers);
    return undefined;
  }
  const unfit = word.unfit?.(layer.shape ?? []);
  if (unfit !== undefined) {
    at.report(diagnostic("metric-unfit", range, { metric: type, mistake: unfit.mistake, advice: unfit.hint }));
    return undefined;
  }
  return { layer: layer.name, ...(part === undefined ? {} : { part }) };
}

interface Found {
  readonly layer: ShapedLayer;
  readonly part?: NonNullable<MeasuredLayerModel["part"]>;
}

/** The one layer of the type that a metric measures. */
function onlyOfType(at: Resolving, metric: WrittenMetric, layers: readonly ShapedLayer[]): Found | undefined {
  const wanted = metric.word.of;
  // A missing `layer:` was already reported with the options.
  if (wanted === undefined) return undefined;
  const [layer, ...others] = layers.filter((each) => each.type === wanted);
  if (layer !== undefined && others.length === 0) return { layer };
  reportType(at, metric, wanted, layers);
  return undefined;
}

/** Reports a layer of the wrong type, or an ambiguous one. */
function reportType(
  at: Resolving,
  { type, options: { layer }, pointer }: WrittenMetric,
  wanted: string,
  layers: readonly ShapedLayer[],
): void {
  const range = at.rangeAt(layer === undefined ? pointer : pointerTo(pointer, "layer"));
  const candidates = layers.filter((each) => each.type === wanted).map(({ name }) => name);
  const named = typeof layer === "string" ? { named: layer } : {};
  at.report(diagnostic("metric-layer-type", range, { metric: type, wanted, ...named, candidates }));
}

/** The layer with that name, or a part of a layer: `encoder.code`. */
function partNamed(
  at: Resolving,
  { type, options, pointer }: WrittenMetric,
  layers: readonly ShapedLayer[],
): Found | undefined {
  const parts = layers.flatMap((layer) => partsOf(layer));
  const part = parts.find(({ path }) => path === options.layer);
  if (part !== undefined) return part;
  const known = [...layers.map(({ name }) => name), ...parts.map(({ path }) => path)];
  const layer = layerNamed(at, type, options.layer, pointerTo(pointer, "layer"), layers, known);
  return layer && { layer };
}

function partsOf(layer: ShapedLayer): readonly (Required<Found> & { readonly path: string })[] {
  let start = 0;
  return (layer.word.parts?.(layer.options as never) ?? []).map(({ name, size }) => {
    const part = { start, size };
    start += size;
    return { path: `${layer.name}.${name}`, layer, part };
  });
}

interface Without {
  readonly type: string;
  readonly word: MetricWord;
  /** The value of `without:`. */
  readonly name: Json | undefined;
  readonly pointer: string;
}

/** `without:` of a metric: the layer whose units are shut down in turn. The output must depend on it. */
export function withoutUnits(
  at: Resolving,
  { type, word, name, pointer }: Without,
  output: OutputModel,
  layers: readonly ShapedLayer[],
): MetricModel["without"] {
  if (name === undefined) return undefined;
  const key = pointerTo(pointer, "without");
  if (!ofNumbers.includes(word.accumulate) || output.masked) {
    at.report(diagnostic("without-number", at.keyRangeAt(key), { metric: type }));
    return undefined;
  }
  const layer = layerNamed(at, type, name, key, layers);
  if (layer === undefined) return undefined;
  if (!leadTo(output.layer, layers).has(layer.name)) {
    at.report(diagnostic("without-effect", at.rangeAt(key), { layer: layer.name, output: output.layer }));
    return undefined;
  }
  return { layer: layer.name, units: layer.shape?.at(-1) ?? 1 };
}

function layerNamed(
  at: Resolving,
  metric: string,
  name: Json | undefined,
  pointer: string,
  layers: readonly ShapedLayer[],
  known: readonly string[] = layers.map((each) => each.name),
): ShapedLayer | undefined {
  if (typeof name !== "string") return undefined;
  const layer = layers.find((each) => each.name === name);
  if (layer === undefined) {
    const enters = layers.some((each) => each.inputs.includes(name));
    at.report(diagnostic("metric-layer", at.rangeAt(pointer), { metric, name, enters, candidates: known }));
  }
  return layer;
}

/** The layers that a layer depends on, including itself. */
function leadTo(layer: string, layers: readonly ShapedLayer[], found = new Set<string>()): ReadonlySet<string> {
  if (found.has(layer)) return found;
  found.add(layer);
  for (const input of layers.find((each) => each.name === layer)?.inputs ?? []) leadTo(input, layers, found);
  return found;
}
