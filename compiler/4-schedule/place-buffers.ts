import { type Extent, endOf } from "../ir/extent.ts";
import type { Node } from "../ir/graph.ts";
import type { Buffer, Span } from "../ir/program.ts";
import { elementCount, sameShape } from "../ir/shape.ts";
import { indexOf } from "./graph-index.ts";
import { leafRoles } from "./leaf-roles.ts";
import { type Lifetime, planMemory } from "./plan-memory.ts";
import { nodeAt, type Timeline } from "./timeline.ts";

const nowhere: Extent = { fixed: 0, perRow: 0 };

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
  const sections = sectionsOf(
    [...buffers.values()].filter(({ role }) => role !== "key" && (kernels || role !== "parameter")),
  );
  const lifetimes = sections.map(
    (members): Lifetime => ({
      name: members[0].name,
      size: members.map(({ size }) => size).reduce(endOf),
      // Inputs and values that persist from step to step never share memory.
      spans: members[0].role === "value" ? (spans.get(members[0].name) ?? []) : [{ start: 0, end }],
    }),
  );
  const plan = planMemory(lifetimes, rows);
  const placed = new Map(
    sections.flatMap((members, index) => {
      const inUse = lifetimes[index]?.spans ?? [];
      return inSection(members, plan.offsets.get(members[0].name) ?? nowhere, inUse).map((each) => [each.name, each]);
    }),
  );
  return { list: [...buffers.values()].map((buffer) => placed.get(buffer.name) ?? buffer), arena: plan.arena };
}

/** The buffers of a section, one after the other from an offset on. */
function inSection(members: readonly Buffer[], start: Extent, spans: readonly Span[]): readonly Buffer[] {
  let end = start;
  return members.map((buffer) => {
    const offset = end;
    end = endOf(offset, buffer.size);
    return { ...buffer, offset, spans };
  });
}

/**
 * Buffers that stand one after the other: all parameters, and each kind of state that an optimizer keeps for them, in the
 * order of the parameters. Every other buffer stands alone.
 */
function sectionsOf(buffers: readonly Buffer[]): readonly (readonly [Buffer, ...Buffer[]])[] {
  const order = new Map(buffers.filter(({ role }) => role === "parameter").map(({ path }, index) => [path, index]));
  const sections = new Map<string, [Buffer, ...Buffer[]]>();
  for (const buffer of buffers) {
    const key = sectionOf(buffer);
    const known = sections.get(key);
    if (known === undefined) sections.set(key, [buffer]);
    else known.push(buffer);
  }
  const rank = ({ slot }: Buffer): number => order.get(slot?.parameter) ?? 0;
  return [...sections.values()].map((members) => members.sort((a, b) => rank(a) - rank(b)));
}

function sectionOf({ name, role, size, slot }: Buffer): string {
  if (role === "parameter") return "parameters";
  return role === "state" && slot !== undefined && size.perRow === 0 ? `each ${slot.kind}` : `only ${name}`;
}

function bufferOf(node: Node, name: string): Buffer {
  const { rows, times } = elementCount(node.shape);
  const { path, base, cycle, parameter, kind } = node.attributes;
  return {
    name,
    role: leafRoles[node.op] ?? "value",
    shape: node.shape,
    size: rows ? { fixed: 0, perRow: times } : { fixed: times, perRow: 0 },
    ...(typeof path === "string" ? { path } : {}),
    ...(typeof base === "number" ? { base } : {}),
    ...(typeof cycle === "number" ? { cycle } : {}),
    ...(typeof parameter === "string" && typeof kind === "string" ? { slot: { parameter, kind } } : {}),
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
