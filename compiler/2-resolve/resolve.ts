import { bySourceOrder } from "../diagnostics/by-source-order.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { InputModel, LayerModel, Model } from "../ir/model.ts";
import type { Spec } from "../ir/spec.ts";
import type { FileFinder } from "../ir/table.ts";
import { type ResolvedDataset, resolveDataset } from "./dataset/resolve-dataset.ts";
import { resolveExpect } from "./expect/resolve-expect.ts";
import type { ShapedLayer } from "./layers/layer-draft.ts";
import { layerOptions } from "./layers/layer-options.ts";
import { checkNames } from "./layers/name-layers.ts";
import { networkInputs, reportInnerInputs } from "./layers/network-inputs.ts";
import { reportWithoutParameter } from "./layers/options-without-parameter.ts";
import { orderLayers } from "./layers/order-layers.ts";
import { shapeLayers } from "./layers/shape-layers.ts";
import { reportSingleSoftmax } from "./layers/single-softmax.ts";
import { type Unrolled, unrollLayers } from "./layers/unroll-layers.ts";
import { reportUnused } from "./layers/unused-layers.ts";
import { wireLayers } from "./layers/wire-layers.ts";
import { checkFits, checkTaken, resolveLearning, ruleOf } from "./learning/resolve-learning.ts";
import { learntSign, resolveLosses } from "./learning/resolve-losses.ts";
import { resolveMetrics } from "./learning/resolve-metrics.ts";
import { resolveOutputs } from "./learning/resolve-outputs.ts";
import { resolveStopping } from "./learning/resolve-stopping.ts";
import { resolveOptimizer, resolveTrain } from "./learning/resolve-training.ts";
import { networkName } from "./network-name.ts";
import { reportOnce } from "./report-once.ts";
import { type Resolving, resolving } from "./resolving.ts";
import { resolveSweep } from "./sweep/resolve-sweep.ts";

/** A model, or what is wrong with the spec. */
export interface Resolved {
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Stage 2: decides everything that a spec leaves open, and reports every mistake it can see. The passes stand in the
 * order in which one needs what another found; a pass that lacks something because of a mistake stays silent about it.
 */
export function resolve(spec: Spec, files: FileFinder): Resolved {
  const diagnostics: Diagnostic[] = [];
  const at = resolving(spec, diagnostics);
  const model = resolveAll(at, files);
  const sorted = reportOnce(diagnostics).sort(bySourceOrder);
  return hasErrors(sorted) ? { diagnostics: sorted } : { model, diagnostics: sorted };
}

function resolveAll(at: Resolving, files: FileFinder): Model {
  // The dataset first: its columns are what enters the network.
  const dataset = resolveDataset(at, files);
  const network = resolveNetwork(at, dataset);
  const { layers } = network;
  // What is compared with what, then what is made of the comparison.
  const nothing = { outputs: [], complete: false };
  const { outputs, complete } = network.whole ? resolveOutputs(at, network, dataset) : nothing;
  const judged = complete && (dataset?.complete ?? true);
  const losses = judged ? resolveLosses(at, outputs, layers) : [];
  const metrics = judged ? resolveMetrics(at, { outputs, layers, dataset: dataset?.model }) : [];
  // How it is learnt, before for how long: what a training needs is a matter of the rule.
  const learning = resolveLearning(at);
  checkTaken(at);
  const optimizer = resolveOptimizer(at);
  const train = resolveTrain(at, ruleOf(at, learning.type), dataset, layers);
  if (judged) reportUnused(at, layers, outputs);
  const model: Model = {
    ...headOf(at),
    ...(dataset === undefined ? {} : { dataset: dataset.model }),
    inputs: network.inputs,
    layers: layers.map((layer) => layerModel(at, layer)),
    outputs: outputs.map((output) => learntSign(at, output, losses)),
    losses,
    learning,
    ...(optimizer === undefined ? {} : { optimizer }),
    metrics,
    ...(train === undefined ? {} : { train }),
  };
  return judged ? judge(at, model) : model;
}

/** What speaks of the whole of a network that is sound. */
function judge(at: Resolving, sound: Model): Model {
  checkFits(at, sound);
  const { train } = sound;
  const model = train === undefined ? sound : { ...sound, train: { ...train, ...resolveStopping(at, sound) } };
  // Claims last: they may speak of anything above.
  const expect = resolveExpect(at, model);
  const sweep = resolveSweep(at, model);
  return { ...model, ...(expect === undefined ? {} : { expect }), ...(sweep === undefined ? {} : { sweep }) };
}

/** The layers of a network in order, and what enters it. */
interface Network {
  readonly inputs: readonly InputModel[];
  readonly layers: readonly ShapedLayer[];
  /** The layer whose value a repeat, or a copy of one, gives. */
  readonly ends: Unrolled["ends"];
  /** False where a mistake leaves the shape of a layer unknown, or two layers have one name. */
  readonly whole: boolean;
}

function resolveNetwork(at: Resolving, dataset: ResolvedDataset | undefined): Network {
  // Repeats are replaced by their copies first: from here on there are single layers only.
  const unrolled = unrollLayers(at);
  // Names before options, so that every later message can call a layer by its name.
  const clear = checkNames(at, unrolled.names);
  const named = layerOptions(at, unrolled.layers);
  reportInnerInputs(at, named);
  const onlyInputs = named.length > 0 && named.every((layer) => layer.word.takes === "none");
  if (onlyInputs || at.value.layers.length === 0) {
    at.report(diagnostic("no-layers", at.keyRangeAt("/layers"), { onlyInputs }));
  }
  const network = networkInputs(at, named, dataset);
  const { ends } = unrolled;
  if (!clear) return { inputs: network.inputs, layers: [], ends, whole: false };
  // Joined, then put in order, so that each layer's inputs have their shapes when its own is asked for.
  const wired = wireLayers(at, named, unrolled, network).filter((layer) => layer.word.takes !== "none");
  const ordered = orderLayers(at, wired);
  const layers = shapeLayers(at, ordered, network.origins);
  reportSingleSoftmax(at, layers);
  reportWithoutParameter(at, layers);
  const whole = ordered.length === wired.length && layers.every((layer) => layer.shape !== undefined);
  return { inputs: network.inputs, layers, ends, whole };
}

/** What stands at the head of a spec. */
function headOf(at: Resolving): Pick<Model, "kind" | "language" | "name" | "about" | "file" | "seed" | "precision"> {
  const { about, seed, precision } = at.value;
  return {
    kind: "model",
    language: at.language,
    name: networkName(at),
    ...(about === undefined ? {} : { about }),
    file: at.spec.file,
    seed: seed ?? 0,
    precision: precision ?? "float32",
  };
}

function layerModel(at: Resolving, layer: ShapedLayer): LayerModel {
  const { name, type, options, inputs, shape, trainable, parameters, pointer } = layer;
  return { name, type, options, inputs, shape: shape ?? [], trainable, parameters, range: at.rangeAt(pointer) };
}
