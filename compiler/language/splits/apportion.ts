/**
 * Gives out `total` seats to groups in proportion to `sizes`, never more than `room` to any: each gets the whole part
 * of its share, the rest go to the largest remainders, the earlier group first where they are equal (Hamilton's method).
 */
export function apportion(total: number, sizes: readonly number[], room: readonly number[]): number[] {
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const seats = sizes.map((size, group) => Math.min(Math.floor((size * total) / all), room[group] as number));
  const remainder = (group: number) => ((sizes[group] as number) * total) % all;
  const order = sizes.map((_, group) => group).sort((a, b) => remainder(b) - remainder(a) || a - b);
  let left = total - seats.reduce((sum, count) => sum + count, 0);
  while (left > 0) {
    const before = left;
    for (const group of order) {
      if (left === 0 || seats[group] === room[group]) continue;
      seats[group] = (seats[group] as number) + 1;
      left--;
    }
    if (left === before) throw new Error("apportion: more seats than room");
  }
  return seats;
}
