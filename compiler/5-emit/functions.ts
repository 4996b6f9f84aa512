import { joinName, metricOwner } from "../ir/graph.ts";
import type { KernelArgument, Statement } from "../ir/loop.ts";
import type { LayerModel, MetricModel, Model, ParameterModel } from "../ir/model.ts";
import type { Block, FunctionName, ProgramFunction } from "../ir/program.ts";
import type { Thing } from "../ir/thing.ts";
import { unreachable } from "../ir/unreachable.ts";
import { visitExpressions } from "../ir/walk.ts";
import type { LearningWord } from "../language/define/learning.ts";
import { languageOf } from "../language/language.ts";
import type { FunctionDeclaration, Parameter } from "./declaration.ts";
import { describeLayer, spoken } from "./describe-layer.ts";
import { functionOf, type Module } from "./module.ts";
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

/** The learning rule of a model. */
export function ruleOf(model: Model): LearningWord {
  const { type } = model.learning;
  const rule = languageOf(model).learning[type];
  if (rule === undefined) throw new Error(`there is no learning rule "${type}"`);
  return rule;
}

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
  const used = names(each);
  return program.buffers.some(({ role, name }) => role === "parameter" && used.has(name));
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

/** `const { dense1Weights } = p;` and the same for the workspace: arrays bound to locals. */
function takeOut(module: Module, each: ProgramFunction): string[] {
  const used = names(each);
  const own = module.program.buffers.filter((buffer) => used.has(buffer.name));
  const parameters = own.filter((buffer) => buffer.role === "parameter").map((buffer) => buffer.name);
  const workspace = own.filter((buffer) => buffer.role !== "parameter").map((buffer) => buffer.name);
  workspace.unshift(...["kernels", "scratch", "team", "rows"].filter((name) => used.has(name)));
  const lines: string[] = [];
  if (parameters.length > 0) lines.push(`const { ${parameters.join(", ")} } = p;`);
  if (workspace.length > 0) lines.push(`const { ${workspace.join(", ")} } = w;`);
  return lines;
}

/** The buffers (and `rows`) that a function names. */
export function names(each: ProgramFunction): ReadonlySet<string> {
  const used = new Set<string>();
  for (const block of each.blocks) {
    for (const name of block.statements.flatMap(namesOfStatement)) used.add(name);
    visitExpressions(block.statements, (expression) => {
      if (expression.kind === "element") used.add(expression.buffer);
      if (expression.kind === "rows") used.add("rows");
    });
  }
  return used;
}

/** What a statement names beside its values. */
function namesOfStatement(statement: Statement): readonly string[] {
  switch (statement.kind) {
    case "store":
      return [statement.buffer];
    case "kernel":
      return namesOfKernel(statement.arguments);
    case "for":
      return [
        ...(statement.count.rows ? ["rows"] : []),
        ...(statement.portions ? ["team"] : []),
        ...statement.body.flatMap(namesOfStatement),
      ];
    case "if":
      return statement.body.flatMap(namesOfStatement);
    case "alone":
      return ["team", ...statement.body.flatMap(namesOfStatement)];
    case "barrier":
      return ["team"];
    default:
      return [];
  }
}

/** What a kernel call names: buffers, and what the workspace gives to every call. */
function namesOfKernel(given: readonly KernelArgument[]): readonly string[] {
  return ["kernels", ...given.flatMap(namesOfArgument)];
}

function namesOfArgument(argument: KernelArgument): readonly string[] {
  switch (argument.kind) {
    case "address":
      return [argument.buffer];
    case "count":
      return argument.count.rows ? ["rows"] : [];
    case "from":
    case "to":
      return argument.portions.count.rows ? ["team", "rows"] : ["team"];
    case "value":
      return argument.value.kind === "element" ? [argument.value.buffer] : [];
    case "scratch":
      return ["scratch"];
    default:
      return unreachable(argument);
  }
}

function blockLines(module: Module, each: ProgramFunction, block: Block): string[] {
  const { precision } = module.program;
  const lines = printStatements(block.statements, { precision, imports: module.imports });
  // Locals of one block must not clash with those of another.
  const declares = block.statements.some(({ kind }) => kind === "let" || kind === "offset");
  const body = declares ? ["{", ...lines.map((line) => `  ${line}`), "}"] : lines;
  return [`// ${commentText(blockTitle(module, each, block))}`, ...body];
}

function blockTitle(module: Module, each: ProgramFunction, block: Block): string {
  const { model } = module;
  const finding = each.name === "direction" ? `, ${ruleOf(model).finds.name}` : "";
  const layer = model.layers.find((candidate) => joinName(candidate.name) === block.owner);
  if (layer) return layerTitle(model, layer, each, finding);
  const lost = model.losses.map((loss) => spoken(loss.type)).join(" + ");
  if (block.owner === "loss") return `${each.name === "measure" ? "loss: " : ""}${lost}${finding}`;
  const metric = model.metrics.find((candidate) => metricOwner(model, candidate) === block.owner);
  if (metric) return metricTitle(model, metric);
  const penalized = parametersOfModel(model).find((each) => joinName(each.path, "penalty") === block.owner);
  if (penalized) return `${penalized.path}: ${penalized.regularizer?.type}`;
  if (block.owner === "learning") return ruleOf(model).formula ?? spoken(model.learning.type);
  const mover = spoken(model.optimizer?.type ?? model.learning.type);
  const gradient = block.ops.includes("matrixProduct") ? ", by a gradient that is kept nowhere" : "";
  if (block.owner === "optimizer") return `${mover}: what is the same for every parameter`;
  return titles[block.owner] ?? `${parameterPath(module, block.owner)}: ${mover}${gradient}`;
}

function layerTitle(model: Model, layer: LayerModel, each: ProgramFunction, finding: string): string {
  const name = `${layer.name} (${describeLayer(layer)})`;
  if (each.name === "update") return `${name}: moving averages`;
  return each.name.startsWith("forward") || each.name === "measureWithout"
    ? `${name}: ${layerFormula(model, layer)}`
    : `${name}${finding}`;
}

/** Blocks that belong to no layer and no parameter. */
const titles: { readonly [owner: string]: string } = {
  shutDown: "One unit gives nothing; where there is none of that number, all of them do",
  penalty: "What the regularizers add to the loss",
  clipping: "The length of all gradients together, and how much of them is kept",
};

function parametersOfModel({ layers }: Model): readonly ParameterModel[] {
  return layers.flatMap((layer) => layer.parameters);
}

/** `accuracy: mean of (argmax output = argmax target)`; a metric with a name of its own also says what it is. */
function metricTitle(model: Model, { name, type }: MetricModel): string {
  const formula = languageOf(model).metrics[type]?.formula;
  return `${name === type ? name : `${name} (${type})`}${formula === undefined ? "" : `: ${formula}`}`;
}

function parameterPath(module: Module, owner: string): string {
  return parametersOfModel(module.model).find((parameter) => joinName(parameter.path) === owner)?.path ?? owner;
}

/** The layer's formula with its own activation, and without a bias that it has not. */
function layerFormula(model: Model, layer: LayerModel): string {
  const word = languageOf(model).layers[layer.type];
  if (!word?.formula) return word?.summary.split(/[.:] /)[0] ?? layer.type;
  const activation = (layer.options.activation as unknown as Thing | undefined)?.type ?? "linear";
  const has = (name: string): boolean => layer.parameters.some((parameter) => parameter.name === name);
  const left = ["bias", "gamma", "beta"].filter((name) => !has(name));
  const formula = left.reduce((text, name) => text.replace(new RegExp(` [+·] ${name}\\b`), ""), word.formula);
  if (activation !== "linear") return `output = ${formula.replace("activation(", `${activation}(`)}`;
  return `output = ${formula.replace(/^activation\((.*)\)$/, "$1")}`;
}
