import type { Extent, Size } from "../ir/extent.ts";
import { bytesPerNumber } from "../ir/precision.ts";
import type { Buffer } from "../ir/program.ts";
import type { Declaration, Field, FunctionDeclaration } from "./declaration.ts";
import { fillLines } from "./fill-lines.ts";
import { buffersOf, type Module, shapeComment } from "./module.ts";

/** The Workspace type and the one allocation that all its arrays share. */
export function emitWorkspace(module: Module): readonly Declaration[] {
  const { program, array, typeImports } = module;
  const buffers = buffersOf(program, "input", "target", "scalar", "draws", "state", "value");
  const keys = buffersOf(program, "key");
  if (program.kernels) typeImports.add("Kernels").add("Team").add("TeamMember");
  return [
    {
      kind: "interface",
      name: "Workspace",
      doc: [
        "All that a step touches besides the parameters. Buffers that are never needed together share their memory.",
      ],
      exported: true,
      fields: [
        { key: "capacity", type: "number", doc: ["The most rows that fit."] },
        { key: "rows", type: "number", doc: ["The rows of the current batch."], changes: true },
        ...(program.kernels ? kernelFields : []),
        ...keys.map((key) => ({ key: key.name, type: "Float64Array", doc: [keyDoc(key)] })),
        ...buffers.map((buffer) => ({ key: buffer.name, type: array, doc: [shapeComment(buffer)] })),
      ],
    },
    {
      kind: "function",
      name: "createWorkspace",
      doc: ["Makes room for batches of up to `rows` rows, one at least: one arena, every buffer at its offset."],
      exported: true,
      parameters: [
        { name: "rows", type: "number" },
        ...(program.kernels ? [{ name: "member?", type: "TeamMember" }] : []),
      ],
      returns: "Workspace",
      body: [
        "const capacity = Math.max(rows, 1);",
        ...allocation(module),
        "return {",
        ...fillLines(["capacity", "rows: capacity", ...(program.kernels ? ["kernels", "scratch", "team"] : [])]),
        ...(program.kernels ? offsetsOfParameters(module) : []),
        ...fillLines(keys.map((key) => `${key.name}: new Float64Array(1)`)),
        ...fillLines(buffers.map(arrayText)),
        "};",
      ],
    },
  ];
}

function keyDoc({ path = "", cycle }: Buffer): string {
  return cycle === undefined ? (keyDocs[path] ?? "") : `The updates that were made, modulo ${cycle}; set by \`step\`.`;
}

const keyDocs: { readonly [path: string]: string } = {
  seed: "Chooses, with `iteration`, the random numbers of a step.",
  iteration: "The updates that were made; set by `step`.",
  unitOff: "The number of the unit that `measureWithout` shuts down.",
};

const kernelFields: readonly Field[] = [
  { key: "kernels", type: "Kernels", doc: ["What does the large work, and where it may keep notes."] },
  { key: "scratch", type: "number" },
  { key: "team", type: "Team", doc: ["The threads that share the work: one, unless a training has more."] },
  {
    key: "parameters",
    type: "Parameters",
    doc: ["Room for the parameters where kernels can reach them; see placeParameters."],
  },
];

function allocation({ program, array, imports }: Module): readonly string[] {
  const at = `const at = (offset: number, size: number): ${array} => arena.subarray(offset, offset + size);`;
  if (!program.kernels) return [`const arena = new ${array}(${sizeText(program.arena)});`, at];
  imports.add("createArena");
  const size = sizeText(program.arena);
  const elements = program.arena.length > 1 ? size : `(${size})`;
  return [
    `const { buffer, kernels, scratch, team } = createArena(${elements} * ${bytesPerNumber[program.precision]}, ${extentText(program.scratch)}, member);`,
    `const arena = new ${array}(buffer);`,
    at,
  ];
}

function offsetsOfParameters(module: Module): readonly string[] {
  const buffers = buffersOf(module.program, "parameter");
  return [
    "parameters: {",
    ...fillLines(buffers.map(arrayText)),
    ...fillLines(module.names.scales.map(({ field }) => `${field}: Float64Array.of(0, 1)`)),
    "},",
  ];
}

/** How parameters get into the arena and out of it, where there are kernels. */
export function emitPlacing(module: Module): readonly FunctionDeclaration[] {
  if (!module.program.kernels) return [];
  const scales = module.names.scales.map(({ field }) => field);
  const fields = [...buffersOf(module.program, "parameter").map((buffer) => buffer.name), ...scales];
  return [
    {
      kind: "function",
      name: "copyParameters",
      doc: ["Copies the values of parameters."],
      exported: true,
      parameters: [
        { name: "from", type: "Parameters" },
        { name: "to", type: "Parameters" },
      ],
      returns: "void",
      body: fields.map((field) => `to.${field}.set(from.${field});`),
    },
    {
      kind: "function",
      name: "placeParameters",
      doc: ["Copies parameters into the workspace, where kernels can reach them; what works with `w` takes these."],
      exported: true,
      parameters: [
        { name: "p", type: "Parameters" },
        { name: "w", type: "Workspace" },
      ],
      returns: "Parameters",
      body: [
        "if (p !== w.parameters && w.team.thread === 0) copyParameters(p, w.parameters);",
        ...scales.map((field) => `w.parameters.${field}.set(p.${field});`),
        "return w.parameters;",
      ],
    },
  ];
}

/** `dense1Output: at(capacity * 3, capacity * 4)`: where it begins, and how many numbers it has. */
function arrayText({ name, size, offset = { fixed: 0, perRow: 0 } }: Buffer): string {
  return `${name}: at(${extentText(offset)}, ${extentText(size)})`;
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
