import type { CompiledModel } from "../compile.ts";
import { readRows } from "../data/read-rows.ts";
import type { Graphs } from "../ir/graph.ts";
import { joinName } from "../ir/identifier.ts";
import type { LayerModel, Model } from "../ir/model.ts";
import { bytesPerNumber } from "../ir/precision.ts";
import { product } from "../ir/shape.ts";
import type { FileFinder } from "../ir/table.ts";
import { arenaBytes, countParameters, multiplyAddsByOwner } from "./counts.ts";
import { largestBatch } from "./largest-batch.ts";
import { memoryPeak } from "./memory-peak.ts";

/** One layer of the summary. */
export interface LayerFacts {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly number[];
  readonly parameters: number;
  readonly multiplyAdds: number;
}

/** Shape, parameters and multiply-adds of each layer, for one row. */
export function layerFacts(model: Model, graphs: Graphs): readonly LayerFacts[] {
  const multiplyAdds = multiplyAddsByOwner(graphs.prediction);
  return model.layers.map((layer: LayerModel) => ({
    name: layer.name,
    type: layer.type,
    shape: layer.shape,
    parameters: layer.parameters.reduce((sum, { shape }) => sum + product(shape), 0),
    multiplyAdds: multiplyAdds.get(joinName(layer.name)) ?? 0,
  }));
}

/** The memory use of training. */
export interface MemoryFacts {
  /** Rows of the largest batch. */
  readonly batchRows: number;
  readonly arenaBytes: number;
  readonly parameterBytes: number;
  /** Bytes of the arena in use at the peak. */
  readonly peakBytes: number;
  /** The buffers in use at the peak, the largest first. */
  readonly peakBuffers: readonly { readonly name: string; readonly bytes: number }[];
}

/** A spec without errors and its compilation. */
interface Compiled {
  readonly model: Model;
  readonly files: FileFinder;
  readonly compilation: CompiledModel;
}

/** The memory for the largest batch, and the buffers in use at the peak. */
export function memoryFacts({ model, files, compilation }: Compiled): MemoryFacts {
  const batchRows = largestBatch(model, () => readRows(model, files).rows?.data.counts.training) ?? 1;
  const bytes = bytesPerNumber[model.precision];
  const program = compilation.program();
  const peak = memoryPeak(program, batchRows);
  return {
    batchRows,
    arenaBytes: arenaBytes(program, batchRows),
    parameterBytes: countParameters(model) * bytes,
    peakBytes: peak.elements * bytes,
    peakBuffers: peak.buffers.map(({ name, elements }) => ({ name, bytes: elements * bytes })),
  };
}
