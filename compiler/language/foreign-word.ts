/** A foreign word without its prefix, its capitals and its joints: `nn.BatchNorm2d` → `batchnorm2d`. */
export function plainWord(word: string): string {
  const last = word.slice(word.lastIndexOf(".") + 1);
  return last.toLowerCase().replaceAll(/[_\s-]/g, "");
}

/** What a table of foreign words has for a word, with or without "layer" at its end. */
export function findForeign<Ours>(
  table: { readonly [foreign: string]: Ours } | undefined,
  word: string,
): Ours | undefined {
  const key = plainWord(word).replace(/_?layer$/, "") || plainWord(word);
  if (table === undefined) return undefined;
  return Object.hasOwn(table, plainWord(word))
    ? table[plainWord(word)]
    : Object.hasOwn(table, key)
      ? table[key]
      : undefined;
}
