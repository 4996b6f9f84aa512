/** The target time between two yields of a training, in milliseconds. */
const interval = 100;

/**
 * Computes the number of updates until the next yield: small enough for a quick response, large enough for low
 * overhead.
 */
export interface Pacing {
  /** `iteration` is the number of updates made; `now` is in milliseconds. */
  readonly next: (iteration: number, now: number) => number;
}

/** Paces a training that stops exactly at each of `stops` (ascending) and about every `interval` in between. */
export function pacing(stops: readonly number[], start: number): Pacing {
  let [chunk, lastIteration, lastTime] = [1, 0, start];
  let index = 0;
  return {
    next: (iteration, now) => {
      const made = iteration - lastIteration;
      const fitting = Math.floor((made * interval) / Math.max(now - lastTime, 0.01));
      // The first step is slow (not optimized yet), so the chunk grows by a factor of at most eight.
      if (made > 0) chunk = Math.max(1, Math.min(fitting, chunk * 8));
      [lastIteration, lastTime] = [iteration, now];
      while (index < stops.length && (stops[index] as number) <= iteration) index++;
      const stop = stops[index];
      return stop === undefined ? chunk : Math.min(chunk, stop - iteration);
    },
  };
}
