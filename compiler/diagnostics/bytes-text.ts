const units = ["bytes", "kB", "MB", "GB", "TB"];

/** A number of bytes with three digits: `1.23 GB`. */
export function bytesText(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${unit === 0 ? Math.ceil(value) : Number(value.toPrecision(3))} ${units[unit]}`;
}
