import type { Standalone } from "../5-emit/emit.ts";
import { type CompiledModel, type CompileOptions, compile, type Rejected } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { loadNetwork } from "../run/load-module.ts";
import { readWeights, type WeightsFile } from "../run/start.ts";

/** How the TypeScript of a spec is printed. */
export interface BuildOptions extends CompileOptions {
  /** The path of the TypeScript file: comments say from there where the spec is. Default: `network.ts`. */
  readonly outputFile?: string;
  /** Import nothing: print what is needed of the runtime into the file. */
  readonly standalone?: boolean;
  /** Print these weights into a standalone file, which then does nothing but answer. */
  readonly weights?: WeightsFile;
}

/** The TypeScript of a spec. */
export interface Built {
  readonly ok: true;
  readonly code: string;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a spec to TypeScript. Writes no file. */
export async function build(text: string, options: BuildOptions): Promise<Built | Rejected> {
  const compilation = compile(text, options);
  if (!compilation.ok) return compilation;
  const { outputFile = "network.ts", standalone = false, weights } = options;
  const alone = standalone || weights !== undefined ? await standaloneWith(compilation, weights) : undefined;
  if (alone && "code" in alone) return { ok: false, spec: compilation.spec, diagnostics: [alone] };
  return { ok: true, code: await compilation.code(outputFile, alone), diagnostics: compilation.diagnostics };
}

/** How a standalone file is printed, with the weights it is to hold, if any; or why they do not fit the network. */
export async function standaloneWith(
  compilation: CompiledModel,
  weights: WeightsFile | undefined,
): Promise<Standalone | Diagnostic> {
  if (weights === undefined) return {};
  const network = await loadNetwork(compilation);
  const read = readWeights(network, weights);
  return "code" in read ? (read as Diagnostic) : { weights: network.writeParameters(read) };
}
