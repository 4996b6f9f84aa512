import { extname } from "node:path";

/** A label that hardly recurs is none. */
const mostLabels = 200;

/**
 * What the names of files without folders say: their parts between underscores (else hyphens), where all names have as
 * many. The first part that recurs is the label: `7_jackson_32.wav` gives `{label}_{part2}_{part3}.wav`.
 */
export function findPattern(paths: readonly string[]): string | undefined {
  const endings = new Set(paths.map((path) => extname(path)));
  const [ending = ""] = endings;
  if (endings.size !== 1 || paths.some((path) => path.includes("/"))) return undefined;
  const stems = paths.map((path) => path.slice(0, -ending.length));
  for (const separator of ["_", "-"]) {
    const split = stems.map((stem) => stem.split(separator));
    const count = split[0]?.length ?? 0;
    if (count < 2 || split.some((parts) => parts.length !== count || parts.includes(""))) continue;
    const values = Array.from({ length: count }, (_, part) => new Set(split.map((parts) => parts[part])).size);
    const label = values.findIndex((size) => size > 1 && size <= mostLabels && size * 2 <= paths.length);
    if (label < 0) continue;
    return values.map((_, part) => (part === label ? "{label}" : `{part${part + 1}}`)).join(separator) + ending;
  }
  return undefined;
}
