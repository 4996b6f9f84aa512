import type { CompiledModel } from "../compile.ts";
import { inputEncoder, type RangeOfValue } from "../data/encode-input.ts";
import { fittedIn } from "../data/fitted-columns.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import type { Answer } from "./answer.ts";
import { outputOfLayer } from "./interpreted.ts";
import type { Tensors } from "./tensors.ts";

/** The output of a layer for one row, by the interpreter, since generated code overwrites its buffers. */
export function layerOutput(
  { compilation, model }: { readonly compilation: CompiledModel; readonly model: Model },
  layer: string,
  tensors: Tensors,
  row: Json,
  rangeOf: RangeOfValue = () => undefined,
): Answer {
  const { inputs, diagnostics, replaced } = inputEncoder(model, fittedIn(tensors.values()))(row, rangeOf);
  if (inputs === undefined) return { diagnostics };
  const { prediction } = compilation.graphs();
  const outputs = outputOfLayer(prediction, model, layer, tensors, { rows: 1, inputs, targets: {} });
  if (outputs !== undefined) return { outputs, ...(replaced && { replaced }) };
  const problem = "the network's outputs do not depend on it";
  return { diagnostics: [diagnostic("expect-needs", rangeOf(), { what: layer, problem })] };
}
