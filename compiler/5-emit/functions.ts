import type { Block, FunctionName, ProgramFunction } from "../ir/program.ts";
import { blockTitle } from "./block-title.ts";
import type { FunctionDeclaration, Parameter } from "./declaration.ts";
import { ruleOf } from "./learning-rule.ts";
import { functionOf, type Module } from "./module.ts";
import { namesInBlocks } from "./names-in-blocks.ts";
import { printStatements } from "./print-statement.ts";
import { commentText } from "./text.ts";

const docs: { readonly [name in Exclude<FunctionName, "direction" | "update">]: string } = {
  forward: "Runs the network on the rows of the batch.",
  forwardTraining: "Runs the network on the rows of the batch as it is while it learns.",
  loss: "Measures how far the answers are from the targets.",
  measure: "Adds up the loss and the metrics of the rows of the batch.",
  measureWithout:
    "Measures once more with one unit shut down, the one whose number is in `unitOff`; `forward` comes first.",
};

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
  const blocks = each.blocks.map((block) => blockLines(module, each, block));
  return [
    {
      kind: "function",
      name: printedName(module, name),
      doc: [docOf(module, name)],
      exported: true,
      parameters: parametersOf(module, each),
      returns: "void",
      body: [...takeOut(module, each), ...blocks.flatMap((block) => ["", ...block])],
    },
  ];
}

/** `p: Parameters, w: Workspace`, without `p` where the function reads no parameter; `forward` always takes both. */
function parametersOf(module: Module, each: ProgramFunction): readonly Parameter[] {
  const w = { name: "w", type: "Workspace" };
  if (readsParameters(module, each)) return [{ name: "p", type: "Parameters" }, w];
  return each.name === "forward" ? [{ name: "_p", type: "Parameters" }, w] : [w];
}

function readsParameters({ program }: Module, each: ProgramFunction): boolean {
  const { elements, given } = namesInBlocks(each.blocks);
  return program.buffers.some(({ name, role }) => role === "parameter" && (elements.has(name) || given.has(name)));
}

/** A call of a function of the step, with the parameters under a name of the caller's. */
export function callOf(module: Module, name: FunctionName, parameters = "p"): string {
  const each = functionOf(module.program, name);
  const takesBoth = name === "forward" || (each !== undefined && readsParameters(module, each));
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

/** `const { dense1Weights } = p;` and the same for the workspace: the arrays of loops bound to locals. */
function takeOut({ program }: Module, each: ProgramFunction): string[] {
  const { elements, fields } = namesInBlocks(each.blocks);
  const own = program.buffers.filter(({ name }) => elements.has(name));
  const parameters = own.filter(({ role }) => role === "parameter").map(({ name }) => name);
  const workspace = own.filter(({ role }) => role !== "parameter").map(({ name }) => name);
  workspace.unshift(...["kernels", "scratch", "team", "rows"].filter((name) => fields.has(name)));
  const lines: string[] = [];
  if (parameters.length > 0) lines.push(`const { ${parameters.join(", ")} } = p;`);
  if (workspace.length > 0) lines.push(`const { ${workspace.join(", ")} } = w;`);
  return lines;
}

/** How an array is reached where it is no local: `p.dense1Weights` or `w.dense1Output`. */
function reachIn({ program }: Module): (buffer: string) => string {
  const parameters = new Set(program.buffers.filter(({ role }) => role === "parameter").map(({ name }) => name));
  return (buffer) => `${parameters.has(buffer) ? "p" : "w"}.${buffer}`;
}

function blockLines(module: Module, each: ProgramFunction, block: Block): string[] {
  const { precision } = module.program;
  const lines = printStatements(block.statements, { precision, imports: module.imports, reach: reachIn(module) });
  // Locals of one block must not clash with those of another.
  const declares = block.statements.some(({ kind }) => kind === "let" || kind === "offset");
  const body = declares ? ["{", ...lines.map((line) => `  ${line}`), "}"] : lines;
  return [`// ${commentText(blockTitle(module, each.name, block))}`, ...body];
}
