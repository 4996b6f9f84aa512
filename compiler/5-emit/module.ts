import type { Model } from "../ir/model.ts";
import type { Buffer, FunctionName, Program, ProgramFunction } from "../ir/program.ts";
import { shapeText } from "../ir/shape.ts";

/** What is printed, and the names that printing it takes from the runtime. */
export interface Module {
  readonly program: Program;
  readonly model: Model;
  readonly imports: Set<string>;
  readonly typeImports: Set<string>;
  /** `Float64Array` or `Float32Array`. */
  readonly array: string;
}

/** An empty module for a program. */
export function newModule(program: Program, model: Model): Module {
  const array = program.precision === "float64" ? "Float64Array" : "Float32Array";
  return { program, model, imports: new Set(), typeImports: new Set(), array };
}

/** The buffers of some roles, in the order in which they first appear. */
export function buffersOf(program: Program, ...roles: readonly Buffer["role"][]): readonly Buffer[] {
  return program.buffers.filter((buffer) => roles.includes(buffer.role));
}

/** `[rows, 4]`, or `one number` for a scalar. */
export function shapeComment(buffer: Buffer): string {
  return buffer.shape.length === 0 ? "one number" : shapeText(buffer.shape);
}

/** The function of that name, if the program has it. */
export function functionOf(program: Program, name: FunctionName): ProgramFunction | undefined {
  return program.functions.find((each) => each.name === name);
}

/** The buffer that holds an output of the graphs. */
export function outputBuffer(program: Program, name: string): string {
  const buffer = program.outputs[name];
  if (buffer === undefined) throw new Error(`the program has no output "${name}"`);
  return buffer;
}

/** The columns that carry a fitted scale with the parameters: every scale but `none`. */
export function scaledColumns(model: Model): readonly { readonly name: string; readonly field: string }[] {
  const used = new Set([
    ...model.inputs.flatMap((input) => input.columns),
    ...model.outputs.flatMap((output) => output.target?.columns ?? []),
  ]);
  const columns =
    model.dataset?.columns.filter((column) => used.has(column.name) && column.scale.type !== "none") ?? [];
  return columns.map((column) => ({ name: column.name, field: scaleField(column.name) }));
}

/** The field of Parameters that holds a column's scale: `age` → `ageScale`. */
function scaleField(column: string): string {
  const words = column.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const joined = words.map((word, range) => (range === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)));
  return `${joined.join("") || "column"}Scale`;
}
