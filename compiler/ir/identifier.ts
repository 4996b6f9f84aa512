// Converts the names in a spec to identifiers in generated code. Letters of every script are kept; a suffix is added
// only on a conflict.

/** A word separator: any characters except letters, marks and digits of the basic plane, and `_`. */
const gap = /(?:[^\p{L}\p{Mn}\p{Mc}\p{Nd}_]|[\u{10000}-\u{10ffff}])+/u;

/** `dense1` and `output` → `dense1Output`; a path's dots are dropped: `stage1.conv` → `stage1Conv`. */
export function joinName(...parts: readonly string[]): string {
  const words = parts.flatMap((part) => part.split(gap)).filter((word) => word !== "");
  return words.map((word, index) => (index === 0 ? word : capitalized(word))).join("");
}

/**
 * The identifier of a thing: `visits / day` → `visitsDay`; its kind is the prefix if it does not begin with a letter:
 * `column2019`.
 */
export function nameOf(kind: string, text: string, ...roles: readonly string[]): string {
  const own = joinName(text);
  return joinName(/^[\p{L}_]/u.test(own) ? own : joinName(kind, own), ...roles);
}

/** The text with its first letter capitalized. */
export function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Names that are taken. */
export type TakenNames = Pick<Set<string>, "has" | "add">;

/** The names of an inner scope: its own and those of the outer scope, which is not changed or copied. */
export function innerNames(outer: Pick<TakenNames, "has">, names: Iterable<string>): TakenNames {
  const own = new Set(names);
  return {
    has: (name) => own.has(name) || outer.has(name),
    add: (name) => own.add(name),
  };
}

/** Returns unique names: the preferred one, or if it is taken the preferred one with the first free number from 2. */
export function namer(taken: TakenNames): (preferred: string) => string {
  return (preferred) => {
    let name = preferred;
    for (let ordinal = 2; taken.has(name); ordinal++) name = `${preferred}${ordinal}`;
    taken.add(name);
    return name;
  };
}
