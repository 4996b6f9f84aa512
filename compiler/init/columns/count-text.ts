/** A whole number with commas between its groups of digits: `7,043`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}
