const usual = [",", ";", "\t", "|"];

/** How many lines are tried. */
const lines = 5;

/**
 * The delimiter that the first lines of a text share where the header does not have the one that is given; nothing where
 * none does. Rows may have it inside their cells: `1,5;2,0`.
 */
export function otherDelimiter(text: string, delimiter: string): string | undefined {
  const first = text.split(/\r\n|\n|\r/, lines).filter((line) => line.trim() !== "");
  const plain = first.map((line) => line.replaceAll(/"[^"]*"/g, ""));
  if (plain.length < 2 || plain[0]?.includes(delimiter)) return undefined;
  return usual.find((other) => {
    const [header = 0, ...rows] = plain.map((line) => line.split(other).length);
    return header > 1 && rows.every((cells) => cells === header);
  });
}
