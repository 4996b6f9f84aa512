// The register block of every matrix product: 4 rows × 2 vectors of outputs (float32: 4 × 8, float64: 4 × 4), eight
// accumulators, each the ascending sum of one vector of outputs. More accumulators would spill registers. So would plain
// unrolling, because V8 schedules the terms of several k together; the branches between them prevent this.
//
// The right factor is packed: `panel[k]` is 32 bytes.
import { loadPart, storePart } from "./lanes";

@inline
/** Columns of a tile: 8 of float32, 4 of float64. */
export function tileColumns<T>(): i32 {
  return 32 / sizeof<T>();
}

/** Bytes of a tile. */
export const tileBytes: usize = 128;

/** Copies `rows` × `columns` elements; a tile at the edge of a matrix is computed completely and copied in part. */
export function copyTile<T>(
  from: usize, fromStep: usize, to: usize, toStep: usize, rows: i32, columns: i32,
): void {
  for (let row = 0; row < rows; row++) {
    storePart<T>(to, loadPart<T>(from, columns), columns);
    const rest = columns - 16 / sizeof<T>();
    if (rest > 0) storePart<T>(to + 16, loadPart<T>(from + 16, rest), rest);
    from += fromStep;
    to += toStep;
  }
}

/** weights ← weights − (learningRate · tile), in the valid part of the tile. */
export function descendTile<T>(
  tile: usize, weights: usize, step: usize, rows: i32, columns: i32, learningRate: T,
): void {
  const rate = v128.splat<T>(learningRate);
  const rest = columns - 16 / sizeof<T>();
  for (let row = 0; row < rows; row++) {
    const w0 = loadPart<T>(weights, columns);
    storePart<T>(weights, v128.sub<T>(w0, v128.mul<T>(rate, v128.load(tile))), columns);
    if (rest > 0) {
      const w1 = loadPart<T>(weights + 16, rest);
      storePart<T>(weights + 16, v128.sub<T>(w1, v128.mul<T>(rate, v128.load(tile, 16))), rest);
    }
    tile += 32;
    weights += step;
  }
}
