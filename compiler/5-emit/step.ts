import type { FunctionName, Gradient } from "../ir/program.ts";
import type { Count } from "../ir/shape.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { reach } from "./function-body.ts";
import { callOf } from "./functions.ts";
import { buffersOf, functionOf, type Module } from "./module.ts";
import type { SlotGroup } from "./slots.ts";
import { literal } from "./text.ts";

/** One step of learning: what finds where the parameters go, with a check that every number is finite before it is kept. */
export function emitStep(module: Module): readonly FunctionDeclaration[] {
  const { program, imports } = module;
  if (!functionOf(program, "update")) return [];
  const keys = buffersOf(program, "key");
  imports.add("requireFinite");
  const body = [
    ...keys.flatMap(({ name, path, cycle }) =>
      path === "iteration" ? [`w.${name}[0] = iteration${cycle === undefined ? "" : ` % ${cycle}`};`] : [],
    ),
    ...(program.kernels ? ["w.team.barrier(); // The batch is there."] : []),
    ...(program.step ?? []).flatMap((name) => [callOf(module, name), ...checksAfter(module, name)]),
    ...(program.kernels ? ["w.team.barrier(); // Every parameter has moved."] : []),
  ];
  const doc = [
    "One update from the batch in the workspace. Throws a NotFiniteError before a number that is not finite is kept.",
    keys.some((key) => key.path === "iteration")
      ? "`iteration` counts from 0: it is for the message and, with the seed in the workspace, for random numbers."
      : "`iteration` counts from 0 and is only for the message.",
  ];
  const parameters = [
    { name: "p", type: "Parameters" },
    { name: "w", type: "Workspace" },
    { name: "iteration", type: "number" },
  ];
  return [{ kind: "function", name: "step", doc, exported: true, parameters, returns: "void", body }];
}

function checksAfter(module: Module, name: FunctionName): readonly string[] {
  const { outputs, gradients, kernels } = module.program;
  if (name === "loss") return [`requireFinite(w.${outputs.loss}, "loss", iteration);`];
  if (name !== "direction") return [];
  if (checksInLoop(module)) {
    module.imports.add("requireFiniteGradients");
    const byKernel = kernels ? `, w.kernels.${scanName(module)}, w.team` : "";
    return [`requireFiniteGradients(w.${groupOfGradients(module)?.field}, tensors, iteration${byKernel});`];
  }
  const scanned = gradients.some((each) => isLarge(module, each));
  return [
    ...(scanned ? [`const { ${scanName(module)} } = w.kernels;`] : []),
    ...gradients.map((each) => checkLine(module, each)),
  ];
}

/** A line for each of a few gradients is faster; more are checked in a loop. */
const fewGradients = 4;

function checksInLoop(module: Module): boolean {
  const { gradients } = module.program;
  return gradients.length > fewGradients && groupOfGradients(module)?.members.length === gradients.length;
}

function groupOfGradients({ groups }: Module): SlotGroup | undefined {
  return groups.find(({ kind }) => kind === "gradient");
}

/** Checks whether a gradient is finite, or whether one will be that is made only in the update. */
function checkLine(module: Module, gradient: Gradient): string {
  const { imports } = module;
  const where = literal(`the gradient of ${gradient.path}`);
  if (gradient.kind === "product") {
    imports.add("requireFiniteProduct");
    const { left, right } = gradient;
    const factors = `${reach(module, left.buffer)}, ${left.width}, ${reach(module, right.buffer)}, ${right.width}, ${rowsText(left.rows)}`;
    return `requireFiniteProduct(${scanName(module)}, ${factors}, ${where}, iteration, w.team);`;
  }
  if (!isLarge(module, gradient)) return `requireFinite(${reach(module, gradient.buffer)}, ${where}, iteration);`;
  imports.add("requireFiniteByKernel");
  return `requireFiniteByKernel(${scanName(module)}, ${reach(module, gradient.buffer)}, ${where}, iteration, w.team);`;
}

function rowsText({ rows, times }: Count): string {
  if (!rows) return String(times);
  return times === 1 ? "w.rows" : `w.rows * ${times}`;
}

/** Large gradients are scanned by a kernel, where there are kernels. */
function isLarge({ program }: Module, gradient: Gradient): boolean {
  if (gradient.kind === "product") return true;
  return program.kernels && (program.buffers.find(({ name }) => name === gradient.buffer)?.size.fixed ?? 0) >= 1024;
}

function scanName({ program }: Module): string {
  return program.precision === "float32" ? "anyBeyondFloat32" : "anyBeyondFloat64";
}
