import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { DatasetModel, LossModel, OutputModel } from "../../ir/model.ts";
import type { Thing } from "../../ir/thing.ts";
import { allOptions } from "../../language/common-options.ts";
import type { LossWord } from "../../language/define/loss.ts";
import type { ShapedLayer } from "../layers/layer-draft.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import { chooseOutput } from "./choose-output.ts";
import { resolveClassWeight } from "./class-weight.ts";

/** The losses, each with its output. A crossentropy must follow the activation that it is defined for. */
export function resolveLosses(
  at: Resolving,
  outputs: readonly OutputModel[],
  layers: readonly ShapedLayer[],
  dataset?: DatasetModel,
): readonly LossModel[] {
  const written = entries(at.value.loss as Json | undefined, "/loss");
  const losses = written.flatMap((each) => {
    const loss = resolveLoss(at, each.written, each.pointer, outputs, dataset);
    if (loss !== undefined) checkActivation(at, loss, outputs, layers);
    return loss ?? [];
  });
  if (losses.length > 0 && losses.length === written.length) {
    for (const { name, target } of outputs) {
      if (target === undefined || losses.some((loss) => loss.output === name)) continue;
      at.report(diagnostic("output-without-loss", at.keyRangeAt("/loss"), { output: name }));
    }
  }
  return losses;
}

/** One thing or a list of them, each with its pointer. */
export function entries(written: Json | undefined, pointer: string): readonly { written: Json; pointer: string }[] {
  if (written === undefined) return [];
  if (!Array.isArray(written)) return [{ written, pointer }];
  return written.map((each, index) => ({ written: each, pointer: pointerTo(pointer, index) }));
}

function resolveLoss(
  at: Resolving,
  written: Json,
  pointer: string,
  outputs: readonly OutputModel[],
  dataset: DatasetModel | undefined,
): LossModel | undefined {
  const type = typeOf(written);
  const word = at.language.losses[type] as LossWord;
  const own = { values: optionsOf(written), pointerOf: (name: string) => pointerTo(pointer, name) };
  const all = resolveOptions(at, allOptions("loss", word.options), own, type, pointer);
  const { output: preferredName, weight, classWeight: writtenClassWeight, ...options } = all;
  const output = chooseOutput(at, type, preferredName, pointer, outputs);
  if (output === undefined) return undefined;
  const reduction = options.reduction === "sum" ? "sum" : "mean";
  const target = outputs.find(({ name }) => name === output)?.target;
  const classWeight = resolveClassWeight(at, writtenClassWeight, pointerTo(pointer, "classWeight"), target, dataset);
  return {
    ...{ type, options, output, weight: weight as number, reduction },
    ...(classWeight && { classWeight }),
    range: at.rangeAt(pointer),
  };
}

function checkActivation(
  at: Resolving,
  loss: LossModel,
  outputs: readonly OutputModel[],
  layers: readonly ShapedLayer[],
): void {
  const wanted = at.language.losses[loss.type]?.after;
  const name = outputs.find((output) => output.name === loss.output)?.layer;
  const layer = layers.find((each) => each.name === name);
  if (wanted === undefined || layer === undefined) return;
  const activation = layer.options.activation;
  const last = isObject(activation) ? textOf(at, activation as unknown as Thing) : "no activation";
  const found = layer.word.activatesInside ? "steps, which have theirs inside" : last;
  if (found === wanted) return;
  const hasOption = "activation" in layer.word.options && !layer.word.activatesInside;
  at.report(diagnostic("loss-after", loss.range, { loss: loss.type, wanted, found, layer: layer.name, hasOption }));
}

/** The activation's type, and its options that differ from the defaults. */
function textOf(at: Resolving, activation: Thing): string {
  const options = at.language.activations[activation.type]?.options ?? {};
  const other = Object.entries(activation.options).filter(([name, value]) => value !== options[name]?.default);
  return [activation.type, ...other.map(([name, value]) => `with ${name} ${String(value)}`)].join(" ");
}

/** Marks an output whose loss uses the targets 1 and −1: the sign of the output is learnt. */
export function learntSign(at: Resolving, output: OutputModel, losses: readonly LossModel[]): OutputModel {
  const { name, target } = output;
  const signs = losses.some((loss) => loss.output === name && at.language.losses[loss.type]?.targets.signs);
  return target !== undefined && signs ? { ...output, target: { ...target, signs: true } } : output;
}
