import { indexAt, type Statement } from "../ir/loop.ts";
import { hasCall, mapStatement, visitExpressions } from "../ir/walk.ts";

type Loop = Statement & { readonly kind: "for" };

/** More sums would not fit into the registers, and would be hard to read. */
const mostSums = 4;

/**
 * Interleaves up to four sums, each in its own order: `sum0 += …; sum1 += …`. They do not depend on each other, so a
 * processor computes all of them in the time of one. Sums that end in a call are not changed: the engine would not
 * inline a call that is printed four times.
 */
export function interleaveSums(
  statements: readonly Statement[],
  fresh: (preferredName: string) => string,
): readonly Statement[] {
  return statements.flatMap((statement): readonly Statement[] => {
    if (statement.kind === "if") return [{ ...statement, body: interleaveSums(statement.body, fresh) }];
    if (statement.kind !== "for") return [statement];
    return sumsOf(statement, fresh) ?? [{ ...statement, body: interleaveSums(statement.body, fresh) }];
  });
}

/** Interleaves the iterations of a loop if each is a sum: its start, the loop that adds it up, and its store. */
function sumsOf(
  { variable, count, body }: Loop,
  fresh: (preferredName: string) => string,
): readonly Statement[] | undefined {
  const [start, adding, ...stores] = body;
  if (count.rows || count.times > mostSums || start?.kind !== "let" || adding?.kind !== "for") return undefined;
  const addsUp = adding.body.every((each) => each.kind === "assign" && each.name === start.name);
  const isStored = stores.length > 0 && stores.every(({ kind }) => kind === "store");
  if (!addsUp || !isStored || hasCall(stores) || readsBack([start, adding], stores)) return undefined;
  const rounds = Array.from({ length: count.times }, (_, round) => {
    const name = fresh(`${start.name}${round}`);
    return (each: Statement): Statement =>
      mapStatement(each, {
        index: (of) => indexAt(of, variable, round),
        name: (of) => (of === start.name ? name : of),
      });
  });
  return [
    ...rounds.map((round) => round(start)),
    { ...adding, body: rounds.flatMap((round) => adding.body.map(round)) },
    ...rounds.flatMap((round) => stores.map(round)),
  ];
}

/** Whether a sum reads what earlier iterations have stored. */
function readsBack(sum: readonly Statement[], stores: readonly Statement[]): boolean {
  const stored = stores.map((each) => (each.kind === "store" ? each.buffer : ""));
  let found = false;
  visitExpressions(sum, (each) => {
    if (each.kind === "element" && stored.includes(each.buffer)) found = true;
  });
  return found;
}
