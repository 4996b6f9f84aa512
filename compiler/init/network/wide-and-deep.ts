import type { AnswerRule } from "./answer-rules.ts";
import { hiddenLayers } from "./hidden-layers.ts";
import { type NetworkOfSpec, testShare } from "./network-of-spec.ts";

/** How a wide and deep network is trained. */
export interface WideAndDeep {
  readonly dropout: number;
  /** The penalty on large weights. */
  readonly l2: number;
  /** About how many updates there are. */
  readonly updates: number;
  readonly batchSize: number;
  /** The share of the rows for validation, and the epochs without a better loss on them that end the training. */
  readonly validation?: number;
  readonly patience?: number;
}

/** The first learning rate; it falls to 0. */
const firstRate = 0.003;

/**
 * Two hidden layers beside a linear one (Cheng et al. 2016), which is the best that very few rows allow. The learning rate
 * falls to 0 in a fixed number of updates; a penalty on large weights and dropout keep the network from learning the rows by
 * heart.
 */
export function wideAndDeep(
  rows: number,
  { layer: { activation, ...answer } }: AnswerRule,
  { dropout, l2, updates, batchSize, validation, patience }: WideAndDeep,
): NetworkOfSpec {
  const training = rows - Math.round(rows * testShare) - Math.round(rows * (validation ?? 0));
  const perEpoch = Math.ceil(training / batchSize);
  const epochs = Math.ceil(updates / perEpoch);
  const decay = { type: "cosineDecay", initialLearningRate: firstRate, decaySteps: epochs * perEpoch };
  const stopping = { monitor: "validation.loss", ...(patience !== undefined && { patience }) };
  return {
    ...(validation !== undefined && { validation }),
    defaults: { dense: { weightsRegularizer: { type: "l2", l2 } } },
    layers: [
      ...hiddenLayers([64, 32], dropout),
      { ...answer, name: "deep", weightsInitializer: "zeros" },
      { ...answer, name: "wide", inputs: "input" },
      { type: "add", inputs: ["deep", "wide"] },
      ...(activation === undefined ? [] : [{ type: "activation", activation }]),
    ],
    optimizer: { type: "adam", learningRate: decay },
    train: { epochs, batchSize, ...(patience !== undefined && { earlyStopping: stopping }) },
  };
}
