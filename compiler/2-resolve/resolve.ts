import { bySourceOrder } from "../diagnostics/by-source-order.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { InputModel, LayerModel, Model } from "../ir/model.ts";
import type { Spec } from "../ir/spec.ts";
import type { FileFinder } from "../ir/table.ts";
import { checkMixed } from "./dataset/resolve-augment.ts";
import { type ResolvedDataset, resolveDataset } from "./dataset/resolve-dataset.ts";
import { reportIgnoredWeight } from "./dataset/sample-weight.ts";
import { resolveExpect } from "./expect/resolve-expect.ts";
import { indexInputs } from "./layers/index-inputs.ts";
import type { ShapedLayer } from "./layers/layer-draft.ts";
import { layerOptions } from "./layers/layer-options.ts";
import { maskedLayers } from "./layers/lost-masks.ts";
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
import { resolveRandom } from "./learning/resolve-random.ts";
import { resolveStopping } from "./learning/resolve-stopping.ts";
import { resolveOptimizer, resolveTrain } from "./learning/resolve-training.ts";
import { checkThresholds } from "./learning/thresholds.ts";
import { networkName } from "./network-name.ts";
import { reportOnce } from "./report-once.ts";
import { type Resolving, resolving } from "./resolving.ts";
import { resolveSweep } from "./sweep/resolve-sweep.ts";

/** A model, or diagnostics for the spec. */
export interface Resolved {
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Stage 2: fills in all defaults of a spec and reports all its mistakes. The passes run in the order of their
 * dependencies; a pass whose input is missing because of an earlier mistake reports nothing about it.
 */
export function resolve(spec: Spec, files: FileFinder): Resolved {
  const diagnostics: Diagnostic[] = [];
  const at = resolving(spec, diagnostics);
  const model = resolveAll(at, files);
  const sorted = reportOnce(diagnostics).sort(bySourceOrder);
  return hasErrors(sorted) ? { diagnostics: sorted } : { model, diagnostics: sorted };
}

function resolveAll(at: Resolving, files: FileFinder): Model {
  // The dataset first: its columns are the inputs of the network.
  const dataset = resolveDataset(at, files);
  const network = resolveNetwork(at, dataset);
  const { layers } = network;
  // First outputs and targets, then the losses and metrics that compare them.
  const nothing = { outputs: [], complete: false };
  const { outputs, complete } = network.whole ? resolveOutputs(at, network, dataset) : nothing;
  const judged = complete && (dataset?.complete ?? true);
  const losses = judged ? resolveLosses(at, outputs, layers, dataset?.model) : [];
  const compared = outputs.map((output) => learntSign(at, output, losses));
  const metrics = judged ? resolveMetrics(at, { outputs: compared, layers, dataset: dataset?.model }) : [];
  // The learning rule before `train:`: the requirements of training depend on the rule.
  const learning = resolveLearning(at);
  checkTaken(at);
  reportIgnoredWeight(at, dataset?.model, losses, metrics);
  const optimizer = resolveOptimizer(at);
  const train = resolveTrain(at, ruleOf(at, learning.type), dataset, layers);
  if (judged) reportUnused(at, layers, outputs);
  const layerModels = layers.map((layer) => layerModel(at, layer));
  const random = resolveRandom(at, { layers: layerModels, ...(train && { train }) });
  const model: Model = {
    ...headOf(at),
    ...(random === undefined ? {} : { random }),
    ...(dataset === undefined ? {} : { dataset: dataset.model }),
    inputs: network.inputs,
    layers: layerModels,
    outputs: compared,
    losses,
    learning,
    ...(optimizer === undefined ? {} : { optimizer }),
    metrics,
    ...(train === undefined ? {} : { train }),
  };
  return judged ? checkWhole(at, model) : model;
}

/** The checks of a whole, valid network: stopping criteria, expectations, sweep. */
function checkWhole(at: Resolving, valid: Model): Model {
  checkFits(at, valid);
  checkThresholds(at, valid);
  const { train } = valid;
  const model = train === undefined ? valid : { ...valid, train: { ...train, ...resolveStopping(at, valid) } };
  // Claims last: they may refer to anything above.
  const expect = resolveExpect(at, model);
  const sweep = resolveSweep(at, model);
  return { ...model, ...(expect === undefined ? {} : { expect }), ...(sweep === undefined ? {} : { sweep }) };
}

/** The layers of a network in order, and its inputs. */
interface Network {
  readonly inputs: readonly InputModel[];
  readonly layers: readonly ShapedLayer[];
  /** The names of the layers whose output has a mask. */
  readonly masked: ReadonlySet<string>;
  /** The layer that computes the output of a repeat, or of a copy of one. */
  readonly ends: Unrolled["ends"];
  /** False if the shape of a layer is unknown because of a mistake, or if two layers have the same name. */
  readonly whole: boolean;
}

function resolveNetwork(at: Resolving, dataset: ResolvedDataset | undefined): Network {
  // Repeats are replaced by their copies first: the passes below see only single layers.
  const unrolled = unrollLayers(at);
  // Names before options, so that every later message can name the layer.
  const clear = checkNames(at, unrolled.names);
  const named = layerOptions(at, unrolled.layers);
  reportInnerInputs(at, named);
  const onlyInputs = named.length > 0 && named.every((layer) => layer.word.takes === "none");
  if (onlyInputs || at.value.layers.length === 0) {
    at.report(diagnostic("no-layers", at.keyRangeAt("/layers"), { onlyInputs }));
  }
  const network = networkInputs(at, named, dataset);
  const { ends } = unrolled;
  if (!clear) return { inputs: network.inputs, layers: [], masked: new Set(), ends, whole: false };
  // Connected, then sorted, so that the shapes of a layer's inputs are known before its own.
  const wired = wireLayers(at, named, unrolled, network).filter((layer) => layer.word.takes !== "none");
  const ordered = orderLayers(at, wired);
  const layers = shapeLayers(at, ordered, network.origins);
  reportSingleSoftmax(at, layers);
  reportWithoutParameter(at, layers);
  const masked = maskedLayers(at, layers, network);
  const whole = ordered.length === wired.length && layers.every((layer) => layer.shape !== undefined);
  const inputs = indexInputs(at, network.inputs, layers, dataset?.model.columns ?? []);
  if (dataset !== undefined) checkMixed(at, dataset.model, inputs);
  return { inputs, layers, masked, ends, whole };
}

/** The fields at the top of a spec. */
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
