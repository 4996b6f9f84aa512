import { readSafetensors, type Tensor, writeSafetensors } from "../../runtime/safetensors.ts";
import type { Rows } from "../data/read-rows.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import { generatorOf } from "./generator-of.ts";
import type { NetworkModule, Parameters } from "./network-module.ts";
import { tensorsOf } from "./tensors.ts";

/** A weights file: its bytes, and its path for messages. */
export interface WeightsFile {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The initial parameters: drawn from the seed or read from a file, with what the columns have learnt from these rows. */
export function firstParameters(
  network: NetworkModule,
  model: Model,
  rows: Rows | undefined,
  weights: WeightsFile | undefined,
): Parameters | Diagnostic {
  const drawn = network.createParameters(model.seed, generatorOf(model, rows?.data.counts.training ?? 0));
  const fitted = rows?.data.tensors ?? [];
  if (weights === undefined && fitted.length === 0) return drawn;
  const own = [...tensorsOf(network.writeParameters(drawn)).values()];
  if (weights === undefined) return network.readParameters(writeSafetensors(merged(own, fitted)));
  const read = readSafetensors(weights.bytes);
  if ("error" in read) return unusable(weights.file, read.error);
  const names = new Set(own.map(({ name }) => name));
  const given = merged(
    read.tensors,
    fitted.filter(({ name }) => names.has(name)),
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

/**
 * `tensors`, replaced by those of `better` with the same name; other tensors of `better` are added only if `add` is
 * set.
 */
function merged(tensors: readonly Tensor[], better: readonly Tensor[], add = false): readonly Tensor[] {
  const names = new Set(tensors.map(({ name }) => name));
  const replaced = tensors.map((tensor) => better.find(({ name }) => name === tensor.name) ?? tensor);
  return add ? [...replaced, ...better.filter(({ name }) => !names.has(name))] : replaced;
}
