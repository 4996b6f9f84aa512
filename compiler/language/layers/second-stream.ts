/** A second stream of random numbers of a layer, by its ordinal. */
export function secondStreamOf(ordinal: number): number {
  return 0x4000_0000 + ordinal;
}
