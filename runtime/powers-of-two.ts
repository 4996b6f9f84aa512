/** The index of 2^0 in {@link powersOfTwo}; the smallest positive float64 is 2^-1074. */
export const indexOfOne = 1074;

/**
 * 2^n at index `indexOfOne + n`, for every n from -1074 to 1023: all powers of two in float64. `[2098]`
 *
 * Multiplying by an entry moves the binary point. In JavaScript, reading the table is the fastest way; a SIMD kernel
 * builds the same number by shifting `n + 1023` (float32: `n + 127`) into the exponent's bits.
 */
export const powersOfTwo: Float64Array = tabulatePowersOfTwo();

function tabulatePowersOfTwo(): Float64Array {
  const table = new Float64Array(indexOfOne + 1024);
  table[0] = 5e-324;
  for (let index = 1; index < table.length; index++) table[index] = 2 * table[index - 1];
  return table;
}
