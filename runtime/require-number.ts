/** Returns the number. Throws, with the name of its field, if it is missing, not a number or not finite. */
export function requireNumber(value: number, name: string): number {
  if (isNumber(value)) return value;
  throw new RangeError(value === undefined ? `${name} is missing` : `${name} must be a finite number, not ${value}`);
}

/** Throws if a list of numbers is missing, has another length, or contains a value that is not a finite number. */
export function requireNumbers(values: ArrayLike<number>, length: number, name: string): void {
  const given: unknown = values;
  if (given === undefined) throw new RangeError(`${name} is missing`);
  if (typeof given !== "object" || given === null) {
    throw new RangeError(`${name} must be a list of ${listOf(length)}, not ${given}`);
  }
  if (values.length !== length) throw new RangeError(`${name} takes ${listOf(length)}, not ${values.length}`);
  for (let i = 0; i < length; i++) if (!isNumber(values[i])) requireNumber(values[i], `${name}[${i}]`);
}

/** x − x is 0 for every finite number and NaN for the others. */
function isNumber(value: number): boolean {
  return typeof value === "number" && value - value === 0;
}

function listOf(length: number): string {
  return length === 1 ? "1 number" : `${length} numbers`;
}
