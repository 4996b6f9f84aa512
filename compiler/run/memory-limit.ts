import type { CompiledModel } from "../compile.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { LayerModel } from "../ir/model.ts";
import { bytesPerNumber } from "../ir/precision.ts";
import { arenaBytes, countParameters } from "../summary/counts.ts";

/** The size of the largest memory that kernels can address; the limit applies to loops too. */
const mostBytes = 65_536 * 65_536;

/** Reports a step on `rows` rows that needs more memory than the limit, before anything is drawn or allocated. */
export function tooMuchMemory({ model, program: programOf }: CompiledModel, rows: number): readonly Diagnostic[] {
  const program = programOf();
  const parameters = program.kernels ? 0 : countParameters(model) * bytesPerNumber[model.precision];
  const bytes = arenaBytes(program, rows) + parameters;
  if (bytes <= mostBytes) return [];
  const [first, ...others] = model.layers;
  const largest = others.reduce((most, layer) => (most && weight(layer) <= weight(most) ? most : layer), first);
  const gigabytes = (bytes / 1e9).toPrecision(3);
  return [diagnostic("too-much-memory", largest?.range, { rows, gigabytes, layer: largest?.name ?? "" })];
}

/** The number of values of a layer: its parameters, and its output for one row. */
function weight({ parameters, shape }: LayerModel): number {
  const values = (sizes: readonly number[]) => sizes.reduce((product, size) => product * size, 1);
  return parameters.reduce((sum, each) => sum + values(each.shape), values(shape));
}
