/** One file imports another. */
export interface Import {
  readonly from: string;
  readonly to: string;
}

/**
 * The circles of imports: sets of files each of which reaches all others (Tarjan's strongly connected components of more
 * than one file, or of one that imports itself). Each is sorted, and so is the list.
 */
export function circlesIn(imports: readonly Import[]): readonly (readonly string[])[] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];

  const visit = (file: string): number => {
    const number = order.size;
    order.set(file, number);
    lowest.set(file, number);
    open.push(file);
    for (const target of targets.get(file) ?? []) {
      if (!order.has(target)) lower(file, visit(target));
      else if (open.includes(target)) lower(file, order.get(target) as number);
    }
    if (lowest.get(file) === number) close(file);
    return lowest.get(file) as number;
  };
  const lower = (file: string, number: number): void => {
    if (number < (lowest.get(file) as number)) lowest.set(file, number);
  };
  const close = (file: string): void => {
    const members = open.splice(open.indexOf(file));
    if (members.length > 1 || targets.get(file)?.includes(file)) circles.push(members.sort());
  };

  for (const file of targets.keys()) if (!order.has(file)) visit(file);
  return circles.sort((a, b) => ((a[0] as string) < (b[0] as string) ? -1 : 1));
}
