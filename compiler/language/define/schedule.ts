import type { Arithmetic, Expression } from "../../ir/loop.ts";
import type { Options, OptionValues } from "./option.ts";
import type { ShapeMistake, Word } from "./word.ts";

/** What a schedule's formula is made from: everything is float64, and is rounded where it enters an op. */
export interface ScheduleBuild<Values> {
  readonly arithmetic: Arithmetic;
  /** The number of updates made before: 0 at the first. */
  readonly iteration: Expression;
  /** Gives a value a name close to `preferredName` in the generated code, and returns that name. */
  readonly local: (preferredName: string, value: Expression) => Expression;
  readonly options: Values;
}

/** A schedule: a number for each update, as a formula that the generated training computes. */
export interface ScheduleWord<O extends Options = Options> extends Word<O> {
  readonly family: "schedule";
  /** A mistake in the options that their schemas cannot see. */
  readonly check?: (options: OptionValues<O>) => ShapeMistake | undefined;
  readonly build: (request: ScheduleBuild<OptionValues<O>>) => Expression;
}

/** Declares a schedule. */
export function schedule<const O extends Options>(word: Omit<ScheduleWord<O>, "family">): ScheduleWord<O> {
  return { family: "schedule", ...word };
}
