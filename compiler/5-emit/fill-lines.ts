/** Entries of a list, with a comma after each, as many on a line as fit there. */
export function fillLines(entries: readonly string[], width = 114): readonly string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const last = lines.at(-1);
    const longer = `${last} ${entry},`;
    if (last !== undefined && longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(`${entry},`);
  }
  return lines;
}
