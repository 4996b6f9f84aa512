/** About so many milliseconds pass between two yields of a training, whatever a step costs. */
const interval = 100;

/** Says how many updates to make until the next yield: few enough to be back soon, many enough to cost nothing. */
export interface Pacing {
  /** `iteration` updates are made; `now` is in milliseconds. */
  readonly next: (iteration: number, now: number) => number;
}

/** Paces a training that stops exactly at each of `stops` (ascending) and in between as seldom as it can. */
export function pacing(stops: readonly number[], start: number): Pacing {
  let [chunk, lastIteration, lastTime] = [1, 0, start];
  let index = 0;
  return {
    next: (iteration, now) => {
      const made = iteration - lastIteration;
      const fitting = Math.floor((made * interval) / Math.max(now - lastTime, 0.01));
      // A first, cold step says little: the chunk grows eightfold at most.
      if (made > 0) chunk = Math.max(1, Math.min(fitting, chunk * 8));
      [lastIteration, lastTime] = [iteration, now];
      while (index < stops.length && (stops[index] as number) <= iteration) index++;
      const stop = stops[index];
      return stop === undefined ? chunk : Math.min(chunk, stop - iteration);
    },
  };
}
