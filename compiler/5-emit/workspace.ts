import { type Extent, endOf, type Size } from "../ir/extent.ts";
import { bytesPerNumber } from "../ir/precision.ts";
import type { Buffer } from "../ir/program.ts";
import { buffersOf, doc, type Module, scaledColumns, shapeComment, write } from "./module.ts";

/** Prints the Workspace type and the one allocation that all its arrays share. */
export function emitWorkspace(module: Module): void {
  const { program, array, typeImports } = module;
  const buffers = buffersOf(program, "input", "target", "scalar", "draws", "state", "value");
  const keys = buffersOf(program, "key");
  if (program.kernels) typeImports.add("Kernels").add("Team").add("TeamPlace");
  write(
    module,
    doc("All that a step touches besides the parameters. Buffers that are never needed together share their memory."),
    "export interface Workspace {",
    doc("The most rows that fit."),
    "readonly capacity: number;",
    doc("The rows of the current batch."),
    "rows: number;",
    ...(program.kernels ? kernelFields : []),
    ...keys.flatMap((key) => [doc(keyDoc(key)), `readonly ${key.name}: Float64Array;`]),
    ...buffers.flatMap((buffer) => [doc(shapeComment(buffer)), `readonly ${buffer.name}: ${array};`]),
    "}",
  );
  write(
    module,
    doc("Makes room for batches of up to `rows` rows, one at least: one arena, every buffer at its place."),
    `export function createWorkspace(rows: number${program.kernels ? ", place?: TeamPlace" : ""}): Workspace {`,
    "const capacity = Math.max(rows, 1);",
    ...allocation(module),
    "return {",
    "capacity,",
    "rows: capacity,",
    ...(program.kernels ? ["kernels,", "scratch,", "team,", ...placesOfParameters(module)] : []),
    ...keys.map((key) => `${key.name}: new Float64Array(1), // one whole number`),
    ...buffers.map((buffer) => `${buffer.name}: arena.subarray(${rangeText(buffer)}), // ${shapeComment(buffer)}`),
    "};",
    "}",
  );
  if (program.kernels) emitPlacing(module);
}

function keyDoc({ path = "", cycle }: Buffer): string {
  return cycle === undefined ? (keyDocs[path] ?? "") : `The updates that were made, modulo ${cycle}; set by \`step\`.`;
}

const keyDocs: { readonly [path: string]: string } = {
  seed: "Chooses, with `iteration`, the random numbers of a step.",
  iteration: "The updates that were made; set by `step`.",
  unitOff: "The number of the unit that `measureWithout` shuts down.",
};

const kernelFields: readonly string[] = [
  doc("What does the large work, and where it may keep notes."),
  "readonly kernels: Kernels;",
  "readonly scratch: number;",
  doc("The threads that share the work: one, unless a training has more."),
  "readonly team: Team;",
  doc("Room for the parameters where kernels can reach them; see placeParameters."),
  "readonly parameters: Parameters;",
];

function allocation({ program, array, imports }: Module): readonly string[] {
  if (!program.kernels) return [`const arena = new ${array}(${sizeText(program.arena)});`];
  imports.add("createArena");
  const size = sizeText(program.arena);
  const elements = program.arena.length > 1 ? size : `(${size})`;
  return [
    `const { buffer, kernels, scratch, team } = createArena(${elements} * ${bytesPerNumber[program.precision]}, ${extentText(program.scratch)}, place);`,
    `const arena = new ${array}(buffer);`,
  ];
}

function placesOfParameters(module: Module): readonly string[] {
  const buffers = buffersOf(module.program, "parameter");
  return [
    "parameters: {",
    ...buffers.map((buffer) => `${buffer.name}: arena.subarray(${rangeText(buffer)}), // ${shapeComment(buffer)}`),
    ...scaledColumns(module.model).map(({ field }) => `${field}: Float64Array.of(0, 1),`),
    "},",
  ];
}

/** Prints how parameters get into the arena and out of it. */
function emitPlacing(module: Module): void {
  const fields = [
    ...buffersOf(module.program, "parameter").map((buffer) => buffer.name),
    ...scaledColumns(module.model).map(({ field }) => field),
  ];
  write(
    module,
    doc("Copies parameters from one place to another."),
    "export function copyParameters(from: Parameters, to: Parameters): void {",
    ...fields.map((field) => `to.${field}.set(from.${field});`),
    "}",
  );
  write(
    module,
    doc("Copies parameters into the workspace, where kernels can reach them; what works with `w` takes these."),
    "export function placeParameters(p: Parameters, w: Workspace): Parameters {",
    "if (p !== w.parameters && w.team.thread === 0) copyParameters(p, w.parameters);",
    ...scaledColumns(module.model).map(({ field }) => `w.parameters.${field}.set(p.${field});`),
    "return w.parameters;",
    "}",
  );
}

function rangeText(buffer: Buffer): string {
  const start = buffer.offset ?? { fixed: 0, perRow: 0 };
  return `${extentText(start)}, ${extentText(endOf(start, buffer.size))}`;
}

/** `Math.max(capacity * 12 + 7, capacity * 3 + 90)`, or one of them alone. */
function sizeText(size: Size): string {
  const extents = size.map(extentText).join(", ");
  return size.length > 1 ? `Math.max(${extents})` : extents;
}

/** `capacity * 12 + 7`. */
function extentText({ fixed, perRow }: Extent): string {
  if (perRow === 0) return String(fixed);
  const rows = perRow === 1 ? "capacity" : `capacity * ${perRow}`;
  return fixed === 0 ? rows : `${rows} + ${fixed}`;
}
