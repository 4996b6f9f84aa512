import type { Model } from "../ir/model.ts";
import type { Buffer, FunctionName, Program, ProgramFunction } from "../ir/program.ts";
import { type Names, namesOf } from "./names.ts";
import { type SharedHead, sharedHeads } from "./shared-heads.ts";
import { type SlotAccess, type SlotGroup, slotGroups, slotsByBuffer } from "./slots.ts";

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
  /** What exists once for each parameter: gradients, and what the optimizer keeps. */
  readonly groups: readonly SlotGroup[];
  readonly slots: ReadonlyMap<string, SlotAccess>;
}

/** An empty module for a program. */
export function newModule(program: Program, model: Model, trained: boolean): Module {
  const array = program.precision === "float64" ? "Float64Array" : "Float32Array";
  const names = namesOf(model, program);
  const roles = new Map(program.buffers.map(({ name, role }) => [name, role]));
  const shared = sharedHeads(model, program);
  const groups = slotGroups(program);
  const slots = slotsByBuffer(groups);
  const [imports, typeImports] = [new Set<string>(), new Set<string>()];
  return { program, model, imports, typeImports, trained, array, names, roles, shared, groups, slots };
}

/** The buffers of some roles, in the order in which they first appear. */
export function buffersOf(program: Program, ...roles: readonly Buffer["role"][]): readonly Buffer[] {
  return program.buffers.filter((buffer) => roles.includes(buffer.role));
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
