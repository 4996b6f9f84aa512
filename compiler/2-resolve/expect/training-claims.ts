import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ClaimModel } from "../../ir/claim.ts";
import type { Model } from "../../ir/model.ts";
import { ruleOf } from "../learning/resolve-learning.ts";
import { lengths } from "../learning/resolve-metrics.ts";
import type { Resolving } from "../resolving.ts";
import type { Claim } from "./claim.ts";
import { checkPossible, countRange } from "./possible-bound.ts";
import { resolveBound } from "./resolve-bound.ts";

/** Whether a claim under `metrics:` is about the length of the training. */
export function isLength({ entry }: Claim): boolean {
  return lengths.some((each) => each === entry.name);
}

/** A claim about the length of the training. */
export function lastedClaim(at: Resolving, model: Model, claim: Claim): ClaimModel | undefined {
  const { entry, pointer } = claim;
  const name = entry.name as (typeof lengths)[number];
  const range = at.rangeAt(pointer);
  if (model.train === undefined) {
    at.report(
      diagnostic("expect-needs", range, { what: name, problem: "nothing is trained", advice: "Add `train:`." }),
    );
  }
  for (const key of ["on", "after"]) {
    if (entry[key] === undefined) continue;
    const parameters = { what: `\`${key}:\``, because: `${name} are counted over the whole training` };
    at.report(diagnostic("ignored", at.keyRangeAt(`${pointer}/${key}`), parameters));
  }
  if (entry.trend !== undefined) {
    const parameters = {
      what: name,
      problem: "it can only increase",
      advice: "Give a bound: is, atLeast, atMost, between.",
    };
    at.report(diagnostic("expect-needs", at.keyRangeAt(`${pointer}/trend`), parameters));
  }
  const bound = resolveBound(at, entry, pointer, name);
  checkPossible(at, name, countRange, bound, pointer);
  return bound && { subject: { kind: "lasted", name }, bound, range };
}

/** The claim about the reason why training ends. */
export function stopClaim(at: Resolving, model: Model): ClaimModel | undefined {
  const stop = at.value.expect?.stop;
  if (typeof stop !== "string") return undefined;
  const range = at.rangeAt("/expect/stop");
  if (model.train === undefined) {
    const parameters = { what: `stop: ${stop}`, problem: "nothing is trained", advice: "Add `train:`." };
    at.report(diagnostic("expect-needs", range, parameters));
    return undefined;
  }
  const candidates = stopReasons(at, model);
  if (!candidates.includes(stop)) {
    at.report(diagnostic("expect-unknown", range, { what: "reason to stop", name: stop, candidates }));
  }
  return { subject: { kind: "stop" }, bound: { kind: "is", value: stop, written: stop }, range };
}

/** All possible reasons for the end of this training. */
function stopReasons(at: Resolving, { train, learning }: Model): readonly string[] {
  const length = train?.iterations === undefined ? "epochs" : "iterations";
  return [
    length,
    ...(train?.until === undefined ? [] : ["until"]),
    ...(train?.earlyStopping === undefined ? [] : ["earlyStopping"]),
    ...(ruleOf(at, learning.type).stopping?.reasons ?? []),
  ];
}
