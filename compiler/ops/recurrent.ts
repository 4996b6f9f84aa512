import { constant, type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { knownSize, type Shape } from "../ir/shape.ts";
import { assign, changing, when } from "../ir/statements.ts";
import type { Numbers, Tensor } from "./op.ts";

/**
 * Inputs that the steps of a recurrent cell may have after its own: a mask [rows, steps], 0 where a step is skipped and the
 * state stays as it is, and factors [rows, units] of the previous state, for dropout.
 */
export type RecurrentAttributes = { readonly masked: boolean; readonly dropped: boolean };

/** The optional inputs behind the first `own` ones. */
export function extrasOf<Input>(
  inputs: readonly Input[],
  own: number,
  { masked, dropped }: RecurrentAttributes,
): { readonly mask?: Input; readonly factors?: Input } {
  const [mask, factors] = [inputs[own], inputs[own + (masked ? 1 : 0)]];
  return { ...(masked && mask && { mask }), ...(dropped && factors && { factors }) };
}

/** Sizes of a cell's steps. */
export interface RecurrentSizes {
  readonly steps: number;
  readonly units: number;
}

/** Steps from a tensor [rows, steps, …], units from the recurrent kernel [units, gates · units]. */
export function sizesOf(sequence: Shape, recurrentKernel: Shape): RecurrentSizes {
  if (sequence.length !== 3) throw new Error("a recurrent cell takes [rows, steps, gates]");
  return { steps: knownSize(sequence[1]), units: knownSize(recurrentKernel[0]) };
}

/** The flat index of a value in [rows, steps, width]: of the loop variables' sample and step, `plus` from the step's start. */
export function ofStep(sample: string, step: Index, { steps }: RecurrentSizes, width: number, plus: Index): Index {
  const terms = [
    { variable: sample, factor: steps * width },
    ...step.terms.map((term) => ({ ...term, factor: term.factor * width })),
    ...plus.terms,
  ];
  return { terms: terms.filter(({ factor }) => factor !== 0), constant: step.constant * width + plus.constant };
}

/** The loop variable of a step, counted from the last step: `steps − 1 − back`. */
export function fromLast(back: string, { steps }: RecurrentSizes): Index {
  return index(back, -1, steps - 1);
}

/** The part of a step's loops that is for kept steps, and the part for masked ones. */
export function ifKept(
  mask: Expression | undefined,
  kept: readonly Statement[],
  masked: readonly Statement[],
): readonly Statement[] {
  if (mask === undefined) return kept;
  const zero = constant(0);
  return [when(mask, "!==", zero, kept), when(mask, "===", zero, masked)];
}

/** Whether a step of a row is kept. */
export function isKept(mask: Tensor | undefined, row: number, step: number): boolean {
  return mask === undefined || mask.data[row * (mask.shape[1] ?? 1) + step] !== 0;
}

/** How loops know whether a step has a state before it. */
export interface StepsBegun {
  /** Before the steps of a row. */
  readonly start: readonly Statement[];
  /** At the end of a step that is not masked. */
  readonly begin: readonly Statement[];
  /** Runs only where there is a state. */
  readonly isLater: (body: readonly Statement[]) => Statement;
}

/** Without a mask, all steps but the first have a state; with one, those behind the first that is not masked. */
export function stepsBegun(step: string, mask: unknown, fresh: (name: string) => string): StepsBegun {
  const zero = constant(0);
  if (mask === undefined) {
    return { start: [], begin: [], isLater: (body) => when({ kind: "index", index: index(step) }, ">", zero, body) };
  }
  const begun = fresh("begun");
  return {
    start: [changing(begun, zero)],
    begin: [assign(begun, constant(1))],
    isLater: (body) => when(variable(begun), "!==", zero, body),
  };
}

/** What the sums of one step of one row are made of. */
export interface StepSums {
  readonly gates: Tensor;
  readonly kernel: Tensor;
  readonly factors: Tensor | undefined;
  readonly row: number;
  readonly step: number;
  /** The state before the step; absent at the first one. */
  readonly state: readonly number[] | undefined;
}

/** gates[t] + Σₖ h[t − 1, k] · factors[k] · kernel[k], k ascending, starting from the gate, for `evaluate`. */
export function sumsOfStep(of: StepSums, { add, multiply }: Numbers): readonly number[] {
  const { gates, kernel, factors, row, step, state = [] } = of;
  const [, steps = 0, sums = 0] = gates.shape;
  const units = kernel.shape[0] ?? 0;
  const factored = state.map((h, k) => (factors ? multiply(h, factors.data[row * units + k] as number) : h));
  return Array.from({ length: sums }, (_, sum) =>
    factored.reduce(
      (total, h, k) => add(total, multiply(h, kernel.data[k * sums + sum] as number)),
      gates.data[(row * steps + step) * sums + sum] as number,
    ),
  );
}

/** What a step passes back to the state before it, for `evaluate`: Σⱼ slopes[j] · kernel[k, j] · factors[k], j ascending from 0. */
export function passedBack(
  slopes: readonly number[],
  kernel: Tensor,
  factors: Tensor | undefined,
  row: number,
  { add, multiply }: Numbers,
): number[] {
  const [units = 0, sums = 0] = kernel.shape;
  return Array.from({ length: units }, (_, k) => {
    const sum = slopes.reduce((all, slope, j) => add(all, multiply(slope, kernel.data[k * sums + j] as number)), 0);
    return factors ? multiply(sum, factors.data[row * units + k] as number) : sum;
  });
}
