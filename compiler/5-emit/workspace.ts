import { type Extent, endOf, type Size } from "../ir/extent.ts";
import { bytesPerNumber } from "../ir/precision.ts";
import type { Buffer } from "../ir/program.ts";
import type { Declaration, FunctionDeclaration } from "./declaration.ts";
import { fillLines } from "./fill-lines.ts";
import { fittedFields } from "./fitted-fields.ts";
import { buffersOf, type Module } from "./module.ts";
import { parametersOf } from "./parameters.ts";
import { viewsOfWeights, withFitted } from "./tensor-table.ts";

/** The one allocation that all arrays of a step share, and its type. */
export function emitWorkspace(module: Module): readonly Declaration[] {
  const { program, typeImports } = module;
  if (program.kernels) typeImports.add("TeamMember");
  return [
    {
      kind: "type",
      name: "Workspace",
      doc: [
        "The buffers of a step, besides the parameters. Buffers that are not in use at the same time share memory.",
      ],
      exported: true,
      type: "Readonly<ReturnType<typeof createWorkspace>> & { rows: number }",
    },
    {
      kind: "function",
      name: "createWorkspace",
      doc: ["Allocates memory for batches of up to `rows` rows, one at least: one arena, every buffer at its offset."],
      exported: true,
      parameters: [
        { name: "rows", type: "number" },
        ...(program.kernels ? [{ name: "member?", type: "TeamMember" }] : []),
      ],
      body: [
        "const n = Math.max(rows, 1);",
        ...allocation(module),
        "return {",
        "/** The most rows that fit, and the rows of the current batch. */",
        "capacity: n, rows: n,",
        ...(program.kernels ? kernelFields(module) : []),
        ...buffersOf(program, "key").flatMap((key) => [`/** ${keyDoc(key)} */`, `${key.name}: new Float64Array(1),`]),
        ...bufferLines(module),
        "};",
      ],
    },
  ];
}

/** Every buffer with its shape, then what exists once for each parameter. */
function bufferLines(module: Module): readonly string[] {
  const { program, groups, slots } = module;
  const buffers = buffersOf(program, "input", "target", "scalar", "draws", "state", "value");
  const alone = buffers.filter(({ name }) => !slots.has(name));
  return [
    ...fillLines(alone.map((buffer) => arrayText(buffer.name, buffer))),
    ...groups.flatMap(({ field, members }) =>
      groupLines(
        module,
        field,
        members.map(({ buffer }) => buffer),
      ),
    ),
  ];
}

/** The parameters' arrays in the arena, or values of one kind: in order of the weights, or each at its offset. */
function groupLines(module: Module, field: string, members: readonly Buffer[], more: readonly string[] = []) {
  const [first] = members;
  if (first?.offset !== undefined && standInOrder(module, members)) {
    return [`${field}: ${withFitted(viewsOfWeights(module, "arena", extentText(first.offset)), more)},`];
  }
  const names = members.map((buffer) => arrayText(module.slots.get(buffer.name)?.parameter ?? buffer.name, buffer));
  return [`${field}: {`, ...fillLines([...names, ...more]), "},"];
}

/**
 * Whether there is one buffer for each weight, of its size, each after the one before. Weights that no step uses, those of
 * a layer before one that only gives positions, have no buffers.
 */
function standInOrder(module: Module, members: readonly Buffer[]): boolean {
  const weights = buffersOf(module.program, "parameter");
  let end = members[0]?.offset;
  return (
    members.length === parametersOf(module).length &&
    members.every(({ offset, size, slot }, index) => {
      const isNext = JSON.stringify(offset) === JSON.stringify(end);
      const isWeight = (slot?.parameter ?? weights[index]?.path) === weights[index]?.path;
      const isWhole = JSON.stringify(size) === JSON.stringify(weights[index]?.size);
      end = end && endOf(end, size);
      return isNext && isWeight && isWhole;
    })
  );
}

function keyDoc({ path = "", cycle }: Buffer): string {
  return cycle === undefined ? (keyDocs[path] ?? "") : `The updates that were made, modulo ${cycle}; set by \`step\`.`;
}

const keyDocs: { readonly [path: string]: string } = {
  seed: "Chooses, with `iteration`, the random numbers of a step.",
  iteration: "The updates that were made; set by `step`.",
  unitOff: "The number of the unit that `measureWithout` shuts down.",
};

function kernelFields(module: Module): readonly string[] {
  return [
    "/** The kernels and their scratch memory, and the threads that share the work. */",
    "kernels, scratch, team,",
    "/** Memory for the parameters where kernels can reach them; see placeParameters. */",
    ...offsetsOfParameters(module),
  ];
}

function allocation({ program, array, imports }: Module): readonly string[] {
  const at = "const at = (offset: number, ...shape: readonly number[]) => viewOf(arena, offset, shape);";
  imports.add("viewOf");
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
  const fitted = fittedFields(module).map(({ field, size }) => `${field}: new Float64Array(${size})`);
  return groupLines(module, "parameters", buffersOf(module.program, "parameter"), fitted);
}

/** How parameters get into the arena and out of it, where there are kernels. */
export function emitPlacing(module: Module): readonly FunctionDeclaration[] {
  if (!module.program.kernels) return [];
  module.imports.add("fieldsOf");
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
      body: ["for (const name of fieldsOf(to)) to[name].set(from[name]);"],
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
        ...fittedFields(module).map(({ field }) => `w.parameters.${field}.set(p.${field});`),
        "return w.parameters;",
      ],
    },
  ];
}

/** `dense1Output: at(n * 3, n, 4)`: its offset, and its shape. */
function arrayText(name: string, { shape, offset = { fixed: 0, perRow: 0 } }: Buffer): string {
  const axes = shape.map((axis) => (axis === "rows" ? "n" : String(axis)));
  return `${name}: at(${[extentText(offset), ...axes].join(", ")})`;
}

/** `Math.max(n * 12 + 7, n * 3 + 90)`, or one of them alone. */
function sizeText(size: Size): string {
  const extents = size.map(extentText).join(", ");
  return size.length > 1 ? `Math.max(${extents})` : extents;
}

/** `n * 12 + 7`. */
function extentText({ fixed, perRow }: Extent): string {
  if (perRow === 0) return String(fixed);
  const rows = perRow === 1 ? "n" : `n * ${perRow}`;
  return fixed === 0 ? rows : `${rows} + ${fixed}`;
}
