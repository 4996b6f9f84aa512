import { decodeOutputs } from "../data/decode-outputs.ts";
import { inputEncoder, type RangeOfValue, type Replaced } from "../data/encode-input.ts";
import { type FittedColumns, fittedIn, learnsColumns } from "../data/fitted-columns.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import type { Program } from "../ir/program.ts";
import type { NetworkModule, Parameters, Values, Workspace } from "./network-module.ts";
import { tensorsOf } from "./tensors.ts";

/** A trained network, ready for predictions. */
export interface TrainedNetwork {
  readonly model: Model;
  readonly program: Program;
  readonly network: NetworkModule;
  readonly parameters: Parameters;
}

/** The prediction for one row, or the mistakes in the row. */
export type Answer =
  | { readonly outputs: Json; readonly replaced?: readonly Replaced[] }
  | { readonly diagnostics: readonly Diagnostic[] };

/** Returns a function that predicts one row at a time; the workspace is allocated once. */
export function answerer(trained: TrainedNetwork, top?: number): (row: Json, rangeOf?: RangeOfValue) => Answer {
  const { model, program, network, parameters } = trained;
  const workspace = network.createWorkspace(1);
  const placed = network.placeParameters?.(parameters, workspace) ?? parameters;
  const fitted = fittedOf(trained);
  const encode = inputEncoder(model, fitted);
  const buffers = model.inputs.map(({ name }) => [name, bufferFor(program, workspace, name)] as const);
  const outputs = Object.fromEntries(model.outputs.map(({ name }) => [name, outputValues(program, workspace, name)]));
  return (row, rangeOf) => {
    const { inputs, diagnostics, replaced } = encode(row, rangeOf);
    if (inputs === undefined) return { diagnostics };
    for (const [name, buffer] of buffers) buffer?.set(inputs[name] as Values);
    network.forward(placed, workspace);
    return { ...decodeOutputs(model, outputs, fitted, top), ...(replaced && { replaced }) };
  };
}

/** What the columns have learnt, as it is stored with the parameters. */
function fittedOf({ model, network, parameters }: TrainedNetwork): FittedColumns {
  if (!learnsColumns(model)) return new Map();
  return fittedIn(tensorsOf(network.writeParameters(parameters)).values());
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
