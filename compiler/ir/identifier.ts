// How names that people write become names in generated code. Letters of every script stay; different names stay
// different by a suffix, which only a clash brings.

/** What ends a word: all but letters, marks and digits of the basic plane, and `_`. */
const gap = /(?:[^\p{L}\p{Mn}\p{Mc}\p{Nd}_]|[\u{10000}-\u{10ffff}])+/u;

/** `dense1` and `output` → `dense1Output`; a path's dots are dropped: `stage1.conv` → `stage1Conv`. */
export function joinName(...parts: readonly string[]): string {
  const words = parts.flatMap((part) => part.split(gap)).filter((word) => word !== "");
  return words.map((word, index) => (index === 0 ? word : capitalized(word))).join("");
}

/** The name of one thing of a kind: `visits / day` → `visitsDay`; what begins with no letter, with its kind: `column2019`. */
export function nameOf(kind: string, text: string, ...roles: readonly string[]): string {
  const own = joinName(text);
  return joinName(/^[\p{L}_]/u.test(own) ? own : joinName(kind, own), ...roles);
}

/** The text with a capital letter at its beginning. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names that are taken. */
export type TakenNames = Pick<Set<string>, "has" | "add">;

/** The names of a scope with more of its own, which the outer scope does not see. Nothing is copied. */
export function innerNames(outer: Pick<TakenNames, "has">, names: Iterable<string>): TakenNames {
  const own = new Set(names);
  return {
    has: (name) => own.has(name) || outer.has(name),
    add: (name) => own.add(name),
  };
}

/** Gives out names, none twice and none of those taken: the preferred one, or it with the first free number from 2 on. */
export function namer(taken: TakenNames): (preferred: string) => string {
  return (preferred) => {
    let name = preferred;
    for (let ordinal = 2; taken.has(name); ordinal++) name = `${preferred}${ordinal}`;
    taken.add(name);
    return name;
  };
}
