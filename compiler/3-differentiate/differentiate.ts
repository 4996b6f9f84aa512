import type { Model } from "../2-resolve/model.ts";
import { learning } from "../vocabulary/registry.gen.ts";
import type { Graph } from "./graph.ts";
import { evaluationGraph, predictionGraph } from "./inference.ts";
import { trainingGraph } from "./training.ts";

/** The graphs of one model. Where nothing says what is to be learnt there is nothing to train. */
export interface Graphs {
  readonly training?: Graph;
  readonly evaluation: Graph;
  readonly prediction: Graph;
}

/** Turns a model into what one step, one measurement and one answer compute. */
export function differentiate(model: Model): Graphs {
  const prediction = predictionGraph(model);
  const evaluation = evaluationGraph(model);
  const learns =
    learning[model.learning.type]?.takesLoss === false ? model.train !== undefined : model.losses.length > 0;
  if (!learns) return { evaluation, prediction };
  return { training: trainingGraph(model), evaluation, prediction };
}
