import { readSafetensors, type Tensor, writeSafetensors } from "../../runtime/safetensors.ts";
import type { Model } from "../2-resolve/model.ts";
import { dataHash } from "../datasets/encoding/data-hash.ts";
import { type PreparedData, prepareData } from "../datasets/encoding/prepare-data.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { FileFinder, Table } from "../vocabulary/dataset.ts";
import { datasets } from "../vocabulary/registry.gen.ts";
import type { NetworkModule, Parameters } from "./network-module.ts";
import { tensorsOf } from "./tensors.ts";

/** The rows of a spec's dataset, ready for the network. */
export interface Rows {
  /** As they were read. */
  readonly table: Table;
  readonly data: PreparedData;
  /** The SHA-256 of the rows as they were read. */
  readonly hash: () => string;
}

/** Reads, splits, scales and encodes a model's rows; nothing where it has no dataset. */
export function readRows(
  model: Model,
  files: FileFinder,
): { readonly rows?: Rows; readonly diagnostics: readonly Diagnostic[] } {
  if (model.dataset === undefined) return { diagnostics: [] };
  const word = datasets[model.dataset.type];
  if (word === undefined) throw new Error(`there is no dataset "${model.dataset.type}"`);
  const { table, diagnostics } = word.read(model.dataset, files);
  if (table === undefined || hasErrors(diagnostics)) return { diagnostics };
  const prepared = prepareData(model, table);
  const all = [...diagnostics, ...prepared.diagnostics];
  if (prepared.data === undefined) return { diagnostics: all };
  return { rows: { table, data: prepared.data, hash: () => dataHash(table) }, diagnostics: all };
}

/** A weights file: its bytes, and its path for messages. */
export interface WeightsFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The first values: drawn from the seed or read from a file, with the scales as they were fitted on these rows. */
export function firstParameters(
  network: NetworkModule,
  model: Model,
  rows: Rows | undefined,
  weights: WeightsFile | undefined,
): Parameters | Diagnostic {
  const drawn = network.createParameters(model.seed);
  const scales = rows?.data.tensors ?? [];
  if (weights === undefined && scales.length === 0) return drawn;
  const own = [...tensorsOf(network.writeParameters(drawn)).values()];
  if (weights === undefined) return network.readParameters(writeSafetensors(merged(own, scales)));
  const read = readSafetensors(weights.bytes);
  if ("error" in read) return unusable(weights.file, read.error);
  const names = new Set(own.map(({ name }) => name));
  const given = merged(
    read.tensors,
    scales.filter(({ name }) => names.has(name)),
    true,
  );
  return readWeights(network, { file: weights.file, bytes: writeSafetensors(given) });
}

/** The parameters in a weights file, or why they do not fit the network. */
export function readWeights(network: NetworkModule, { file, bytes }: WeightsFile): Parameters | Diagnostic {
  try {
    return network.readParameters(bytes);
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "WeightsError") throw error;
    return unusable(file, error.message);
  }
}

function unusable(file: string, problem: string): Diagnostic {
  return diagnostic("weights-unreadable", undefined, { file, problem: problem.replace(/\.$/, "") });
}

/** `tensors` with those of `better` in place of their namesakes; others of `better` only join in where `add` says so. */
function merged(tensors: readonly Tensor[], better: readonly Tensor[], add = false): readonly Tensor[] {
  const names = new Set(tensors.map(({ name }) => name));
  const replaced = tensors.map((tensor) => better.find(({ name }) => name === tensor.name) ?? tensor);
  return add ? [...replaced, ...better.filter(({ name }) => !names.has(name))] : replaced;
}
