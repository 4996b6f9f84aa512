import type { Call, FunctionName } from "../ir/program.ts";
import { sharedTitle } from "./block-title.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { destructuring, reach } from "./function-body.ts";
import type { Module } from "./module.ts";
import { printStatements } from "./print-statement.ts";
import type { SharedHead } from "./shared-heads.ts";

/** The functions that the blocks of a function call, each standing once. */
export function emitSharedFunctions(module: Module, within: FunctionName): readonly FunctionDeclaration[] {
  return [...module.shared.values()]
    .filter(({ shared }) => shared.within === within)
    .map((head) => emitSharedFunction(module, head));
}

function emitSharedFunction(module: Module, { shared, name, own }: SharedHead): FunctionDeclaration {
  const { program, imports, array } = module;
  const context = { precision: program.precision, imports, reach: (buffer: string) => reach(module, buffer) };
  const types: { readonly [parameter: string]: string } = { p: "Parameters", w: "Workspace" };
  return {
    kind: "function",
    name,
    doc: sharedTitle(module, shared),
    exported: false,
    parameters: [...own, ...shared.parameters].map((each) => ({ name: each, type: types[each] ?? array })),
    returns: "void",
    body: [...destructuring(module, [shared]), ...printStatements(shared.statements, context)],
  };
}

/** `denseForward(w, w.openingOutput, p.block1InnerWeights, …);`. */
export function printCall(module: Module, call: Call): string {
  return printCallOf(
    module,
    call,
    call.arguments.map((name) => reach(module, name)),
  );
}

/** The call with its arrays as expressions. */
export function printCallOf(module: Module, call: Call, arrays: readonly string[]): string {
  const head = module.shared.get(call.function);
  if (head === undefined) throw new Error(`there is no shared function ${call.function}`);
  return `${head.name}(${[...head.own, ...arrays].join(", ")});`;
}
