import { type Compiled, type CompileOptions, compile, type Rejected } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import type { FileFinder } from "../ir/table.ts";
import { countMultiplyAdds, countParameters } from "../summary/counts.ts";
import { type LayerFacts, layerFacts, type MemoryFacts, memoryFacts } from "../summary/summary.ts";

/** What a network consists of and what its training takes. */
export interface Summary extends MemoryFacts {
  readonly ok: true;
  readonly name: string;
  readonly layers: readonly LayerFacts[];
  /** Of all layers. */
  readonly parameters: number;
  /** Of one answer. */
  readonly multiplyAdds: number;
}

/** Layers with their shapes, parameters, multiply-adds and memory, before anything is trained. */
export function summary(text: string, options: CompileOptions): Summary | Rejected {
  const compilation = compile(text, options);
  return compilation.ok ? summaryOf(compilation, fileFinder(options.file, options.data)) : compilation;
}

/** The same for a spec that was compiled. */
export function summaryOf(compilation: Compiled, files: FileFinder): Summary {
  const { model } = compilation;
  const graphs = compilation.graphs();
  return {
    ok: true,
    name: model.name,
    layers: layerFacts(model, graphs),
    parameters: countParameters(model),
    multiplyAdds: countMultiplyAdds(graphs.prediction),
    ...memoryFacts({ model, files, compilation }),
  };
}
