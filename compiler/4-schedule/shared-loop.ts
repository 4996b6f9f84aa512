import { chunksOf } from "../ir/chunks.ts";
import { addIndex, type Index, index, type Statement } from "../ir/loop.ts";
import { visitExpressions, visitIndices } from "../ir/walk.ts";
import type { Access, Buffers } from "./access-kinds.ts";

type Loop = Statement & { readonly kind: "for" };

/** An array in a loop: its name, whether it is written, and whether only the elements of the row are accessed. */
interface Use {
  readonly buffer: string;
  readonly writes: boolean;
  readonly isOwn: boolean;
}

/** The context inside a loop: the count of each variable, and the values of hoisted offsets. */
interface Scope {
  readonly loop: Loop;
  readonly buffers: Buffers;
  readonly counts: Map<string, number>;
  readonly offsets: Map<string, Index>;
  /** All names declared in the loop. */
  readonly names: Set<string>;
}

/**
 * The accesses of a loop over the rows of a batch that is split over threads; undefined if it cannot be split. It can
 * be split if every row writes only its own elements and reads nothing that another row writes: then rows are
 * independent.
 */
export function accessesOfRows(loop: Loop, buffers: Buffers): readonly Access[] | undefined {
  if (!loop.count.rows) return undefined;
  const scope: Scope = { loop, buffers, counts: new Map(), offsets: new Map(), names: new Set([loop.variable]) };
  const uses = usesIn(loop.body, scope);
  if (uses === undefined || hasForeignNames(loop.body, scope.names)) return undefined;
  const written = new Set(uses.filter(({ writes }) => writes).map(({ buffer }) => buffer));
  const ofArena = uses.filter(({ buffer }) => buffers.get(buffer)?.role !== "key");
  if (ofArena.some(({ buffer, isOwn }) => written.has(buffer) && !isOwn)) return undefined;
  const chunks = chunksOf(loop.count);
  return ofArena.flatMap(({ buffer, writes, isOwn }): readonly Access[] => {
    const { offset, size } = buffers.get(buffer) ?? {};
    if (offset === undefined || size === undefined) return [];
    return [{ writes, start: offset, size, threads: isOwn ? chunks : "everyone" }];
  });
}

/** The arrays that statements use, in order; undefined if a row depends on the row before it. */
function usesIn(body: readonly Statement[], scope: Scope): readonly Use[] | undefined {
  const uses: Use[] = [];
  for (const statement of body) {
    const found = usesOf(statement, scope);
    if (found === undefined) return undefined;
    uses.push(...found);
  }
  return uses;
}

function usesOf(statement: Statement, scope: Scope): readonly Use[] | undefined {
  switch (statement.kind) {
    case "for": {
      scope.names.add(statement.variable);
      if (!statement.count.rows) scope.counts.set(statement.variable, statement.count.times);
      return usesIn(statement.body, scope);
    }
    case "if": {
      const inside = usesIn(statement.body, scope);
      return inside && [...readsIn({ ...statement, body: [] }, scope), ...inside];
    }
    case "let":
      scope.names.add(statement.name);
      return readsIn(statement, scope);
    case "assign":
      // A variable declared outside the loop is carried from row to row.
      return scope.names.has(statement.name) ? readsIn(statement, scope) : undefined;
    case "offset":
      scope.names.add(statement.name);
      scope.offsets.set(statement.name, expanded(statement.index, scope));
      return [];
    case "store":
      return [...readsIn(statement, scope), useOf(statement.buffer, statement.index, true, scope)];
    default:
      return undefined;
  }
}

function readsIn(statement: Statement, scope: Scope): readonly Use[] {
  const uses: Use[] = [];
  visitExpressions([statement], (each) => {
    if (each.kind === "element") uses.push(useOf(each.buffer, each.index, false, scope));
  });
  return uses;
}

/** True if the loop uses a name declared outside, which only one thread has. */
function hasForeignNames(body: readonly Statement[], names: ReadonlySet<string>): boolean {
  let foreign = false;
  visitExpressions(body, (each) => {
    if (each.kind === "variable" && !names.has(each.name)) foreign = true;
  });
  visitIndices(body, ({ terms }) => {
    if (terms.some(({ variable }) => !names.has(variable))) foreign = true;
  });
  return foreign;
}

/** A use of an array, with its context. */
function useOf(buffer: string, of: Index, writes: boolean, scope: Scope): Use {
  const { loop, counts, buffers } = scope;
  const { terms, constant } = expanded(of, scope);
  const own = terms.find(({ variable }) => variable === loop.variable)?.factor ?? 0;
  const perRow = buffers.get(buffer)?.size.perRow ?? 0;
  const inner = terms.filter(({ variable }) => variable !== loop.variable);
  const most = inner.reduce((sum, { variable, factor }) => {
    const count = counts.get(variable) ?? Number.POSITIVE_INFINITY;
    return sum + (factor < 0 ? Number.POSITIVE_INFINITY : factor * (count - 1));
  }, constant);
  const isOwn = perRow > 0 && own * loop.count.times === perRow && constant >= 0 && most < own;
  return { buffer, writes, isOwn };
}

/** An index with loop variables only. */
function expanded({ terms, constant }: Index, { offsets }: Scope): Index {
  return terms.reduce(
    (sum, { variable, factor }) => {
      const stands = offsets.get(variable) ?? index(variable);
      const scaled = {
        terms: stands.terms.map((term) => ({ ...term, factor: term.factor * factor })),
        constant: stands.constant * factor,
      };
      return addIndex(sum, scaled);
    },
    index(undefined, 0, constant),
  );
}
