import type { CompiledModel, Rejected } from "../compile.ts";
import type { RangeOfValue } from "../data/encode-input.ts";
import type { Json } from "../ir/json.ts";
import { type Answer, answerer } from "../run/answer.ts";
import { layerOutput } from "../run/layer-output.ts";
import { tensorsOf } from "../run/tensors.ts";
import { type TrainedOptions, trained, type WeightedNetwork } from "./trained.ts";

/** What is predicted for a row. */
export interface PredictionOptions {
  /** The number of most probable categories to list. */
  readonly top?: number;
  /** The layer whose outputs are returned instead of the network's. */
  readonly layer?: string;
}

/** Rows to predict, and what is predicted for each. */
export interface PredictOptions extends TrainedOptions, PredictionOptions {
  /** Each a list of numbers, or a map by column. */
  readonly rows: readonly Json[];
}

/** The answers to some rows, in their order. */
export interface Predicted {
  readonly ok: true;
  readonly answers: readonly Json[];
}

/** What a trained network answers for some rows; nothing where one of them is wrong. */
export async function predict(text: string, options: PredictOptions): Promise<Predicted | Rejected> {
  const found = await trained(text, options);
  if (!found.ok) return found;
  const answer = predictor(found.compilation, found, options);
  const all = options.rows.map((row) => answer(row));
  const diagnostics = all.flatMap((each) => ("diagnostics" in each ? each.diagnostics : []));
  if (diagnostics.length > 0) return { ok: false, spec: found.compilation.spec, diagnostics };
  return { ok: true, answers: all.flatMap((each) => ("outputs" in each ? [each.outputs] : [])) };
}

/** Predicts one row at a time, with a network that is loaded: the answer, or what is wrong with the row. */
export function predictor(
  compilation: CompiledModel,
  { network, parameters }: WeightedNetwork,
  { layer, top }: PredictionOptions,
): (row: Json, rangeOf?: RangeOfValue) => Answer {
  const { model } = compilation;
  if (layer === undefined) return answerer({ model, network, parameters, program: compilation.program() }, top);
  const tensors = tensorsOf(network.writeParameters(parameters));
  return (row, rangeOf) => layerOutput({ compilation, model }, layer, tensors, row, rangeOf);
}
