/** The precision to which every operation of a network rounds. */
export type Precision = "float32" | "float64";

/** The bytes of a number in each precision. */
export const bytesPerNumber: { readonly [precision in Precision]: number } = { float32: 4, float64: 8 };

/** The largest finite number of each precision. */
export const largest: { readonly [precision in Precision]: number } = {
  float32: 3.4028234663852886e38,
  float64: Number.MAX_VALUE,
};
