import { type Compiled, type CompileOptions, compile, type Rejected } from "../compile.ts";
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
export interface Trained {
  readonly ok: true;
  readonly compilation: Compiled;
  readonly network: NetworkModule;
  readonly parameters: Parameters;
}

/** Compiles a spec and reads the weights of its network. */
export async function trained(text: string, options: TrainedOptions): Promise<Trained | Rejected> {
  const compilation = compile(text, { ...options, tier: tierHere(options.tier ?? "auto") });
  if (!compilation.ok) return compilation;
  const network = await loadNetwork(compilation);
  const { weights } = options;
  const read = weights ? readWeights(network, weights) : network.createParameters(compilation.model.seed);
  if ("code" in read && "severity" in read) return { ok: false, spec: compilation.spec, diagnostics: [read as never] };
  return { ok: true, compilation, network, parameters: read as Parameters };
}
