import type { Index, Statement } from "../ir/loop.ts";
import { mapStatementIndices, visitIndices } from "../ir/walk.ts";

/**
 * Names the offset of a row once, outside the loops that run along it: `const row3 = sample * 3`. This is a fifth
 * faster in V8, and easier to read. Only products of an outer loop's variable that an inner loop uses are named.
 */
export function hoistOffsets(
  statements: readonly Statement[],
  fresh: (preferredName: string) => string,
  outermost = true,
): readonly Statement[] {
  return statements.map((statement) => {
    if (statement.kind === "if") return { ...statement, body: hoistOffsets(statement.body, fresh, outermost) };
    if (statement.kind !== "for") return statement;
    const body = hoistOffsets(statement.body, fresh, false);
    const factors = innerFactors(body, statement.variable);
    if (factors.length === 0) return { ...statement, body };
    const preferredName = (factor: number): string => {
      if (!outermost) return nestedName(statement.variable, factor);
      return factors.length === 1 ? "row" : `row${factor}`;
    };
    const names = new Map(factors.map((factor) => [factor, fresh(preferredName(factor))]));
    return { ...statement, body: [...declare(names, statement.variable), ...replace(body, statement.variable, names)] };
  });
}

/** `y28` for y · 28, `windowBack3` for window · −3. */
function nestedName(variable: string, factor: number): string {
  return factor < 0 ? `${variable}Back${-factor}` : `${variable}${factor}`;
}

/** The factors with which an outer variable is multiplied inside the inner loops. */
function innerFactors(body: readonly Statement[], variable: string): readonly number[] {
  const factors = new Set<number>();
  for (const statement of body) {
    if (statement.kind === "if") for (const factor of innerFactors(statement.body, variable)) factors.add(factor);
    if (statement.kind !== "for") continue;
    visitIndices([statement], (index) => {
      for (const term of index.terms) if (term.variable === variable && term.factor !== 1) factors.add(term.factor);
    });
  }
  return [...factors];
}

function declare(names: ReadonlyMap<number, string>, variable: string): readonly Statement[] {
  return [...names].map(([factor, name]) => ({
    kind: "offset",
    name,
    index: { terms: [{ variable, factor }], constant: 0 },
  }));
}

function replace(body: readonly Statement[], variable: string, names: ReadonlyMap<number, string>) {
  return body.map((statement) =>
    mapStatementIndices(
      statement,
      (index: Index): Index => ({
        ...index,
        terms: index.terms.map((term) => {
          const name = term.variable === variable ? names.get(term.factor) : undefined;
          return name === undefined ? term : { variable: name, factor: 1 };
        }),
      }),
    ),
  );
}
