import { indexAt, type Statement } from "../ir/loop.ts";
import { mapStatementIndices } from "../ir/walk.ts";

/** Replaces a loop that runs once by its body with the variable at 0. */
export function dropSingleLoops(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement): readonly Statement[] => {
    if (statement.kind === "if") return [{ ...statement, body: dropSingleLoops(statement.body) }];
    if (statement.kind !== "for") return [statement];
    const body = dropSingleLoops(statement.body);
    if (statement.count.rows || statement.count.times !== 1) return [{ ...statement, body }];
    return body.map((each) => mapStatementIndices(each, (index) => indexAt(index, statement.variable, 0)));
  });
}
