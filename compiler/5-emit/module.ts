import type { Model } from "../ir/model.ts";
import type { Buffer, FunctionName, Program, ProgramFunction } from "../ir/program.ts";
import { shapeText } from "../ir/shape.ts";
import { type Names, namesOf } from "./names.ts";
import { type SharedHead, sharedHeads } from "./shared-heads.ts";

/** What is printed, and the names that printing it takes from the runtime. */
export interface Module {
  readonly program: Program;
  readonly model: Model;
  readonly imports: Set<string>;
  readonly typeImports: Set<string>;
  /** The parameters were found and stand in the module, which then only answers. */
  readonly trained: boolean;
  /** `Float64Array` or `Float32Array`. */
  readonly array: string;
  readonly names: Names;
  /** What each buffer is for, by name. */
  readonly roles: ReadonlyMap<string, Buffer["role"]>;
  readonly shared: ReadonlyMap<string, SharedHead>;
}

/** An empty module for a program. */
export function newModule(program: Program, model: Model, trained: boolean): Module {
  const array = program.precision === "float64" ? "Float64Array" : "Float32Array";
  const names = namesOf(model, program);
  const roles = new Map(program.buffers.map(({ name, role }) => [name, role]));
  const shared = sharedHeads(model, program);
  return { program, model, imports: new Set(), typeImports: new Set(), trained, array, names, roles, shared };
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
