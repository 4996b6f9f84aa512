import { claimSubject } from "../run/claim-subject.ts";
import type { Run } from "../run/train.ts";
import { countExpectations } from "./result-text.ts";

/**
 * The last line of `--json`: the result of a run. Metrics are flat: `accuracy`, `validation.accuracy`, `test.loss`.
 * Claims that are not compared count neither as holding nor as failed.
 */
export function endEvent(spec: string, run: Run, compared = true): object {
  const {
    measures,
    baseline,
    thresholds,
    iterations,
    threads,
    bits,
    ending,
    stop,
    bestEpoch,
    epochs,
    updates,
    claims,
    pins,
  } = run;
  const constant = baseline();
  const { loss, ...training } = measures.training;
  const flat = (on: "validation" | "test") =>
    Object.fromEntries(Object.entries(measures[on]).map(([name, value]) => [`${on}.${name}`, value]));
  const { all, failed } = compared ? countExpectations(run) : { all: 0, failed: 0 };
  return {
    event: "end",
    spec,
    ending,
    stop: stop ?? null,
    ...(bestEpoch === undefined ? {} : { bestEpoch }),
    loss: loss ?? null,
    metrics: { ...training, ...flat("validation"), ...flat("test") },
    ...(constant && { baseline: constant }),
    ...(Object.keys(thresholds).length > 0 && { thresholds }),
    iterations,
    epochs,
    updates,
    threads,
    bits,
    expect: {
      held: all - failed,
      failed,
      ...(compared ? {} : { notCompared: "--set" }),
      claims: claims.map(({ claim, holds, found }) => ({
        subject: textOf(claim),
        holds: compared ? holds : null,
        found,
      })),
      pins: compared ? pins.map(({ key, state }) => ({ key, state })) : [],
    },
  };
}

function textOf(claim: Parameters<typeof claimSubject>[0]): string {
  const { name, when } = claimSubject(claim);
  return `${name}${when}`;
}
