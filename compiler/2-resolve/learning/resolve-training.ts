import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { OptimizerModel, TrainModel } from "../../ir/model.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import type { Thing } from "../../ir/thing.ts";
import { allOptions } from "../../language/common-options.ts";
import type { LearningWord } from "../../language/define/learning.ts";
import type { ResolvedDataset } from "../dataset/resolve-dataset.ts";
import type { ShapedLayer } from "../layers/layer-draft.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";

/** The default number of rows per update. */
const defaultBatchSize = 32;

/** The optimizer with all its options. */
export function resolveOptimizer(at: Resolving): OptimizerModel | undefined {
  const written = at.value.optimizer;
  if (written === undefined) return undefined;
  const type = typeOf(written as Json);
  const word = at.language.optimizers[type];
  if (word === undefined) throw new Error(`stage 1 accepted the unknown optimizer "${type}"`);
  const values = optionsOf(written as Json);
  const own = { values, pointerOf: (name: string) => pointerTo("/optimizer", name) };
  const [, second] = ["clipValue", "clipNorm", "globalClipNorm"].filter((name) => values[name] !== undefined);
  if (second !== undefined) at.report(diagnostic("one-clipping", at.keyRangeAt(`/optimizer/${second}`), {}));
  const options = resolveOptions(at, allOptions("optimizer", word.options), own, type, "/optimizer");
  checkSchedule(at, options.learningRate);
  return { type, options, range: at.keyRangeAt("/optimizer") };
}

/** Reports invalid options of a schedule. */
function checkSchedule(at: Resolving, rate: Json | undefined): void {
  if (!isObject(rate)) return;
  const { type, options } = rate as unknown as Thing;
  const wrong = at.language.schedules[type]?.check?.(options as never);
  if (wrong === undefined) return;
  const pointer = pointerTo("/optimizer/learningRate", wrong.option ?? "type");
  at.report(diagnostic("schedule-options", at.rangeAt(pointer), { mistake: wrong.mistake, advice: wrong.hint }));
}

/** The length of the training; reports everything that is missing for training by this rule. */
export function resolveTrain(
  at: Resolving,
  rule: LearningWord,
  dataset: ResolvedDataset | undefined,
  layers: readonly ShapedLayer[],
): TrainModel | undefined {
  const written = at.value.train;
  if (written === undefined) return undefined;
  const range = at.keyRangeAt("/train");
  const { iterations, epochs, batchSize, shuffle } = written;
  const given = [iterations, epochs].filter((each) => each !== undefined).length;
  if (given === 2) reportBoth(at);
  else if (given === 0) at.report(diagnostic("iterations-or-epochs", range, { both: false }));
  reportMissing(at, rule, dataset);
  reportNothing(at, layers);
  return {
    ...(typeof iterations === "number" ? { iterations } : {}),
    ...(typeof epochs === "number" ? { epochs } : {}),
    batchSize: typeof batchSize === "number" || batchSize === "all" ? batchSize : defaultBatchSize,
    shuffle: shuffle === "once" ? "once" : shuffle !== false,
    range,
  };
}

/** Reports that both are given. If one is inherited, the advice is to remove it in this spec. */
function reportBoth(at: Resolving): void {
  const [epochs, iterations] = [at.keyRangeAt("/train/epochs"), at.keyRangeAt("/train/iterations")];
  const isInherited = ({ file }: SourceRange) => file !== at.spec.file && !file.startsWith("--");
  const key = isInherited(epochs) ? "epochs" : "iterations";
  const [theirs, own] = key === "epochs" ? [epochs, iterations] : [iterations, epochs];
  const mixed = isInherited(theirs) && theirs.file !== own.file;
  const inherited = mixed ? { inherited: { key, file: theirs.file } } : {};
  at.report(diagnostic("iterations-or-epochs", mixed ? own : epochs, { both: true, ...inherited }));
}

/** What is required depends on the learning rule. */
function reportMissing(at: Resolving, rule: LearningWord, dataset: ResolvedDataset | undefined): void {
  const range = at.keyRangeAt("/train");
  const { takesLoss, targets, optimizers } = rule;
  const needed = { dataset: true, loss: takesLoss, optimizer: optimizers.length > 0 };
  const because = "`train:` requires one";
  for (const key of ["dataset", "loss", "optimizer"] as const) {
    if (needed[key] && at.value[key] === undefined) at.report(diagnostic("training-needs", range, { key, because }));
  }
  // If there is a loss, the missing target is reported for the loss.
  if (targets !== undefined && dataset?.complete && dataset.targets.length === 0 && at.value.loss === undefined) {
    at.report(diagnostic("needs-target", range, { what: "Training" }));
  }
}

function reportNothing(at: Resolving, layers: readonly ShapedLayer[]): void {
  const complete = layers.every((layer) => layer.shape !== undefined);
  const learns = layers.some((layer) => layer.parameters.some((parameter) => parameter.trainable));
  if (complete && layers.length > 0 && !learns) at.report(diagnostic("train-nothing", at.keyRangeAt("/train"), {}));
}
