import { claimSubject } from "../run/claim-subject.ts";
import type { Run } from "../run/train.ts";
import { countExpectations } from "./result-text.ts";

/** The last line of `--json`: what came of a run. Metrics are flat: `accuracy`, `validation.accuracy`, `test.loss`. */
export function endEvent(spec: string, run: Run): object {
  const { measures, iterations, threads, bits, ending, stop, bestEpoch, epochs, updates, claims, pins } = run;
  const { loss, ...training } = measures.training;
  const flat = (on: "validation" | "test") =>
    Object.fromEntries(Object.entries(measures[on]).map(([name, value]) => [`${on}.${name}`, value]));
  const { all, failed } = countExpectations(run);
  return {
    event: "end",
    spec,
    ending,
    stop: stop ?? null,
    ...(bestEpoch === undefined ? {} : { bestEpoch }),
    loss: loss ?? null,
    metrics: { ...training, ...flat("validation"), ...flat("test") },
    iterations,
    epochs,
    updates,
    threads,
    bits,
    expect: {
      held: all - failed,
      failed,
      claims: claims.map(({ claim, holds, found }) => ({ subject: textOf(claim), holds, found })),
      pins: pins.map(({ key, state }) => ({ key, state })),
    },
  };
}

function textOf(claim: Parameters<typeof claimSubject>[0]): string {
  const { name, when } = claimSubject(claim);
  return `${name}${when}`;
}
