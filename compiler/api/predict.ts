import type { Rejected } from "../compile.ts";
import type { Json } from "../ir/json.ts";
import { answerer } from "../run/answer.ts";
import { layerOutput } from "../run/layer-output.ts";
import { tensorsOf } from "../run/tensors.ts";
import { type TrainedOptions, trained } from "./trained.ts";

/** Rows to be answered, and how. */
export interface PredictOptions extends TrainedOptions {
  /** Each a list of numbers, or a map by column. */
  readonly rows: readonly Json[];
  /** How many of the most probable categories to list. */
  readonly top?: number;
  /** What this layer gives, instead of the answer. */
  readonly layer?: string;
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
  const { compilation, network, parameters } = found;
  const { model, spec } = compilation;
  const { layer, top, rows } = options;
  const tensors = tensorsOf(network.writeParameters(parameters));
  const answer =
    layer === undefined
      ? answerer({ model, network, parameters, program: compilation.program() }, top)
      : (row: Json) => layerOutput({ compilation, model }, layer, tensors, row);
  const all = rows.map((row) => answer(row));
  const diagnostics = all.flatMap((each) => ("diagnostics" in each ? each.diagnostics : []));
  if (diagnostics.length > 0) return { ok: false, spec, diagnostics };
  return { ok: true, answers: all.flatMap((each) => ("outputs" in each ? [each.outputs] : [])) };
}
