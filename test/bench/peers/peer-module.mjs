/** A package of test/bench/package.json; where it is not installed, nothing. */
export async function peerModule(name) {
  try {
    return await import(import.meta.resolve(name));
  } catch (error) {
    if (error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

/** What is said where it is not. */
export const notInstalled = { missing: "not installed: npm ci --ignore-scripts --prefix test/bench" };

/** Numbers from 0 to 1 with nothing special about them. */
export function someNumbers(count) {
  return Float32Array.from({ length: count }, (_, i) => ((i * 7919) % 1009) / 1009);
}

/** Rows of one number that is 1 among zeros. */
export function someCategories(rows, categories) {
  return Float32Array.from({ length: rows * categories }, (_, i) =>
    Number(i % categories === ((i / categories) | 0) % 7),
  );
}
