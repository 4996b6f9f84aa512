import type { Node, Phase } from "../ir/graph.ts";
import { innerNames, namer, type TakenNames } from "../ir/identifier.ts";
import type { Statement } from "../ir/loop.ts";
import type { Block, FunctionName, ProgramFunction } from "../ir/program.ts";
import { namesIn } from "../ir/walk.ts";
import { dropSingleLoops } from "./drop-single-loops.ts";
import type { Group } from "./fuse.ts";
import { hoistOffsets } from "./hoist-offsets.ts";
import { interleaveSums } from "./interleave-sums.ts";
import { lower } from "./lower.ts";
import { nodeAt, type Timeline } from "./timeline.ts";
import { writeOutShortSums } from "./write-out-short-sums.ts";

const functionNames: { readonly [phase in Phase]: FunctionName } = {
  forward: "forward",
  loss: "loss",
  metrics: "measure",
  without: "measureWithout",
  direction: "direction",
  update: "update",
};

/** The functions of all graphs, and the names of those that the last graph calls, in order. */
export function functionsOf(timelines: readonly Timeline[]) {
  const functions: ProgramFunction[] = [];
  const needed = timelines.map((timeline) =>
    (["forward", "loss", "metrics", "without", "direction", "update"] as const).flatMap((phase) => {
      const blocks = blocksOf(timeline, phase);
      // Every module has a forward, even if it only returns its input.
      const isNeeded = blocks.length > 0 || (phase === "forward" && functions.length === 0);
      return isNeeded ? addFunction(functions, functionNames[phase], blocks) : [];
    }),
  );
  return { functions, step: needed.at(-1) ?? [] };
}

/** Adds a function unless it exists; returns its name, which is different if training and prediction differ. */
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
  const blocks: { owner: string; ops: string[]; statements: Statement[]; unrolled?: boolean }[] = [];
  for (const group of groups) {
    // A descent step belongs to the update, although it begins with the gradient.
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
    const { statements, unrolled } = loopsOf(timeline, group, taken);
    block.statements.push(...statements);
    if (unrolled) block.unrolled = true;
  }
  return blocks;
}

/** The loops of one group, ready to be printed. */
function loopsOf({ graph, storage, rolled }: Timeline, group: Group, taken: TakenNames) {
  const loops = lower({ graph, group, storage: (id) => storage.get(id), taken });
  const fresh = namer(innerNames(taken, namesIn(loops)));
  // Single loops are dropped first: what remains may be a sum, and an offset of a variable that is always 0 needs no
  // name. Sums are interleaved before they are unrolled, because only loops can be interleaved. Offsets are hoisted when
  // the remaining loops are known. A parameter of one number keeps its loop, so that its step is the same as that of
  // other parameters.
  const [first] = group.nodes;
  const isStep = nodeAt(graph, first ?? 0).phase === "update" && nodeAt(graph, first ?? 0).shape.length > 0;
  const kept = isStep ? loops : dropSingleLoops(loops);
  const statements = rolled ? kept : writeOutShortSums(interleaveSums(kept, fresh));
  const unrolled = loopCount(statements) < loopCount(kept);
  return { statements: hoistOffsets(statements, fresh), unrolled };
}

function loopCount(statements: readonly Statement[]): number {
  return statements.reduce((count, each) => {
    if (each.kind === "for") return count + 1 + loopCount(each.body);
    return each.kind === "if" || each.kind === "alone" ? count + loopCount(each.body) : count;
  }, 0);
}

/** The locals that statements declare for the following statements of the block. */
function localNames(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((each) => (each.kind === "let" || each.kind === "offset" ? [each.name] : []));
}
