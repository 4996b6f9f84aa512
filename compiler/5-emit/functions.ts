import type { Statement } from "../ir/loop.ts";
import type { Block, Call, FunctionName, Program, ProgramFunction } from "../ir/program.ts";
import { blockTitle } from "./block-title.ts";
import { type CallRun, callRunAt } from "./call-runs.ts";
import type { FunctionDeclaration, Parameter } from "./declaration.ts";
import { destructuring, statementLines } from "./function-body.ts";
import { layersByOwner } from "./layers-by-owner.ts";
import { ruleOf } from "./learning-rule.ts";
import { functionOf, type Module } from "./module.ts";
import { namesInBlocks, namesParameters } from "./names-in-blocks.ts";
import { emitSharedFunctions, printCall, printCallOf } from "./shared-functions.ts";
import { commentText } from "./text.ts";

const docs: { readonly [name in Exclude<FunctionName, "direction" | "update">]: string } = {
  forward: "The forward pass over the rows of the batch.",
  forwardTraining: "The forward pass during training, which differs from that of prediction.",
  loss: "The loss of the batch.",
  measure: "Sums the loss and the metrics over the rows of the batch.",
  measureWithout:
    "Sums the metrics with one unit shut down, the one whose number is in `unitOff`; call `forward` first.",
};

/** Measured with the networks of up to eight units in `specs/`. */
const writtenOut =
  "Short sums are written out, which saves a seventh of the time; `--tier loops` leaves them in loops.";

/** What a function of the step is called in the module. */
function printedName({ model }: Module, name: FunctionName): string {
  return name === "direction" ? ruleOf(model).finds.name : name;
}

function docOf({ model }: Module, name: FunctionName): string {
  if (name === "direction") return ruleOf(model).finds.summary;
  return name === "update" ? ruleOf(model).moves : docs[name];
}

/** What one step of learning calls, in this order; a network that learns nothing has `forward` alone. */
const inStep: readonly FunctionName[] = ["forward", "forwardTraining", "loss", "direction", "update"];

const inMeasuring: readonly FunctionName[] = ["measure", "measureWithout"];

/** The functions of a step, each with one commented block for each layer. */
export function emitStepFunctions(module: Module): readonly FunctionDeclaration[] {
  return inStep.flatMap((name) => emitFunction(module, name));
}

/** The functions that measure a batch. */
export function emitMeasuringFunctions(module: Module): readonly FunctionDeclaration[] {
  return inMeasuring.flatMap((name) => emitFunction(module, name));
}

function emitFunction(module: Module, name: FunctionName): readonly FunctionDeclaration[] {
  const each = functionOf(module.program, name);
  if (each === undefined) return [];
  const inFull = each.blocks.flatMap((block) => (block.call === undefined ? [block] : [{ statements: around(block) }]));
  return [
    {
      kind: "function",
      name: printedName(module, name),
      doc: [docOf(module, name), ...(each.blocks.some(({ unrolled }) => unrolled) ? [writtenOut] : [])],
      exported: true,
      parameters: parametersOf(module, each),
      returns: "void",
      body: withoutGapAtTop([...destructuring(module, inFull), ...blocksLines(module, each)]),
    },
    ...emitSharedFunctions(module, name),
  ];
}

function withoutGapAtTop(lines: readonly string[]): readonly string[] {
  return lines[0] === "" ? lines.slice(1) : lines;
}

/** The barriers before and after what a block calls. */
function around({ statements }: Block): readonly Statement[] {
  const [first, last] = [statements[0], statements.at(-1)];
  return [first, last === first ? undefined : last].flatMap((each) => (each?.kind === "barrier" ? [each] : []));
}

/** `p: Parameters, w: Workspace`, without `p` where the function reads no parameter; `forward` always takes both. */
function parametersOf(module: Module, each: ProgramFunction): readonly Parameter[] {
  const w = { name: "w", type: "Workspace" };
  if (readsParameters(module.program, each)) return [{ name: "p", type: "Parameters" }, w];
  return each.name === "forward" ? [{ name: "_p", type: "Parameters" }, w] : [w];
}

function readsParameters(program: Program, { blocks }: ProgramFunction): boolean {
  return namesParameters(program, namesInBlocks(blocks));
}

/** A call of a function of the step, with the parameters under a name of the caller's. */
export function callOf(module: Module, name: FunctionName, parameters = "p"): string {
  const each = functionOf(module.program, name);
  const takesBoth = name === "forward" || (each !== undefined && readsParameters(module.program, each));
  return `${printedName(module, name)}(${takesBoth ? `${parameters}, w` : "w"});`;
}

/** `placeParameters(p, w)` where kernels must reach them, else just `p`. */
export function placed({ program }: Module): string {
  return program.kernels ? "placeParameters(p, w)" : "p";
}

/** True where a function names a buffer. */
export function mentions(each: ProgramFunction, buffer: string): boolean {
  const { elements, given } = namesInBlocks(each.blocks);
  return elements.has(buffer) || given.has(buffer);
}

/** The lines of all blocks: an empty line before each, but not between calls. */
function blocksLines(module: Module, each: ProgramFunction): readonly string[] {
  const { blocks } = each;
  const lines: string[] = [];
  for (let index = 0; index < blocks.length; ) {
    const block = blocks[index] as Block;
    const run = callRunAt(module, blocks, index);
    if (block.call === undefined || blocks[index - 1]?.call === undefined) lines.push("");
    if (run !== undefined) lines.push(...runLines(module, run));
    else if (block.call === undefined) lines.push(...blockLines(module, each, block));
    else lines.push(...callLines(module, block, block.call));
    index += run?.blocks.length ?? 1;
  }
  return lines;
}

/** A loop over the names of parameters. */
function runLines(module: Module, { blocks: [first], given, names }: CallRun): readonly string[] {
  if (first?.call === undefined) return [];
  const waits = first.statements[0]?.kind === "barrier" ? ["team.barrier();"] : [];
  return [...waits, `for (const name of ${names}) ${printCallOf(module, first.call, given)}`];
}

function blockLines(module: Module, each: ProgramFunction, block: Block): readonly string[] {
  return [`// ${commentText(blockTitle(module, each.name, block))}`, ...statementLines(module, block)];
}

/** The call with its layer beside it. */
function callLines(module: Module, block: Block, call: Call): readonly string[] {
  const [first, ...rest] = block.statements;
  const layer = layersByOwner(module.model).get(block.owner);
  const comment = layer === undefined ? "" : ` // ${commentText(layer.name)}`;
  const barrier = ["team.barrier();"];
  return [
    ...(first?.kind === "barrier" ? barrier : []),
    `${printCall(module, call)}${comment}`,
    ...(rest.at(-1)?.kind === "barrier" ? barrier : []),
  ];
}
