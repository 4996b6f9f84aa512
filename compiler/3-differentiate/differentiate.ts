import type { Graphs } from "../ir/graph.ts";
import type { Model } from "../ir/model.ts";
import { learning } from "../language/registry.gen.ts";
import { evaluationGraph, predictionGraph } from "./inference.ts";
import { trainingGraph } from "./training.ts";

/** Turns a model into what one step, one measurement and one answer compute. */
export function differentiate(model: Model): Graphs {
  const prediction = predictionGraph(model);
  const evaluation = evaluationGraph(model);
  const learns =
    learning[model.learning.type]?.takesLoss === false ? model.train !== undefined : model.losses.length > 0;
  if (!learns) return { evaluation, prediction };
  return { training: trainingGraph(model), evaluation, prediction };
}
