// A right factor that many products share, packed once: the panels of all its columns, one after the other.
import { all, lanes, loadPart } from "./lanes";
import { packColumns, packRows } from "./pack";
import { panelOfProduct } from "./product";
import { tileBytes, tileColumns } from "./tile";
import { windowSlots } from "./window-tile";

@inline
/** Bytes before the panels: a tile, the addresses of its rows, and the start of a tile's rows. */
export const panelsStart: usize = tileBytes + windowSlots + 32;

/** Packs b [inner, columns], or if `transposed` b [columns, inner], with rows `step` bytes apart, behind the start of the scratch memory. */
export function packPanels<T>(b: usize, step: usize, transposed: bool, inner: i32, columns: i32, scratch: usize): void {
  let panel = scratch + panelsStart;
  for (let u = 0; u < columns; u += tileColumns<T>()) {
    const width = min(columns - u, tileColumns<T>());
    if (transposed) packRows<T>(b + u * step, step, inner, width, panel);
    else packColumns<T>(b + <usize>u * sizeof<T>(), step, inner, width, panel);
    panel += inner * 32;
  }
}

/**
 * output[r, u] = start + Σₖ a[r, k] · b[k, u], k ascending, for from ≤ r < to, with b as packed. The start is the output as it is
 * (`onto`), else the bias, or zero where it is not `biased`. Steps are in bytes from row to row.
 */
export function productOfPanels<T>(
  a: usize, aStep: usize, bias: usize, biased: bool, onto: bool, output: usize, outputStep: usize,
  from: i32, to: i32, inner: i32, columns: i32, scratch: usize,
): void {
  const start = scratch + tileBytes + windowSlots;
  let panel = scratch + panelsStart;
  for (let u = 0; u < columns; u += tileColumns<T>()) {
    const width = min(columns - u, tileColumns<T>());
    const offset = <usize>u * sizeof<T>();
    v128.store(start, biased ? loadPart<T>(bias + offset, width) : all<T>(0));
    v128.store(start, biased ? loadPart<T>(bias + offset + 16, width - lanes<T>()) : all<T>(0), 16);
    panelOfProduct<T>(a, aStep, panel, inner, !onto, start, output + offset, outputStep, from, to, width, scratch);
    panel += inner * 32;
  }
}
