import type { Graphs } from "../ir/graph.ts";
import type { Model } from "../ir/model.ts";
import { languageOf } from "../language/language.ts";
import { evaluationGraph, predictionGraph } from "./inference.ts";
import { withOpsOfLanguage } from "./ops-of-language.ts";
import { trainingGraph } from "./training.ts";

/** Stage 3: builds the training, evaluation and prediction graphs of a model. */
export function differentiate(model: Model): Graphs {
  const prediction = withOpsOfLanguage(model, predictionGraph(model));
  const evaluation = withOpsOfLanguage(model, evaluationGraph(model));
  const learns =
    languageOf(model).learning[model.learning.type]?.takesLoss === false
      ? model.train !== undefined
      : model.losses.length > 0;
  if (!learns) return { evaluation, prediction };
  return { training: withOpsOfLanguage(model, trainingGraph(model)), evaluation, prediction };
}
