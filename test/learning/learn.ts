import { readFileSync } from "node:fs";
import { compile } from "../../compiler/compile.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import type { NetworkModule } from "../../compiler/run/network-module.ts";

/** A spec's network and its training rows, to train by hand. */
export async function learner(text: string, file = "some-net.yaml") {
  const compilation = compile(text, { file });
  const { model, diagnostics } = compilation;
  if (model === undefined) throw new Error(diagnostics[0]?.text);
  const network = await loadNetwork(compilation);
  const { rows } = readRows(model, { find: () => ({ searched: [] }) });
  if (rows === undefined || network.train === undefined) throw new Error("the spec does not train");
  const { training, validation } = rows.data.parts;
  return { model, network, train: network.train, data: training().part, validation: () => validation().part };
}

/** The text of a spec in `specs/`. */
export function specText(name: string): string {
  return readFileSync(`specs/${name}.yaml`, "utf8");
}

/** The numbers of some parameters, in the order in which they are named. */
export function numbersOf(parameters: ReturnType<NetworkModule["createParameters"]>, ...names: readonly string[]) {
  return names.flatMap((name) => Array.from(parameters[name] ?? []));
}
