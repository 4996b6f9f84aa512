import { product } from "../ir/shape.ts";
import type { Declaration } from "./declaration.ts";
import { fillLines } from "./fill-lines.ts";
import { fittedFields } from "./fitted-fields.ts";
import type { Module } from "./module.ts";
import { fieldOf, parametersOf, shapeOf } from "./parameters.ts";
import { literal } from "./text.ts";

/** The names and shapes of the parameters in a weights file, and an array for each. */
export function emitTensorTable(module: Module): readonly Declaration[] {
  return [
    ...tables(module),
    {
      kind: "function",
      name: "newParameters",
      doc: ["Allocates the parameters; every weight is 0."],
      exported: false,
      parameters: [],
      returns: "Parameters",
      body: [`return ${newParameters(module)};`],
    },
  ];
}

/** One table; where columns have learnt something and the weights are parts of one array, these have one of their own. */
function tables(module: Module): readonly Declaration[] {
  module.typeImports.add("TensorNames");
  const fitted = fittedFields(module);
  const weights = parametersOf(module).map(
    (each) => `${fieldOf(module, each)}: [${literal(each.path)}, ${shapeOf(each)}]`,
  );
  const columns = fitted.map(({ field, path, size }) => `${field}: [${literal(path)}, [${size}]]`);
  if (tableOfWeights(module) === "tensors") {
    const doc = "The name of each parameter in a weights file, and its shape.";
    return [table("tensors", doc, "Parameters", [...weights, ...columns])];
  }
  const omitted = `Omit<Parameters, ${fitted.map(({ field }) => literal(field)).join(" | ")}>`;
  return [
    table("weights", "The name of each weight in a weights file, and its shape.", omitted, weights),
    table("tensors", "The same with what the columns have learnt.", "Parameters", ["...weights", ...columns]),
  ];
}

function table(name: string, doc: string, type: string, entries: readonly string[]): Declaration {
  const value = objectText(entries, `const ${name}: TensorNames<${type}> = ;`.length);
  return { kind: "constant", name, doc: [doc], exported: false, type: `TensorNames<${type}>`, value };
}

/** Each array by itself where they are few, else parts of one array. */
function newParameters(module: Module): string {
  const fitted = fittedFields(module).map(({ field, first }) => `${field}: ${first}`);
  const few = objectText([...arraysOfWeights(module), ...fitted], "  return ;".length);
  if (!few.includes("\n")) return few;
  const total = parametersOf(module).reduce((sum, { shape }) => sum + product(shape), 0);
  return withFitted(viewsOfWeights(module, `new ${module.array}(${total})`, "0"), fitted);
}

function arraysOfWeights(module: Module): readonly string[] {
  return parametersOf(module).map((each) => `${fieldOf(module, each)}: new ${module.array}(${product(each.shape)})`);
}

/** `viewsOf(arena, 320, tensors)`: an array for each weight, one after the other. */
export function viewsOfWeights(module: Module, array: string, offset: string): string {
  module.imports.add("viewsOf");
  return `viewsOf(${array}, ${offset}, ${tableOfWeights(module)})`;
}

/** The table that names the weights alone; they need none of their own where no array is split among them. */
function tableOfWeights(module: Module): "weights" | "tensors" {
  const fitted = fittedFields(module);
  const isSplit =
    module.program.kernels ||
    module.groups.some(({ kind }) => kind !== "gradient") ||
    objectText(arraysOfWeights(module), 0).includes("\n");
  return fitted.length > 0 && isSplit ? "weights" : "tensors";
}

/** The weights, with arrays for what the columns have learnt beside them. */
export function withFitted(weights: string, fitted: readonly string[]): string {
  return fitted.length === 0 ? weights : objectText([`...${weights}`, ...fitted], 40);
}

/** `{ a: 1, b: 2 }`, on as many lines as the entries fill. */
function objectText(entries: readonly string[], before: number): string {
  const line = `{ ${entries.join(", ")} }`;
  if (entries.length === 0) return "{}";
  return before + line.length < 120 ? line : ["{", ...fillLines(entries), "}"].join("\n");
}
