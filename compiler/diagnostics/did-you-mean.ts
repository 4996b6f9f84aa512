import { distance } from "fastest-levenshtein";

/** The candidate nearest to `written` in spelling (letter case aside), or nothing if none is near. */
export function nearest(written: string, candidates: readonly string[]): string | undefined {
  const wanted = written.toLowerCase().replaceAll(/[_\s-]/g, "");
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(written.length / 3)) + 1;
  for (const candidate of candidates) {
    const apart = sameLetters(wanted, candidate.toLowerCase()) ? 1 : distance(wanted, candidate.toLowerCase());
    // A word that shares no letter with another is not near to it, however short both are.
    if (apart < bestDistance && apart < wanted.length) [best, bestDistance] = [candidate, apart];
  }
  return best;
}

/** Letters in another order: `cvs` and `csv`. */
function sameLetters(one: string, other: string): boolean {
  return one.length === other.length && [...one].sort().join("") === [...other].sort().join("");
}

/** `Did you mean "sigmoid"?`, or else what is available. */
export function didYouMean(written: string, candidates: readonly string[], known?: string): string | undefined {
  const suggestion = known ?? nearest(written, candidates);
  if (suggestion !== undefined) return `Did you mean "${suggestion}"?`;
  if (candidates.length === 0) return undefined;
  return `Available: ${candidates.join(", ")}.`;
}

/** `a, b and c`: names in a sentence. */
export function listOf(names: readonly string[], word = "and"): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${word} ${names[names.length - 1]}`;
}
