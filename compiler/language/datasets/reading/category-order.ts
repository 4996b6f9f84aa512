import { readNumber } from "./read-number.ts";

/** Categories found in data, each once: by number where all are numbers, else by code unit. */
export function categoryOrder(found: Iterable<string>): readonly string[] {
  const names = [...new Set(found)];
  const numbers = new Map(names.map((name) => [name, readNumber(name)]));
  const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  if ([...numbers.values()].includes(undefined)) return names.sort(byCode);
  return names.sort((a, b) => (numbers.get(a) as number) - (numbers.get(b) as number) || byCode(a, b));
}
