type Named = { readonly name?: string | undefined };

/** Where each name is in a list, made at the first look-up in that list. */
const indices = new WeakMap<readonly (Named | string)[], ReadonlyMap<string | undefined, number>>();

/** The first index of a name in a list that never changes, −1 if it is not there. Only the first look-up is linear. */
export function indexOfName(list: readonly (Named | string)[], name: string | undefined): number {
  return indicesIn(list).get(name) ?? -1;
}

/** The first element of this name in a list that never changes. Only the first look-up is linear. */
export function elementNamed<Element extends Named>(
  list: readonly Element[],
  name: string | undefined,
): Element | undefined {
  return list[indexOfName(list, name)];
}

function indicesIn(list: readonly (Named | string)[]): ReadonlyMap<string | undefined, number> {
  const known = indices.get(list);
  if (known !== undefined) return known;
  const made = new Map<string | undefined, number>();
  list.forEach((each, index) => {
    const name = typeof each === "string" ? each : each.name;
    if (!made.has(name)) made.set(name, index);
  });
  indices.set(list, made);
  return made;
}
