import { printStatements } from "../5-emit/print-statement.ts";
import type { Extent } from "../ir/extent.ts";
import type { Statement } from "../ir/loop.ts";
import type { Block, Buffer, Program } from "../ir/program.ts";
import { shapeText } from "../ir/shape.ts";

/** A program as text: its buffers with their offsets and times of use, then the statements of every function, block by block. */
export function printProgram(program: Program): string {
  const { precision, buffers, functions, step, kernels } = program;
  const lines = [
    `program, ${precision}, ${kernels ? "with kernels" : "loops alone"}`,
    `step: ${step?.join(", ") ?? "learns nothing"}`,
    "",
    "# buffers: role, shape, offset, groups in which it is in use",
    ...buffers.map(bufferLine),
  ];
  const print = (statements: readonly Statement[]): readonly string[] =>
    printStatements(statements, { precision, imports: new Set(), reach: (name) => name }, "  ");
  for (const { name, blocks } of functions) {
    lines.push("", `# function ${name}`);
    for (const block of blocks) lines.push(blockLine(block), ...print(block.statements));
  }
  for (const { name, parameters, owners, statements } of program.sharedFunctions) {
    lines.push(
      "",
      `# shared function ${name}(${parameters.join(", ")}), for ${owners.join(", ")}`,
      ...print(statements),
    );
  }
  return `${lines.join("\n")}\n`;
}

function bufferLine({ name, role, shape, offset, spans = [] }: Buffer): string {
  const at = offset === undefined ? "on its own" : `at ${extentText(offset)}`;
  return `${name}: ${role} ${shapeText(shape)} ${at} ${spans.map(({ start, end }) => `${start}…${end}`).join(" ")}`.trimEnd();
}

function extentText({ fixed, perRow }: Extent): string {
  return perRow === 0 ? String(fixed) : `${perRow} · rows + ${fixed}`;
}

function blockLine({ owner, ops, call }: Block): string {
  const called = call === undefined ? "" : `, the same as ${call.function}(${call.arguments.join(", ")})`;
  return `${owner} (${ops.join(", ")})${called}:`;
}
