import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Resolving } from "../resolving.ts";
import type { WiredLayer } from "./layer-draft.ts";

/**
 * The layers in an order in which each comes after what it takes; the order of the YAML where that will do. Layers
 * that go round in a circle are reported, circle by circle, and left out with everything that needs them.
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
  reportCircles(at, waiting, byName);
  return ordered;
}

function reportCircles(at: Resolving, waiting: ReadonlySet<WiredLayer>, byName: ReadonlyMap<string, WiredLayer>): void {
  const told = new Set<WiredLayer>();
  for (const start of waiting) {
    const path: WiredLayer[] = [];
    let layer: WiredLayer | undefined = start;
    while (layer !== undefined && !path.includes(layer) && !told.has(layer)) {
      path.push(layer);
      layer = layer.inputs.map((name) => byName.get(name)).find((each) => each !== undefined && waiting.has(each));
    }
    if (layer !== undefined && !told.has(layer)) reportCircle(at, path.slice(path.indexOf(layer)));
    for (const each of path) told.add(each);
  }
}

/** `circle` goes against the flow: each layer takes the next one. */
function reportCircle(at: Resolving, circle: readonly WiredLayer[]): void {
  const flow = [...circle].reverse();
  const first = flow.reduce((least, each) => (each.index < least.index ? each : least));
  const turned = [...flow.slice(flow.indexOf(first)), ...flow.slice(0, flow.indexOf(first))];
  const range = at.rangeAt(`${first.pointer}/inputs`);
  at.report(diagnostic("layer-cycle", range, { path: [...turned, first].map((layer) => layer.name) }));
}
