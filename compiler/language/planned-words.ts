import type { Family } from "./define/option.ts";

/**
 * Words that the language has and this version has not built: in a spec they are reported by name rather than
 * taken for a slip of the pen. A word that is built meanwhile is found first and may stay here.
 */
const plannedTypes: { readonly [F in Family]?: readonly string[] } = {
  layer: ["bidirectional", "gru", "lstm"],
  activation: ["elu", "gelu", "hardSigmoid", "relu6", "selu", "silu", "softsign", "mish", "exponential"],
  initializer: ["truncatedNormal", "lecunNormal", "lecunUniform", "varianceScaling"],
  loss: ["hinge", "huber", "kullbackLeiblerDivergence", "logCosh", "poisson", "squaredHinge"],
  optimizer: ["adadelta", "adagrad", "adamax", "lion", "nadam", "signSgd"],
  schedule: [
    "cosineDecay",
    "cosineDecayRestarts",
    "exponentialDecay",
    "inverseTimeDecay",
    "piecewiseConstantDecay",
    "polynomialDecay",
  ],
  metric: [
    "bitAccuracy",
    "confusionMatrix",
    "distinctCodes",
    "f1Score",
    "precision",
    "pseudoLikelihood",
    "recall",
    "reconstructionError",
  ],
  learning: ["boltzmann", "contrastiveDivergence", "hillClimbing", "perceptron"],
};

/**
 * Keys that the language has and this version has nowhere: one that is built and stands where it does not belong would be
 * called unbuilt.
 */
const plannedKeys: readonly string[] = ["activityRegularizer", "checkpoint"];

/** The types of a family that are fixed but not built. */
export function plannedOf(family: Family): readonly string[] {
  return plannedTypes[family] ?? [];
}

/** True for a type of a family that is fixed but not built. */
export function isPlannedType(family: Family, type: string): boolean {
  return plannedTypes[family]?.includes(type) ?? false;
}

/** True for a key that is fixed but not built. */
export function isPlannedKey(key: string): boolean {
  return plannedKeys.includes(key);
}
