import type { Node } from "../ir/graph.ts";
import type { Buffer, Span } from "../ir/program.ts";
import { elementCount, sameShape } from "../ir/shape.ts";
import { indexOf } from "./graph-index.ts";
import { leafRoles } from "./leaf-roles.ts";
import { type Lifetime, planMemory } from "./plan-memory.ts";
import { nodeAt, type Timeline } from "./timeline.ts";

/** Kernels can only access the arena, so programs with kernels have the parameters in the arena too. */
export function placeBuffers(timelines: readonly Timeline[], kernels: boolean, rows?: number) {
  const buffers = new Map<string, Buffer>();
  const spans = new Map<string, Span[]>();
  let clock = 0;
  for (const timeline of timelines) {
    const { graph, storage } = timeline;
    for (const [id, name] of [...storage].sort(([a], [b]) => a - b)) {
      const buffer = bufferOf(graph.nodes[id] as Node, name);
      const before = buffers.get(name);
      if (before && !sameShape(before.shape, buffer.shape)) throw new Error(`two buffers are named ${name}`);
      if (!before || before.role === "value") buffers.set(name, buffer);
      spans.set(name, [...(spans.get(name) ?? []), spanOf(timeline, id, clock)]);
    }
    clock += timeline.groups.length + 2;
  }
  const end = clock;
  const lifetimes: Lifetime[] = [...buffers.values()]
    .filter(({ role }) => role !== "key" && (kernels || role !== "parameter"))
    .map((buffer) => ({
      name: buffer.name,
      size: buffer.size,
      // Inputs and values that persist from step to step never share memory.
      spans: buffer.role === "value" ? (spans.get(buffer.name) ?? []) : [{ start: 0, end }],
    }));
  const plan = planMemory(lifetimes, rows);
  const inUse = new Map(lifetimes.map((lifetime) => [lifetime.name, lifetime.spans]));
  const list = [...buffers.values()].map((buffer): Buffer => {
    const [offset, own] = [plan.offsets.get(buffer.name), inUse.get(buffer.name)];
    return offset === undefined || own === undefined ? buffer : { ...buffer, offset, spans: own };
  });
  return { list, arena: plan.arena };
}

function bufferOf(node: Node, name: string): Buffer {
  const { rows, times } = elementCount(node.shape);
  const { path, base, cycle } = node.attributes;
  return {
    name,
    role: leafRoles[node.op] ?? "value",
    shape: node.shape,
    size: rows ? { fixed: 0, perRow: times } : { fixed: times, perRow: 0 },
    ...(typeof path === "string" ? { path } : {}),
    ...(typeof base === "number" ? { base } : {}),
    ...(typeof cycle === "number" ? { cycle } : {}),
  };
}

/**
 * The lifetime of a value: from the group that computes it to the last that reads it. Outputs live to the end; values
 * that the repeated phase reads live to the end of that phase.
 */
function spanOf({ graph, groups, groupOf }: Timeline, id: number, clock: number): Span {
  const start = groupOf.get(id) ?? 0;
  const { readersOf, isOutput } = indexOf(graph);
  const repeats = (of: Node): boolean => of.phase === "without";
  let end = start;
  for (const reader of readersOf(id)) {
    const again = repeats(nodeAt(graph, reader)) && !repeats(nodeAt(graph, id));
    end = Math.max(end, again ? groups.length : (groupOf.get(reader) ?? 0));
  }
  return { start: clock + start, end: clock + (isOutput(id) ? groups.length : end) };
}
