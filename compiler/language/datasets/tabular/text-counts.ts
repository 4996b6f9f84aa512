/** How often each text of a column occurs; texts that do not occur are left out. */
export function countTexts({
  indices,
  texts,
}: {
  readonly indices: Int32Array;
  readonly texts: readonly string[];
}): ReadonlyMap<string, number> {
  const counts = new Float64Array(texts.length);
  for (const index of indices) counts[index] = (counts[index] as number) + 1;
  return new Map(texts.flatMap((text, index) => (counts[index] === 0 ? [] : [[text, counts[index] as number]])));
}
