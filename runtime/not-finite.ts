import type { Team } from "./team.ts";

/** Training came upon a number that is not finite, and stopped before it was kept. */
export class NotFiniteError extends Error {
  override readonly name = "NotFiniteError";
  /** What was not finite: `loss`, or a parameter's path. */
  readonly where: string;
  /** The update (from 1) that was not made. */
  readonly iteration: number;

  /** `where` and `iteration` say what was found when. */
  constructor(where: string, iteration: number) {
    super(`${where} is not finite at update ${iteration}; the parameters are those of the update before`);
    this.where = where;
    this.iteration = iteration;
  }
}

/** Throws where one of the values is NaN or infinite. `iteration` counts from 0. */
export function requireFinite(values: Float32Array | Float64Array, where: string, iteration: number): void {
  for (let i = 0; i < values.length; i++) {
    // x − x is 0 for every finite number and NaN for the others.
    if (values[i] - values[i] !== 0) throw new NotFiniteError(where, iteration + 1);
  }
}

/** The same for large arrays in an arena, by the kernel that looks for them: each thread looks through its share. */
export function requireFiniteByKernel(
  anyNotFinite: (input: number, from: number, to: number) => number,
  values: Float32Array | Float64Array,
  where: string,
  iteration: number,
  team: Team,
): void {
  const found = anyNotFinite(values.byteOffset, team.from(values.length), team.to(values.length));
  if (team.anyFinds(found !== 0)) throw new NotFiniteError(where, iteration + 1);
}
