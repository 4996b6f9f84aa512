import { decodeOutputs } from "../data/decode-outputs.ts";
import { encodeInput } from "../data/encode-input.ts";
import type { FittedScales } from "../data/fitted-scales.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import type { Program } from "../ir/program.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { NetworkModule, Parameters, Values, Workspace } from "./network-module.ts";
import { scalesIn, tensorsOf } from "./tensors.ts";

/** A trained network, ready for predictions. */
export interface TrainedNetwork {
  readonly model: Model;
  readonly program: Program;
  readonly network: NetworkModule;
  readonly parameters: Parameters;
}

/** The prediction for one row, or the mistakes in the row. */
export type Answer = { readonly outputs: Json } | { readonly diagnostics: readonly Diagnostic[] };

/** Returns a function that predicts one row at a time; the workspace is allocated once. */
export function answerer(trained: TrainedNetwork, top?: number): (row: Json, range?: SourceRange) => Answer {
  const { model, program, network, parameters } = trained;
  const workspace = network.createWorkspace(1);
  const placed = network.placeParameters?.(parameters, workspace) ?? parameters;
  const scales = scalesOf(trained);
  return (row, range) => {
    const { inputs, diagnostics } = encodeInput(model, row, scales, range);
    if (inputs === undefined) return { diagnostics };
    for (const [name, values] of Object.entries(inputs)) bufferFor(program, workspace, name)?.set(values);
    network.forward(placed, workspace);
    const outputs = model.outputs.map(({ name }) => [name, outputValues(program, workspace, name)] as const);
    return decodeOutputs(model, Object.fromEntries(outputs), scales, top);
  };
}

/** The scales stored with the parameters. */
function scalesOf({ model, network, parameters }: TrainedNetwork): FittedScales {
  if (!model.dataset?.columns.some(({ scale }) => scale.type !== "none")) return new Map();
  return scalesIn(tensorsOf(network.writeParameters(parameters)));
}

/** The array for an input of the network; undefined if the network does not use it. */
function bufferFor(program: Program, workspace: Workspace, input: string): Values | undefined {
  const name = program.buffers.find((buffer) => buffer.role === "input" && buffer.path === input)?.name;
  return name === undefined ? undefined : workspace[name];
}

function outputValues(program: Program, workspace: Workspace, output: string): Values {
  const values = workspace[program.outputs[`outputs.${output}`] ?? ""];
  if (values === undefined) throw new Error(`the program has no output "${output}"`);
  return values;
}
