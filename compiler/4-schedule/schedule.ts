import type { Extent } from "../ir/extent.ts";
import type { Graph, Graphs, Node } from "../ir/graph.ts";
import type { Buffer, Factor, Gradient, Program, ProgramFunction } from "../ir/program.ts";
import { elementCount, lastSize, leadingCount } from "../ir/shape.ts";
import type { TierRule } from "./choose-tier.ts";
import { source } from "./graph-index.ts";
import { insertBarriers } from "./insert-barriers.ts";
import { functionsOf } from "./lay-out-functions.ts";
import { placeBuffers } from "./place-buffers.ts";
import { shareFunctions } from "./share-functions.ts";
import { nodeAt, type Timeline, timelineOf } from "./timeline.ts";

/** Stage 4: converts the graphs of a model to one program: fused loops over named buffers at fixed offsets. */
export function schedule(graphs: Graphs, rule: TierRule = { tier: "loops" }): Program {
  const timelines = [graphs.evaluation, ...(graphs.training ? [graphs.training] : [])].map((graph) =>
    timelineOf(graph, rule),
  );
  const kernels = timelines.some(({ groups }) => groups.some((group) => group.kernel !== undefined));
  const buffers = placeBuffers(timelines, kernels, rule.rows);
  const gradients = timelines.flatMap(gradientsOf);
  const { functions, step } = functionsOf(timelines);
  const program = insertBarriers({
    kind: "program",
    precision: graphs.prediction.precision,
    buffers: withGradientSlots(buffers.list, gradients),
    functions,
    sharedFunctions: [],
    ...(graphs.training === undefined ? {} : { step }),
    arena: buffers.arena,
    kernels,
    scratch: scratchOf(functions),
    outputs: outputNames(timelines),
    gradients,
    lossCounts: lossCounts(graphs.evaluation),
  });
  return shareFunctions(program);
}

/** Marks the buffers that hold the gradient of one parameter and nothing else. */
function withGradientSlots(buffers: readonly Buffer[], gradients: readonly Gradient[]): readonly Buffer[] {
  const paths = new Map<string, readonly string[]>();
  for (const gradient of gradients) {
    if (gradient.kind === "buffer") paths.set(gradient.buffer, [...(paths.get(gradient.buffer) ?? []), gradient.path]);
  }
  return buffers.map((buffer) => {
    const [parameter, ...more] = paths.get(buffer.name) ?? [];
    const isOwn = buffer.role === "value" && buffer.size.perRow === 0 && more.length === 0;
    return parameter !== undefined && isOwn ? { ...buffer, slot: { parameter, kind: "gradient" } } : buffer;
  });
}

function outputNames(timelines: readonly Timeline[]): { readonly [name: string]: string } {
  const names: { [name: string]: string } = {};
  for (const { graph, storage } of timelines) {
    for (const [name, id] of Object.entries(graph.outputs)) {
      const buffer = storage.get(source(graph, id));
      // The outputs are those of prediction, not of training.
      if (buffer !== undefined) names[name] ??= buffer;
    }
  }
  return names;
}

/** The gradient of each parameter, in the order of the parameters. */
function gradientsOf({ graph, groups, storage }: Timeline): readonly Gradient[] {
  const factorOf = (id: number): Factor => {
    const { shape } = nodeAt(graph, id);
    return { buffer: storage.get(source(graph, id)) ?? "", width: lastSize(shape), rows: leadingCount(shape) };
  };
  return graph.gradients.map(({ path, node }): Gradient => {
    const id = source(graph, node);
    const buffer = storage.get(id);
    if (buffer !== undefined) return { kind: "buffer", path, buffer };
    if (!groups.some(({ kernel, nodes }) => kernel === "descent" && nodes[0] === id))
      throw new Error(`the gradient of ${path} has no buffer`);
    const [left = 0, right = 0] = nodeAt(graph, id).inputs;
    return { kind: "product", path, left: factorOf(left), right: factorOf(right) };
  });
}

/** The number of values per row that each loss total sums over. */
function lossCounts(graph: Graph): readonly number[] {
  return graph.lossTotals.map((id) => {
    const [summed = 0] = (graph.nodes[id] as Node).inputs;
    return elementCount((graph.nodes[summed] as Node).shape).times;
  });
}

/** The maximum scratch memory of all kernels. */
function scratchOf(functions: readonly ProgramFunction[]): Extent {
  const statements = functions.flatMap(({ blocks }) => blocks.flatMap((block) => block.statements));
  const kernels = statements.flatMap((each) => (each.kind === "kernel" ? [each] : []));
  return {
    fixed: Math.max(0, ...kernels.map(({ scratch = 0 }) => scratch)),
    perRow: Math.max(0, ...kernels.map(({ scratchPerRow = 0 }) => scratchPerRow)),
  };
}
