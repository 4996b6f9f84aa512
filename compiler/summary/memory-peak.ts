import { elementsOf } from "../ir/extent.ts";
import type { Buffer, Program } from "../ir/program.ts";

/** The peak use of the arena: the number of elements, and the buffers in use, the largest first. */
export interface MemoryPeak {
  readonly elements: number;
  readonly buffers: readonly { readonly name: string; readonly elements: number }[];
}

/**
 * The peak use of the arena for batches of `rows` rows: a lower bound for every placement of the buffers. The use only
 * grows at the first group of a buffer, so only those points are compared.
 */
export function memoryPeak(program: Pick<Program, "buffers">, rows: number): MemoryPeak {
  const placed = program.buffers.filter((buffer) => buffer.spans !== undefined);
  const moments = [...new Set(placed.flatMap(({ spans = [] }) => spans.map(({ start }) => start)))];
  const peaks = moments.map((moment) => peakAt(placed, moment, rows));
  return peaks.reduce((most, each) => (each.elements > most.elements ? each : most), { elements: 0, buffers: [] });
}

function peakAt(placed: readonly Buffer[], moment: number, rows: number): MemoryPeak {
  const live = placed.filter(({ spans = [] }) => spans.some(({ start, end }) => start <= moment && moment <= end));
  const buffers = live.map(({ name, size }) => ({ name, elements: elementsOf(size, rows) }));
  return {
    elements: buffers.reduce((sum, { elements }) => sum + elements, 0),
    buffers: buffers.sort((a, b) => b.elements - a.elements),
  };
}
