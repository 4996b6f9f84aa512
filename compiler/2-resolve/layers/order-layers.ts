import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Resolving } from "../resolving.ts";
import type { WiredLayer } from "./layer-draft.ts";

/**
 * Sorts the layers so that each comes after its inputs, in the order of the YAML where possible. Cycles are reported
 * and left out, with every layer that depends on them.
 */
export function orderLayers(at: Resolving, layers: readonly WiredLayer[]): readonly WiredLayer[] {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const waiting = new Set(layers);
  const ordered: WiredLayer[] = [];
  const ready = (layer: WiredLayer) => layer.inputs.every((name) => !waiting.has(byName.get(name) as WiredLayer));
  for (;;) {
    const next = [...waiting].find(ready);
    if (next === undefined) break;
    waiting.delete(next);
    ordered.push(next);
  }
  reportCycles(at, waiting, byName);
  return ordered;
}

function reportCycles(at: Resolving, waiting: ReadonlySet<WiredLayer>, byName: ReadonlyMap<string, WiredLayer>): void {
  const seen = new Set<WiredLayer>();
  for (const start of waiting) {
    const path: WiredLayer[] = [];
    let layer: WiredLayer | undefined = start;
    while (layer !== undefined && !path.includes(layer) && !seen.has(layer)) {
      path.push(layer);
      layer = layer.inputs.map((name) => byName.get(name)).find((each) => each !== undefined && waiting.has(each));
    }
    if (layer !== undefined && !seen.has(layer)) reportCycle(at, path.slice(path.indexOf(layer)));
    for (const each of path) seen.add(each);
  }
}

/** Reports a cycle; in `cycle` each layer takes the next one as its input. */
function reportCycle(at: Resolving, cycle: readonly WiredLayer[]): void {
  const flow = [...cycle].reverse();
  const first = flow.reduce((least, each) => (each.index < least.index ? each : least));
  const turned = [...flow.slice(flow.indexOf(first)), ...flow.slice(0, flow.indexOf(first))];
  const range = at.rangeAt(`${first.pointer}/inputs`);
  at.report(diagnostic("layer-cycle", range, { path: [...turned, first].map((layer) => layer.name) }));
}
