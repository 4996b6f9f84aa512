import { joinName, namer } from "../ir/identifier.ts";
import { accessAt } from "../ir/kernel-signatures.ts";
import type { Statement } from "../ir/loop.ts";
import type { Block, Call, FunctionName, Program, SharedFunction } from "../ir/program.ts";
import { mapStatement, namesIn, withLocals } from "../ir/walk.ts";
import type { Buffers } from "./access-kinds.ts";
import { arrayName, type Owners } from "./array-names.ts";
import { type BlockPattern, localsIn, patternOf, withoutOuterBarriers } from "./block-pattern.ts";

/** A block of a function, with its pattern. */
interface Use {
  readonly within: FunctionName;
  readonly block: Block;
  readonly pattern: BlockPattern;
}

/** The context of shared functions; each function adds its name to the taken names. */
interface Surroundings {
  readonly buffers: Buffers;
  readonly layers: readonly string[];
  readonly taken: Set<string>;
}

/**
 * Blocks that differ only in their buffers become calls of one function with these buffers as parameters: repeated
 * layers, or an optimizer's step for every parameter. This pass runs after all passes that change statements or insert
 * barriers; the statements of the blocks are kept, and are equivalent to the call.
 */
export function shareFunctions(program: Program): Program {
  const buffers = new Map(program.buffers.map((buffer) => [buffer.name, buffer]));
  const uses = program.functions.flatMap(({ name: within, blocks }) =>
    blocks.map((block): Use => ({ within, block, pattern: patternOf(block, buffers) })),
  );
  const layers = [
    ...new Set(uses.filter(({ within }) => family(within) === "forward").map(({ block }) => block.owner)),
  ];
  const surroundings: Surroundings = { buffers, layers, taken: new Set(buffers.keys()) };
  const calls = new Map<Block, Call>();
  const sharedFunctions = groupsOf(uses).map((group): SharedFunction => {
    const { shared, handed } = sharedFunctionOf(group, surroundings);
    for (const { block, pattern } of group) {
      calls.set(block, { function: shared.name, arguments: handed.map((index) => pattern.buffers[index] ?? "") });
    }
    return shared;
  });
  const withCall = (block: Block): Block => {
    const call = calls.get(block);
    return call === undefined ? block : { ...block, call };
  };
  const functions = program.functions.map((each) => ({ ...each, blocks: each.blocks.map(withCall) }));
  return { ...program, functions, sharedFunctions };
}

/** Training and prediction share the functions of layers where possible. */
function family(within: FunctionName): FunctionName {
  return within === "forwardTraining" ? "forward" : within;
}

/** The blocks that can share a function: two or more of one pattern in one function. */
function groupsOf(uses: readonly Use[]): readonly (readonly Use[])[] {
  const groups = new Map<string, Use[]>();
  for (const use of uses) {
    if (use.pattern.statements.length === 0) continue;
    const key = `${family(use.within)} ${use.pattern.key}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [use]);
    else known.push(use);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** A buffer argument of a shared function: that of the first caller, and its index in the pattern. */
interface Handed {
  readonly buffer: string;
  readonly index: number;
}

/** The function of some blocks, and their buffers that are its arguments. */
function sharedFunctionOf(group: readonly Use[], { buffers, layers, taken }: Surroundings) {
  const [first] = group;
  if (first === undefined) throw new Error("a shared function has no callers");
  const { within, block, pattern } = first;
  const sameLengths = group.every((use) => use.pattern.exactKey === pattern.exactKey);
  const statements = sameLengths ? withoutOuterBarriers(block.statements) : pattern.statements;
  const owners: Owners = { own: block.owner, layers };
  const differing = pattern.buffers.flatMap((buffer, index) =>
    group.some((use) => use.pattern.buffers[index] !== buffer) ? [{ buffer, index }] : [],
  );
  const written = new Set(storedIn(statements));
  const rank = ({ buffer }: Handed): number => {
    const [word, isParameter] = [arrayName(buffer, owners), buffers.get(buffer)?.role === "parameter"];
    if (word === "parameter" || word === "gradient") return word === "parameter" ? 0 : 1;
    return written.has(buffer) ? 4 : isParameter ? 3 : 2;
  };
  // Inputs in the order in which they are read; everything else in the order of the program's buffers.
  const order = [...buffers.keys()];
  const tie = (each: Handed): number => (rank(each) === 2 ? each.index : order.indexOf(each.buffer));
  const handed = differing.sort((a, b) => rank(a) - rank(b) || tie(a) - tie(b));
  const renamed = newNames(
    statements,
    handed.map(({ buffer }) => buffer),
    owners,
    taken,
  );
  const shared: SharedFunction = {
    name: namer(taken)(joinName(block.owner, within)),
    within,
    owners: [...new Set(group.map((use) => use.block.owner))],
    parameters: handed.map(({ buffer }) => renamed.get(buffer) ?? buffer),
    statements: statements.map((each) => withNames(each, renamed)),
  };
  return { shared, handed: handed.map(({ index }) => index) };
}

/** The buffers that statements write. */
function storedIn(statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((each): readonly string[] => {
    switch (each.kind) {
      case "store":
        return [each.buffer];
      case "kernel":
        return each.arguments.flatMap((argument, index) => {
          const access = argument.kind === "address" ? accessAt(each.name, index) : undefined;
          return argument.kind === "address" && (access === "makes" || access === "changes") ? [argument.buffer] : [];
        });
      case "for":
      case "if":
      case "alone":
        return storedIn(each.body);
      default:
        return [];
    }
  });
}

/** The names of arrays and locals in a shared function, independent of layer names. */
function newNames(
  statements: readonly Statement[],
  handed: readonly string[],
  owners: Owners,
  taken: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const locals = [...new Set(localsIn(statements))];
  const fixed = namesIn(statements).filter((name) => !locals.includes(name));
  const unique = namer(new Set([...taken, ...fixed, "p", "w", "rows", "team", "kernels", "scratch", "end"]));
  const names = new Map(handed.map((name) => [name, unique(arrayName(name, owners))]));
  for (const local of locals) {
    names.set(local, unique(local === owners.own ? local : arrayName(local, owners)));
  }
  return names;
}

function withNames(statement: Statement, names: ReadonlyMap<string, string>): Statement {
  const rename = (name: string): string => names.get(name) ?? name;
  return mapStatement(statement, { index: withLocals(rename), name: rename, buffer: rename });
}
