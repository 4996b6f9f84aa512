/** Operators at which a long formula may be broken, the loosest first. */
const operators: readonly RegExp[] = [/^ [?:] /, /^ (?:&&|\|\|) /, /^ (?:<|>|<=|>=|===|!==) /, /^ [+-] /, /^ [*/%] /];

/**
 * Breaks a long assignment, `target = formula;` or `target += formula;`, into lines of at most `width` characters: after
 * the sign, then at the loosest operators outside of brackets, then inside the brackets of a call. Nothing for other lines.
 */
export function wrapFormula(line: string, width: number): readonly string[] | undefined {
  const [, indent = "", target, formula] = /^(\s*)([^"'`/]*? [-+*/]?=) ([^"'`]*);$/.exec(line) ?? [];
  if (target === undefined || formula === undefined || formula.includes("//")) return undefined;
  const inner = `${indent}  `;
  return [`${indent}${target}`, ...linesOf(formula, inner, width, ";")];
}

/** A formula with what follows it, on one line where it fits. */
function linesOf(formula: string, indent: string, width: number, after: string): readonly string[] {
  const whole = `${indent}${formula}${after}`;
  if (whole.length <= width) return [whole];
  for (const operator of operators) {
    const parts = partsAt(formula, operator);
    if (parts.length > 1)
      return parts.flatMap((part, index) => partLines(part, index, parts.length, indent, width, after));
  }
  return insideCall(formula, indent, width, after) ?? [whole];
}

/** A part of a broken formula: all but the first begin with their operator, and stand two columns further in. */
function partLines(
  part: string,
  index: number,
  count: number,
  indent: string,
  width: number,
  after: string,
): readonly string[] {
  const end = index === count - 1 ? after : "";
  if (index === 0) return linesOf(part, indent, width, end);
  const [sign = "", rest = ""] = [part.slice(0, part.indexOf(" ")), part.slice(part.indexOf(" ") + 1)];
  const [first = "", ...others] = linesOf(rest, `${indent}    `, width, end);
  return [`${indent}  ${sign} ${first.trimStart()}`, ...others];
}

/** `name(argument)` over several lines. */
function insideCall(formula: string, indent: string, width: number, after: string): readonly string[] | undefined {
  const [, head, given] = /^((?:new )?-?[\w.]*\()(.*)\)$/.exec(formula) ?? [];
  if (head === undefined || given === undefined || partsAt(`${head}${given})`, /^\)/).length > 2) return undefined;
  const parts = partsAt(given, /^, /).map((part, index) => (index === 0 ? part : part.slice(1).trimStart()));
  const lines = parts.flatMap((part, index) =>
    linesOf(part, `${indent}  `, width, index === parts.length - 1 ? "" : ","),
  );
  return [`${indent}${head}`, ...lines, `${indent})${after}`];
}

/** The formula cut before each of these signs that stands outside of brackets; a part keeps its sign, without the space before. */
function partsAt(formula: string, sign: RegExp): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < formula.length; at++) {
    const character = formula[at] as string;
    if (depth === 0 && at > start && sign.test(formula.slice(at, at + 5))) {
      parts.push(formula.slice(start, at));
      start = character === " " ? at + 1 : at;
    }
    if ("([".includes(character)) depth++;
    if (")]".includes(character)) depth--;
  }
  return [...parts, formula.slice(start)];
}
