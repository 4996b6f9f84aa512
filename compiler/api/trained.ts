import { type Compiled, type CompiledModel, type CompileOptions, compile, type Rejected } from "../compile.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { loadNetwork } from "../run/load-module.ts";
import type { NetworkModule, Parameters } from "../run/network-module.ts";
import { readWeights, type WeightsFile } from "../run/start.ts";
import { tierHere } from "../run/tier-here.ts";

/** A spec and the weights of its network. */
export interface TrainedOptions extends CompileOptions {
  /** A safetensors file, as `train` gives its bytes; default: the first weights, as the seed draws them. */
  readonly weights?: WeightsFile;
}

/** A network with its weights. */
export interface WeightedNetwork {
  readonly network: NetworkModule;
  readonly parameters: Parameters;
}

/** A compiled spec and its network with weights. */
export interface TrainedNetwork extends WeightedNetwork {
  readonly ok: true;
  readonly compilation: Compiled;
}

/** Compiles a spec and reads the weights of its network. */
export async function trained(text: string, options: TrainedOptions): Promise<TrainedNetwork | Rejected> {
  const compilation = compile(text, { ...options, tier: tierHere(options.tier ?? "auto") });
  if (!compilation.ok) return compilation;
  const loaded = await withWeights(compilation, options.weights);
  if ("code" in loaded) return { ok: false, spec: compilation.spec, diagnostics: [loaded] };
  return { ok: true, compilation, ...loaded };
}

/** The network of a compiled spec with the given weights, by default those that the seed draws; or why they do not fit. */
export async function withWeights(
  compilation: CompiledModel,
  weights: WeightsFile | undefined,
): Promise<WeightedNetwork | Diagnostic> {
  const network = await loadNetwork(compilation);
  if (weights === undefined) return { network, parameters: network.createParameters(compilation.model.seed) };
  const read = readWeights(network, weights);
  return "severity" in read ? (read as Diagnostic) : { network, parameters: read as Parameters };
}
