import type { Block, Call } from "../ir/program.ts";
import { reach } from "./function-body.ts";
import type { Module } from "./module.ts";

/** Consecutive calls of one function, each with the values of another parameter. */
export interface CallRun {
  readonly blocks: readonly Block[];
  /** The arguments for the parameter `name`: `p[name]`, `w.gradient[name]`. */
  readonly given: readonly string[];
  /** What to loop over: an expression. */
  readonly names: string;
}

/** Fewer calls are written one by one: constant fields are faster, which shows in small networks. */
const fewestCalls = 5;

/** The run of calls that begins with a block, if it is long enough for a loop over the parameters' names. */
export function callRunAt(module: Module, blocks: readonly Block[], index: number): CallRun | undefined {
  const first = blocks[index];
  const pattern = first?.call && patternOf(module, first.call);
  if (first?.call === undefined || pattern === undefined) return undefined;
  const run: Block[] = [first];
  const names = [pattern.parameter];
  for (const block of blocks.slice(index + 1)) {
    const own = block.call?.function === first.call.function ? patternOf(module, block.call) : undefined;
    const waits = block.statements.some(({ kind }) => kind === "barrier");
    if (own === undefined || waits || own.given.join() !== pattern.given.join()) break;
    run.push(block);
    names.push(own.parameter);
  }
  if (run.length < fewestCalls) return undefined;
  return { blocks: run, given: pattern.given, names: namesText(module, names) };
}

/** The parameter whose values a call is given, and all arguments by its name; undefined where it is given others, too. */
function patternOf(
  module: Module,
  call: Call,
): { readonly parameter: string; readonly given: readonly string[] } | undefined {
  const parameters = new Set<string>();
  const given = call.arguments.map((buffer) => {
    const slot = module.slots.get(buffer);
    const parameter = slot?.parameter ?? (module.roles.get(buffer) === "parameter" ? buffer : undefined);
    if (parameter !== undefined) parameters.add(parameter);
    if (parameter === undefined) return reach(module, buffer);
    return slot === undefined ? "p[name]" : `w.${slot.field}[name]`;
  });
  const [parameter, ...others] = parameters;
  return parameter === undefined || others.length > 0 ? undefined : { parameter, given };
}

/** `fieldsOf(w.gradient)` where these are all parameters of a group, else a list of their names. */
function namesText({ groups, imports }: Module, names: readonly string[]): string {
  const all = groups.find(({ members }) => members.map(({ parameter }) => parameter).join() === names.join());
  if (all === undefined) return `[${names.map((name) => JSON.stringify(name)).join(", ")}] as const`;
  imports.add("fieldsOf");
  return `fieldsOf(w.${all.field})`;
}
