import type { Buffer, Extent } from "../4-schedule/program.ts";
import { buffersOf, doc, type Module, shapeComment, write } from "./module.ts";

/** Prints the Workspace type and the one allocation that all its arrays share. */
export function emitWorkspace(module: Module): void {
  const { program, array } = module;
  const buffers = buffersOf(program, "input", "target", "scalar", "state", "value");
  write(
    module,
    doc("All that a step touches besides the parameters. Buffers that are never needed together share their memory."),
    "export interface Workspace {",
    doc("The most rows that fit."),
    "readonly capacity: number;",
    doc("The rows of the current batch."),
    "rows: number;",
    ...buffers.flatMap((buffer) => [doc(shapeComment(buffer)), `readonly ${buffer.name}: ${array};`]),
    "}",
  );
  write(
    module,
    doc("Makes room for batches of up to `capacity` rows: one arena, every buffer at its place."),
    "export function createWorkspace(capacity: number): Workspace {",
    `const arena = new ${array}(${extentText(program.arena)});`,
    "return {",
    "capacity,",
    "rows: capacity,",
    ...buffers.map((buffer) => `${buffer.name}: arena.subarray(${rangeText(buffer)}), // ${shapeComment(buffer)}`),
    "};",
    "}",
  );
}

function rangeText(buffer: Buffer): string {
  const start = buffer.offset ?? { fixed: 0, perRow: 0 };
  const end = { fixed: start.fixed + buffer.size.fixed, perRow: start.perRow + buffer.size.perRow };
  return `${extentText(start)}, ${extentText(end)}`;
}

/** `capacity * 12 + 7`. */
function extentText({ fixed, perRow }: Extent): string {
  if (perRow === 0) return String(fixed);
  const rows = perRow === 1 ? "capacity" : `capacity * ${perRow}`;
  return fixed === 0 ? rows : `${rows} + ${fixed}`;
}
