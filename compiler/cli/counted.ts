/** A number and what it counts: `1 row`, `7 rows`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
