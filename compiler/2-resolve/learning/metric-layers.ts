import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json, JsonObject } from "../../json.ts";
import { pointerTo } from "../../json-pointer.ts";
import type { Accumulation, MetricWord } from "../../vocabulary/define.ts";
import type { ShapedLayer } from "../layers/layer-draft.ts";
import type { MetricModel, OutputModel } from "../model.ts";
import type { Resolving } from "../resolving.ts";

/** Metrics of one number for each row: of several such values one is the worst. */
const ofNumbers: readonly Accumulation[] = ["mean", "rootOfMean", "maximum"];

/** The layer that a metric looks at; it has no target, and no unit is taken from it. */
export function layerOfMetric(
  at: Resolving,
  type: string,
  options: JsonObject,
  pointer: string,
  layers: readonly ShapedLayer[],
): string | undefined {
  for (const key of ["output", "without"].filter((each) => options[each] !== undefined)) {
    const parameters = { what: `\`${key}:\``, because: `${type} looks at a layer` };
    at.report(diagnostic("ignored", at.keyPlaceAt(pointerTo(pointer, key)), parameters));
  }
  return layerNamed(at, type, options.layer, pointerTo(pointer, "layer"), layers)?.name;
}

interface Without {
  readonly type: string;
  readonly word: MetricWord;
  /** As `without:` says it. */
  readonly name: Json | undefined;
  readonly pointer: string;
}

/** `without:` of a metric: the layer whose units are shut down in turn, which the output must hang on. */
export function withoutUnits(
  at: Resolving,
  { type, word, name, pointer }: Without,
  output: OutputModel,
  layers: readonly ShapedLayer[],
): MetricModel["without"] {
  if (name === undefined) return undefined;
  const key = pointerTo(pointer, "without");
  if (!ofNumbers.includes(word.accumulate)) {
    at.report(diagnostic("without-number", at.keyPlaceAt(key), { metric: type }));
    return undefined;
  }
  const layer = layerNamed(at, type, name, key, layers);
  if (layer === undefined) return undefined;
  if (!leadTo(output.layer, layers).has(layer.name)) {
    at.report(diagnostic("without-effect", at.placeAt(key), { layer: layer.name, output: output.layer }));
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
): ShapedLayer | undefined {
  if (typeof name !== "string") return undefined;
  const layer = layers.find((each) => each.name === name);
  if (layer === undefined) {
    const enters = layers.some((each) => each.inputs.includes(name));
    const candidates = layers.map((each) => each.name);
    at.report(diagnostic("metric-layer", at.placeAt(pointer), { metric, name, enters, candidates }));
  }
  return layer;
}

/** The layers that a layer hangs on, and itself. */
function leadTo(layer: string, layers: readonly ShapedLayer[], found = new Set<string>()): ReadonlySet<string> {
  if (found.has(layer)) return found;
  found.add(layer);
  for (const input of layers.find((each) => each.name === layer)?.inputs ?? []) leadTo(input, layers, found);
  return found;
}
