import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Bound, ClaimModel } from "../ir/claim.ts";
import type { Json } from "../ir/json.ts";
import type { SourceRange } from "../ir/source-range.ts";
import { unreachable } from "../ir/unreachable.ts";
import type { Answer } from "./answer.ts";
import { claimSubject } from "./claim-subject.ts";
import { type Mismatch, mismatches } from "./mismatch.ts";
import type { Snapshot } from "./snapshot.ts";
import { flatNumbers } from "./tensors.ts";
import { trendMismatches } from "./trend.ts";

/** The result of one claim. */
export interface ClaimResult {
  readonly claim: ClaimModel;
  readonly holds: boolean;
  /** Its subject: `dense1.weights after 0 updates`. */
  readonly subject: string;
  readonly found: Json;
  /** Empty if it holds. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Checks whether a claim holds. */
export function checkClaim(claim: ClaimModel, snapshot: Snapshot): ClaimResult {
  const subject = claimSubject(claim);
  const answer = valueOf(claim, snapshot);
  if ("diagnostics" in answer)
    return unanswered(claim, `${subject.name}${subject.when}`, answer.diagnostics.map(at(claim.range)));
  const wrong = compareWithBound(claim.bound, answer.outputs);
  // Of a trend, only the last value is shown.
  const found = claim.bound.kind === "trend" ? (flatNumbers(answer.outputs).at(-1) ?? null) : answer.outputs;
  const [first, ...others] = wrong;
  const diagnostics =
    first === undefined
      ? []
      : [
          diagnostic("claim-failed", claim.range, {
            subject: `${subject.name}${first.path}${subject.when}`,
            expected: first.expected,
            found: first.found,
            others: others.length,
          }),
        ];
  return { claim, holds: wrong.length === 0, subject: `${subject.name}${subject.when}`, found, diagnostics };
}

function at(range: SourceRange): (of: Diagnostic) => Diagnostic {
  return (of) => ({ ...of, range: of.range ?? range });
}

/** The result of a claim that could not be checked: its row is invalid, or training ended before its `after:`. */
export function unanswered(claim: ClaimModel, subject: string, diagnostics: readonly Diagnostic[]): ClaimResult {
  return { claim, holds: false, subject, found: null, diagnostics };
}

function valueOf({ subject, bound }: ClaimModel, snapshot: Snapshot): Answer {
  switch (subject.kind) {
    case "prediction":
      return snapshot.predict(subject.inputs);
    case "parameter":
      return { outputs: snapshot.parameter(subject.path) };
    case "gradient":
      return { outputs: snapshot.gradient(subject.path) };
    case "layer":
      return snapshot.layer(subject.layer, subject.inputs);
    case "shape":
      return { outputs: snapshot.shape(subject.layer) };
    case "metric":
      return {
        outputs:
          bound.kind === "trend"
            ? snapshot.trend(subject.name, subject.on)
            : snapshot.measure(subject.name, subject.on),
      };
    case "lasted":
      return { outputs: snapshot.lasted(subject.name) };
    case "stop":
      return { outputs: snapshot.stop() };
    case "count":
      return { outputs: snapshot.count(subject.name) };
    default:
      return unreachable(subject);
  }
}

/** Every value in `found` that violates a bound. */
export function compareWithBound(bound: Bound, found: Json): readonly Mismatch[] {
  switch (bound.kind) {
    case "is":
      return mismatches(bound.value, bound.written, found, bound.within);
    case "atLeast":
      return outside(found, (each) => each >= bound.value, `at least ${bound.value}`);
    case "atMost":
      return outside(found, (each) => each <= bound.value, `at most ${bound.value}`);
    case "between":
      return outside(
        found,
        (each) => each >= bound.low && each <= bound.high,
        `between ${bound.low} and ${bound.high}`,
      );
    case "trend":
      return trendMismatches(bound.trend, flatNumbers(found));
    default:
      return unreachable(bound);
  }
}

/** A bound on a list is a bound on each of its numbers. NaN violates every bound. */
function outside(found: Json, keeps: (each: number) => boolean, expected: string): readonly Mismatch[] {
  const wrong = flatNumbers(found).filter((each) => !keeps(each));
  return wrong.map((each) => ({ path: "", expected, found: String(each) }));
}
