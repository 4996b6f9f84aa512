/** What the path of a file says by a pattern such as `{label}_{speaker}_{take}.wav`: a text for each name in braces. */
export interface NamePattern {
  readonly names: readonly string[];
  /** The texts by name, or nothing where the path does not fit. */
  readonly read: (path: string) => { readonly [name: string]: string } | undefined;
}

const field = /\{([A-Za-z][A-Za-z0-9_]*)\}/g;

/** Reads a pattern: each name in braces stands for at least one character, as few as fit, and never for a slash. */
export function namePattern(written: string): NamePattern {
  const names = [...written.matchAll(field)].map(([, name = ""]) => name);
  const between = written.split(field).map((text, index) => (index % 2 === 0 ? escaped(text) : "([^/]+?)"));
  const expression = new RegExp(`^${between.join("")}$`);
  return {
    names,
    read: (path) => {
      const found = expression.exec(path);
      return found === null
        ? undefined
        : Object.fromEntries(names.map((name, index) => [name, found[index + 1] ?? ""]));
    },
  };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
