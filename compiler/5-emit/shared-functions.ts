import { joinName, namer } from "../ir/identifier.ts";
import type { LayerModel } from "../ir/model.ts";
import type { Call, FunctionName, SharedFunction } from "../ir/program.ts";
import { sharedTitle } from "./block-title.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { namesParameters, namesWorkspace, reach, takeOut } from "./function-body.ts";
import { ruleOf } from "./learning-rule.ts";
import type { Module } from "./module.ts";
import { namesInBlocks } from "./names-in-blocks.ts";
import { printStatements } from "./print-statement.ts";

/** The functions that the blocks of a function call, each standing once. */
export function emitSharedFunctions(module: Module, within: FunctionName): readonly FunctionDeclaration[] {
  return module.program.sharedFunctions
    .filter((shared) => shared.within === within)
    .map((shared) => emitSharedFunction(module, shared));
}

function emitSharedFunction(module: Module, shared: SharedFunction): FunctionDeclaration {
  const { program, imports, array } = module;
  const context = { precision: program.precision, imports, reach: (name: string) => reach(program, name) };
  const types: { readonly [name: string]: string } = { p: "Parameters", w: "Workspace" };
  return {
    kind: "function",
    name: printedName(module, shared.name),
    doc: sharedTitle(module, shared),
    exported: false,
    parameters: parametersOf(module, shared).map((name) => ({ name, type: types[name] ?? array })),
    returns: "void",
    body: [...takeOut(program, [shared]), ...printStatements(shared.statements, context)],
  };
}

/** `p` and `w` where it names something of them, then the arrays that differ from call to call. */
function parametersOf({ program }: Module, shared: SharedFunction): readonly string[] {
  const names = namesInBlocks([shared]);
  return [
    ...(namesParameters(program, names) ? ["p"] : []),
    ...(namesWorkspace(program, names) ? ["w"] : []),
    ...shared.parameters,
  ];
}

/** `denseForward(w, w.openingOutput, p.block1InnerWeights, …);`. */
export function printCall(module: Module, call: Call): string {
  const shared = functionCalled(module, call);
  const own = parametersOf(module, shared).slice(0, -shared.parameters.length || undefined);
  const given = [...own, ...call.arguments.map((name) => reach(module.program, name))];
  return `${printedName(module, shared.name)}(${given.join(", ")});`;
}

function functionCalled({ program }: Module, { function: name }: Call): SharedFunction {
  const shared = program.sharedFunctions.find((each) => each.name === name);
  if (shared === undefined) throw new Error(`there is no shared function ${name}`);
  return shared;
}

/** What a shared function is called: after the layer or the kind of layer, or after the optimizer. */
function printedName(module: Module, name: string): string {
  const unique = namer(new Set(module.program.buffers.map((buffer) => buffer.name)));
  const names = module.program.sharedFunctions.map((each) => [each.name, unique(preferredName(module, each))] as const);
  const printed = new Map(names).get(name);
  if (printed === undefined) throw new Error(`there is no shared function ${name}`);
  return printed;
}

function preferredName({ model, program }: Module, { within, owners, statements, name }: SharedFunction): string {
  const verb = within === "direction" ? ruleOf(model).finds.name : within === "forwardTraining" ? "forward" : within;
  const layers = model.layers.filter((layer: LayerModel) => owners.includes(joinName(layer.name)));
  const [first] = layers;
  if (first !== undefined) return joinName(layers.length === 1 ? joinName(first.name) : first.type, verb);
  const isStep = program.buffers.some((buffer) => buffer.role === "parameter" && owners.includes(buffer.name));
  if (within !== "update" || !isStep) return name;
  const mover = model.optimizer?.type ?? model.learning.type;
  return statements.some(({ kind }) => kind === "kernel") ? joinName(mover, "byKernel") : mover;
}
