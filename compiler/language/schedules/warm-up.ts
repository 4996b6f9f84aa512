import type { Expression } from "../../ir/loop.ts";
import { integer, number, optional } from "../define/option.ts";
import type { ScheduleBuild } from "../define/schedule.ts";

/** The options of a warm-up, for schedules that begin at `initialLearningRate`. */
export const warmUpOptions = {
  initialLearningRate: number({
    summary: "The initial rate, or with `warmupTarget` where the warm-up begins.",
    minimum: 0,
  }),
  warmupSteps: integer({
    summary:
      "The number of updates over which the rate first rises linearly; the schedule's own steps count from there.",
    default: 0,
  }),
  warmupTarget: optional(
    number({
      summary: "Where the warm-up ends; without it the warm-up rises from 0 to `initialLearningRate`.",
      minimum: 0,
    }),
  ),
};

/** The values of those options. */
interface WarmUp {
  readonly initialLearningRate: number;
  readonly warmupSteps: number;
  readonly warmupTarget?: number | undefined;
}

/**
 * The rate of a schedule after its warm-up: Keras's (start + (target − start) · iteration / warmupSteps), then what
 * `decay` makes of the first rate and of the number of steps since.
 */
export function warmedUp(
  request: ScheduleBuild<WarmUp>,
  decay: (first: Expression, step: Expression) => Expression,
): Expression {
  const { arithmetic, iteration, local } = request;
  const { initialLearningRate, warmupSteps, warmupTarget } = request.options;
  const first = arithmetic.number(warmupTarget ?? initialLearningRate);
  if (warmupSteps === 0) return decay(first, iteration);
  const start = warmupTarget === undefined ? 0 : initialLearningRate;
  const warming = local("warming", rise(request, start, (warmupTarget ?? initialLearningRate) - start, warmupSteps));
  const step = local("step", arithmetic.subtract(iteration, arithmetic.number(warmupSteps)));
  const decayed = decay(first, step);
  return arithmetic.choose(iteration, "<", arithmetic.number(warmupSteps), warming, decayed);
}

/** start + rise · (iteration / steps). */
export function rise(
  { arithmetic, iteration }: ScheduleBuild<unknown>,
  start: number,
  total: number,
  steps: number,
): Expression {
  const part = arithmetic.divide(iteration, arithmetic.number(steps));
  const risen = arithmetic.multiply(arithmetic.number(total), part);
  return start === 0 ? risen : arithmetic.add(risen, arithmetic.number(start));
}

/** step, or `last` from there on. */
export function upTo({ arithmetic, local }: ScheduleBuild<unknown>, step: Expression, last: number): Expression {
  const most = arithmetic.number(last);
  return local("decayStep", arithmetic.choose(step, "<", most, step, most));
}
