import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { OutputModel } from "../../ir/model.ts";
import type { ColumnGroup } from "../dataset/column-groups.ts";
import type { ResolvedDataset } from "../dataset/resolve-dataset.ts";
import type { ShapedLayer } from "../layers/layer-draft.ts";
import type { Resolving } from "../resolving.ts";
import { resolveTarget } from "./resolve-target.ts";

/** The outputs of the network, each with its target, if the dataset has targets. */
export interface ResolvedOutputs {
  readonly outputs: readonly OutputModel[];
  /** False if outputs are unknown because of a mistake: losses and metrics are then not checked. */
  readonly complete: boolean;
}

/** All layers, and the layer that computes the output of a repeat, or of a copy of one: `stage` → `stage2.conv`. */
interface OutputLayers {
  readonly layers: readonly ShapedLayer[];
  /** The names of the layers whose output has a mask. */
  readonly masked: ReadonlySet<string>;
  readonly ends: ReadonlyMap<string, string>;
}

/**
 * The layers under `outputs:`, else those with the names of the targets, else the last one. A single target belongs to
 * the single output; several targets belong to the layers with their names.
 */
export function resolveOutputs(
  at: Resolving,
  { layers, masked, ends }: OutputLayers,
  dataset: ResolvedDataset | undefined,
): ResolvedOutputs {
  const targets = dataset?.targets ?? [];
  const named = namedOutputs(at, layers, ends);
  const byTarget = targets.length > 1 ? targetLayers(at, layers, targets) : [];
  const last = layers.reduce<ShapedLayer | undefined>(
    (a, b) => (a === undefined || b.index > a.index ? b : a),
    undefined,
  );
  const chosen = named ?? (byTarget.length > 0 ? byTarget : last === undefined ? [] : [last]);
  const all = [...chosen, ...byTarget.filter((layer) => !chosen.includes(layer))];
  const outputs = all.flatMap((layer) => {
    const output = outputOf(at, layer, all, targets, dataset);
    return output && masked.has(layer.name) ? { ...output, masked: true as const } : (output ?? []);
  });
  const whole = outputs.length === all.length && (named?.length ?? 1) > 0 && all.length > 0;
  return { outputs, complete: whole && (targets.length < 2 || byTarget.length === targets.length) };
}

function namedOutputs(
  at: Resolving,
  layers: readonly ShapedLayer[],
  ends: ReadonlyMap<string, string>,
): readonly ShapedLayer[] | undefined {
  const written = at.value.outputs;
  if (written === undefined) return undefined;
  const names = typeof written === "string" ? [written] : written;
  return names.flatMap((name, index) => {
    const layer = layers.find((each) => each.name === (ends.get(name) ?? name));
    if (layer !== undefined) return [layer];
    const range = at.rangeAt(typeof written === "string" ? "/outputs" : pointerTo("/outputs", index));
    const candidates = layers.map((each) => each.name);
    at.report(diagnostic("unknown-output", range, { name, candidates }));
    return [];
  });
}

function targetLayers(
  at: Resolving,
  layers: readonly ShapedLayer[],
  targets: readonly ColumnGroup[],
): readonly ShapedLayer[] {
  return targets.flatMap((target) => {
    const layer = layers.find((each) => each.name === target.name);
    if (layer !== undefined) return [layer];
    const candidates = layers.map((each) => each.name).filter((name) => !targets.some((each) => each.name === name));
    at.report(diagnostic("target-layer", at.keyRangeAt(target.pointer), { target: target.name, candidates }));
    return [];
  });
}

function outputOf(
  at: Resolving,
  layer: ShapedLayer,
  all: readonly ShapedLayer[],
  targets: readonly ColumnGroup[],
  dataset: ResolvedDataset | undefined,
): OutputModel | undefined {
  const { shape } = layer;
  if (shape === undefined) return undefined;
  const group =
    targets.length === 1 && all.length === 1 ? targets[0] : targets.find((each) => each.name === layer.name);
  const plain = dataset !== undefined && !dataset.model.named && all.length === 1;
  const name = group?.name ?? (plain ? "outputs" : layer.name);
  if (group === undefined || dataset === undefined) return { name, layer: layer.name, shape };
  const target = dataset.complete ? resolveTarget(at, layer, shape, group, dataset.model) : undefined;
  return target === undefined ? undefined : { name, layer: layer.name, shape, target };
}
