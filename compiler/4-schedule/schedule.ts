import type { Extent } from "../ir/extent.ts";
import type { Graph, Graphs, Node, Phase } from "../ir/graph.ts";
import { innerNames, namer, type TakenNames } from "../ir/identifier.ts";
import type { Statement } from "../ir/loop.ts";
import type {
  Block,
  Buffer,
  BufferRole,
  Factor,
  FunctionName,
  Gradient,
  Program,
  ProgramFunction,
  Span,
} from "../ir/program.ts";
import { elementCount, lastSize, leadingCount, sameShape } from "../ir/shape.ts";
import { namesIn } from "../ir/walk.ts";
import { chooseTier, type TierRule } from "./choose-tier.ts";
import { descendByGradient } from "./descend-by-gradient.ts";
import { dropSingleLoops } from "./drop-single-loops.ts";
import { fuse, type Group } from "./fuse.ts";
import { indexOf, source } from "./graph-index.ts";
import { hoistOffsets } from "./hoist-offsets.ts";
import { insertBarriers } from "./insert-barriers.ts";
import { interleaveSums } from "./interleave-sums.ts";
import { lower } from "./lower.ts";
import { type Lifetime, planMemory } from "./plan-memory.ts";
import { shareFunctions } from "./share-functions.ts";
import { writeOutShortSums } from "./write-out-short-sums.ts";

/** One graph with its groups, and which of its nodes are kept in which buffer. */
interface Timeline {
  readonly graph: Graph;
  readonly groups: readonly Group[];
  /** The index of the group in which a node runs. */
  readonly groupOf: ReadonlyMap<number, number>;
  readonly storage: ReadonlyMap<number, string>;
}

const functionNames: { readonly [phase in Phase]: FunctionName } = {
  forward: "forward",
  loss: "loss",
  metrics: "measure",
  without: "measureWithout",
  direction: "direction",
  update: "update",
};

const leafRoles: { readonly [op: string]: BufferRole } = {
  input: "input",
  target: "target",
  parameter: "parameter",
  state: "state",
  scalar: "scalar",
  key: "key",
  draws: "draws",
};

/** Turns the graphs of a model into one program: fused loops over named buffers at fixed offsets. */
export function schedule(graphs: Graphs, rule: TierRule = { tier: "loops" }): Program {
  const timelines = [graphs.evaluation, ...(graphs.training ? [graphs.training] : [])].map((graph) =>
    timelineOf(graph, rule),
  );
  const kernels = timelines.some(({ groups }) => groups.some((group) => group.kernel !== undefined));
  const buffers = placeBuffers(timelines, kernels, rule.rows);
  const { functions, step } = functionsOf(timelines);
  const program = insertBarriers({
    kind: "program",
    precision: graphs.prediction.precision,
    buffers: buffers.list,
    functions,
    sharedFunctions: [],
    ...(graphs.training === undefined ? {} : { step }),
    arena: buffers.arena,
    kernels,
    scratch: scratchOf(functions),
    outputs: outputNames(timelines),
    gradients: timelines.flatMap(gradientsOf),
    lossCounts: lossCounts(graphs.evaluation),
  });
  return shareFunctions(program);
}

function timelineOf(graph: Graph, rule: TierRule): Timeline {
  // Kernels take whole groups, or the head of one: so groups come first.
  const chosen = chooseTier(graph, fuse(graph), rule);
  // Only a kernel can make a gradient and use it at once: so it must be known who does the work.
  const groups = descendByGradient(graph, chosen, rule);
  const groupOf = new Map(
    groups.flatMap((group, index) => [...group.before, ...group.nodes].map((id) => [id, index] as const)),
  );
  return { graph, groups, groupOf, storage: chooseStorage(graph, groups, groupOf) };
}

/** A node is kept in a buffer if it is asked for, or read outside the loops that make it, or first to be reduced. */
function chooseStorage(
  graph: Graph,
  groups: readonly Group[],
  groupOf: ReadonlyMap<number, number>,
): ReadonlyMap<number, string> {
  const passing = new Set(groups.filter(({ kernel }) => kernel === "descent").map(({ nodes }) => nodes[0]));
  const asked = Object.values(graph.outputs).map((id) => source(graph, id));
  const kept = new Set(asked.filter((id) => !passing.has(id)));
  graph.nodes.forEach((node, id) => {
    for (const input of node.inputs) {
      const from = source(graph, input);
      if (groupOf.get(from) !== groupOf.get(id)) kept.add(from);
    }
    if (node.op in leafRoles) kept.add(id);
  });
  const storage = new Map([...kept].map((id) => [id, nameOf(graph, id)]));
  for (const { target, value } of graph.updates) storage.set(value, nameOf(graph, target));
  return new Map([...storage].filter(([id]) => !["constant", "rowCount"].includes((graph.nodes[id] as Node).op)));
}

function nameOf(graph: Graph, id: number): string {
  return nodeAt(graph, id).name;
}

function nodeAt(graph: Graph, id: number): Node {
  return graph.nodes[id] as Node;
}

/** The functions of all graphs, and the names of those that the last of them needs, in their order. */
function functionsOf(timelines: readonly Timeline[]) {
  const functions: ProgramFunction[] = [];
  const needed = timelines.map((timeline) =>
    (["forward", "loss", "metrics", "without", "direction", "update"] as const).flatMap((phase) => {
      const blocks = blocksOf(timeline, phase);
      // Every module has a forward, if only one that hands on its input.
      const isNeeded = blocks.length > 0 || (phase === "forward" && functions.length === 0);
      return isNeeded ? addFunction(functions, functionNames[phase], blocks) : [];
    }),
  );
  return { functions, step: needed.at(-1) ?? [] };
}

/** Adds a function, unless it is there; gives its name, which is another where learning differs from answering. */
function addFunction(
  functions: ProgramFunction[],
  preferredName: FunctionName,
  blocks: readonly Block[],
): FunctionName {
  const same = functions.find((other) => other.name === preferredName);
  const differs = same !== undefined && JSON.stringify(same.blocks) !== JSON.stringify(blocks);
  const name = differs ? "forwardTraining" : preferredName;
  if (same === undefined || differs) functions.push({ name, blocks });
  return name;
}

function blocksOf(timeline: Timeline, phase: Phase): readonly Block[] {
  const { graph, groups, storage } = timeline;
  const buffers = new Set([...storage.values(), "p", "w", "rows"]);
  const blocks: { owner: string; ops: string[]; statements: Statement[] }[] = [];
  for (const group of groups) {
    // A step of descent belongs to the update, though it begins with the gradient.
    const index = group.kernel === "descent" ? group.nodes.length - 1 : 0;
    const { phase: part, owner } = graph.nodes[group.nodes[index] as number] as Node;
    if (part !== phase) continue;
    let block = blocks[blocks.length - 1];
    if (block?.owner !== owner) {
      block = { owner, ops: [], statements: [] };
      blocks.push(block);
    }
    const taken = innerNames(buffers, localNames(block.statements));
    block.ops.push(...group.nodes.map((id) => (graph.nodes[id] as Node).op));
    block.statements.push(...loopsOf(timeline, group, taken));
  }
  return blocks;
}

/** The loops of one group, as they are printed. */
function loopsOf({ graph, storage }: Timeline, group: Group, taken: TakenNames): readonly Statement[] {
  const loops = lower({ graph, group, storage: (id) => storage.get(id), taken });
  const fresh = namer(innerNames(taken, namesIn(loops)));
  // Single loops go first: what they leave may be a sum, and an offset of a variable that is always 0 needs no name. Sums
  // go side by side before they are written out, as only those can that have a loop. Offsets are named when it is known which loops are left.
  // A parameter of one number keeps its loop: it takes the same step as the others.
  const [first] = group.nodes;
  const isStep = nodeAt(graph, first ?? 0).phase === "update" && nodeAt(graph, first ?? 0).shape.length > 0;
  return hoistOffsets(writeOutShortSums(interleaveSums(isStep ? loops : dropSingleLoops(loops), fresh)), fresh);
}

/** The locals that statements declare for all that follow them in the block. */
function localNames(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((each) => (each.kind === "let" || each.kind === "offset" ? [each.name] : []));
}

/** Kernels reach only what is in the arena, so with them the parameters have an offset there too. */
function placeBuffers(timelines: readonly Timeline[], kernels: boolean, rows?: number) {
  const buffers = new Map<string, Buffer>();
  const spans = new Map<string, Span[]>();
  let clock = 0;
  for (const timeline of timelines) {
    const { graph, storage } = timeline;
    for (const [id, name] of [...storage].sort(([a], [b]) => a - b)) {
      const buffer = bufferOf(graph.nodes[id] as Node, name);
      const before = buffers.get(name);
      if (before && !sameShape(before.shape, buffer.shape)) throw new Error(`two buffers are called ${name}`);
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
      // What comes from outside or stays from step to step is never shared.
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
 * From the group that makes a value to the last that reads it; outputs stay to the end, and what was made before the part
 * that is run again and again stays as long as that needs it.
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

function outputNames(timelines: readonly Timeline[]): { readonly [name: string]: string } {
  const names: { [name: string]: string } = {};
  for (const { graph, storage } of timelines) {
    for (const [name, id] of Object.entries(graph.outputs)) {
      const buffer = storage.get(source(graph, id));
      // The answers are those of the network as it answers, not as it learns.
      if (buffer !== undefined) names[name] ??= buffer;
    }
  }
  return names;
}

/** Where each parameter's gradient is, in the order of the parameters. */
function gradientsOf({ graph, groups, storage }: Timeline): readonly Gradient[] {
  const prefix = "gradients.";
  const factorOf = (id: number): Factor => {
    const { shape } = nodeAt(graph, id);
    return { buffer: storage.get(source(graph, id)) ?? "", width: lastSize(shape), rows: leadingCount(shape) };
  };
  return Object.entries(graph.outputs).flatMap(([name, output]): readonly Gradient[] => {
    if (!name.startsWith(prefix)) return [];
    const [path, id] = [name.slice(prefix.length), source(graph, output)];
    const buffer = storage.get(id);
    if (buffer !== undefined) return [{ kind: "buffer", path, buffer }];
    if (!groups.some(({ kernel, nodes }) => kernel === "descent" && nodes[0] === id))
      throw new Error(`where is ${name}?`);
    const [left = 0, right = 0] = nodeAt(graph, id).inputs;
    return [{ kind: "product", path, left: factorOf(left), right: factorOf(right) }];
  });
}

/** How many values of one row each loss total sums over. */
function lossCounts(graph: Graph): readonly number[] {
  return Object.entries(graph.outputs)
    .filter(([name]) => /^totals\.lossTotal\d*$/.test(name))
    .map(([, id]) => {
      const [summed = 0] = (graph.nodes[id] as Node).inputs;
      return elementCount((graph.nodes[summed] as Node).shape).times;
    });
}

/** The most that any kernel asks for. */
function scratchOf(functions: readonly ProgramFunction[]): Extent {
  const statements = functions.flatMap(({ blocks }) => blocks.flatMap((block) => block.statements));
  const kernels = statements.flatMap((each) => (each.kind === "kernel" ? [each] : []));
  return {
    fixed: Math.max(0, ...kernels.map(({ scratch = 0 }) => scratch)),
    perRow: Math.max(0, ...kernels.map(({ scratchPerRow = 0 }) => scratchPerRow)),
  };
}
