import type { Block } from "../ir/program.ts";
import type { Module } from "./module.ts";
import { namesInBlocks } from "./names-in-blocks.ts";
import { printStatements } from "./print-statement.ts";

type Statements = Pick<Block, "statements">;

/** `const { dense1Weights } = p;` and the same for the workspace: the arrays of loops bound to locals. */
export function destructuring({ program, slots, groups }: Module, blocks: readonly Statements[]): readonly string[] {
  const { elements, fields } = namesInBlocks(blocks);
  const own = program.buffers.filter(({ name }) => elements.has(name));
  const parameters = own.filter(({ role }) => role === "parameter").map(({ name }) => name);
  const workspace = own.filter(({ name, role }) => role !== "parameter" && !slots.has(name)).map(({ name }) => name);
  workspace.unshift(...["kernels", "scratch", "team", "rows"].filter((name) => fields.has(name)));
  const grouped = groups.map(({ field }) => {
    const members = own.flatMap(({ name }) => {
      const slot = slots.get(name);
      return slot?.field === field ? [`${slot.parameter}: ${name}`] : [];
    });
    return { names: members, of: `w.${field}` };
  });
  return [{ names: parameters, of: "p" }, { names: workspace, of: "w" }, ...grouped].flatMap(({ names, of }) =>
    names.length === 0 ? [] : [`const { ${names.join(", ")} } = ${of};`],
  );
}

/** How an array is reached where it is no local: `p.dense1Weights`, `w.dense1Output`, or by its name where it is handed in. */
export function reach({ roles, slots }: Module, name: string): string {
  const [role, slot] = [roles.get(name), slots.get(name)];
  if (slot !== undefined) return `w.${slot.field}.${slot.parameter}`;
  return role === undefined ? name : `${role === "parameter" ? "p" : "w"}.${name}`;
}

/** The lines of statements, in braces where they declare names that could clash with those of other blocks. */
export function statementLines(module: Module, { statements }: Statements): readonly string[] {
  const { program, imports } = module;
  const context = { precision: program.precision, imports, reach: (name: string) => reach(module, name) };
  const lines = printStatements(statements, context);
  const declares = statements.some(({ kind }) => kind === "let" || kind === "offset");
  return declares ? ["{", ...lines.map((line) => `  ${line}`), "}"] : lines;
}
