/** The value of a map for a name that stage 2 has checked. */
export function found<Found>(map: ReadonlyMap<string, Found>, name: string): Found {
  const value = map.get(name);
  if (value === undefined) throw new Error(`"${name}" is missing from the model`);
  return value;
}
