import { exp } from "../../runtime/exp.ts";
import { log } from "../../runtime/log.ts";
import { RandomState } from "../../runtime/random-state.ts";
import type { SweepAxis, SweepModel, SweepValue } from "../ir/sweep-model.ts";

/**
 * The values of every run, one for each axis: for a grid in order, the last axis fastest; otherwise drawn at random.
 */
export function chooseValues(sweep: SweepModel): readonly (readonly SweepValue[])[] {
  return sweep.type === "grid" ? grid(sweep.axes) : drawn(sweep);
}

function grid(axes: readonly SweepAxis[]): readonly (readonly SweepValue[])[] {
  let runs: readonly (readonly SweepValue[])[] = [[]];
  for (const axis of axes) {
    const values = allValues(axis);
    runs = runs.flatMap((run) => values.map((value) => [...run, value]));
  }
  return runs;
}

function allValues({ values }: SweepAxis): readonly SweepValue[] {
  switch (values.kind) {
    case "list":
      return values.list;
    case "count":
      return Array.from({ length: values.count }, (_, index) => numberAt(values.from + index, values.range));
    default:
      throw new Error("a grid has no ranges");
  }
}

/** Draws the values from NumPy's random numbers, trial by trial and, within a trial, path by path. */
function drawn({ axes, seed, trials }: SweepModel): readonly (readonly SweepValue[])[] {
  const random = new RandomState(seed);
  return Array.from({ length: trials }, () => axes.map((axis) => draw(axis, random)));
}

function draw({ values }: SweepAxis, random: RandomState): SweepValue {
  switch (values.kind) {
    case "list":
      return values.list[random.randint(0, values.list.length)] as SweepValue;
    case "count":
      return numberAt(values.from + random.randint(0, values.count), values.range);
    default:
      return numberAt(drawNumber(values, random), values.range);
  }
}

type Range = Extract<SweepAxis["values"], { readonly kind: "range" }>;

/** Whole numbers up to and including `high` are equally likely: each takes the interval of length 1 above it. */
function drawNumber({ low, high, scale, whole }: Range, random: RandomState): number {
  const end = whole ? high + 1 : high;
  const value = scale === "log" ? exp(random.uniform(log(low), log(end))) : random.uniform(low, end);
  const inside = Math.max(low, Math.min(high, whole ? Math.floor(value) : value));
  return inside;
}

function numberAt(value: number, range: SweepValue["range"]): SweepValue {
  return { value, numbers: { "": String(value) }, range };
}
