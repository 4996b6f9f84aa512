import { integer, number, type Option } from "../../vocabulary/option.ts";

/** More rows of points than anyone draws; they must fit in memory. */
const mostRows = 10_000_000;

/** How many rows are computed. */
export function rowsOption(summary: string, otherwise: number, minimum = 1): Option<number> {
  return integer({ summary, minimum, maximum: mostRows, default: otherwise });
}

/** The standard deviation of what is added to every coordinate. */
export const noiseOption: Option<number> = number({
  summary: "The standard deviation of the normal noise that is added to each coordinate.",
  minimum: 0,
  default: 0,
});

/** A seed of its own, so that trying several seeds of the network leaves the rows as they are. */
export const seedOption: Option<number> = integer({
  summary: "Chooses the random numbers; a number of its own, so that the network's seed never changes the rows.",
  maximum: 4294967295,
  default: 0,
});
