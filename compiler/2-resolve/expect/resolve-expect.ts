import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ClaimModel, ExpectModel } from "../../ir/claim.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { Model } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";
import type { Claim } from "./claim.ts";
import { gradientClaim, layerClaims, metricClaim, parameterClaim } from "./claims.ts";
import { predictionClaim } from "./prediction-claim.ts";
import { isLength, lastedClaim, stopClaim } from "./training-claims.ts";

/** The expectations of the spec: every claim with its subject and its bound, and the pins. */
export function resolveExpect(at: Resolving, model: Model): ExpectModel | undefined {
  const expect = at.value.expect;
  if (expect === undefined) return undefined;
  const claims = [
    ...each(expect, "predictions", (claim) => one(predictionClaim(at, model, claim))),
    ...each(expect, "parameters", (claim) => one(parameterClaim(at, model, claim))),
    ...each(expect, "gradients", (claim) => one(gradientClaim(at, model, claim))),
    ...each(expect, "layers", (claim) => layerClaims(at, model, claim)),
    ...each(expect, "metrics", (claim) =>
      one(isLength(claim) ? lastedClaim(at, model, claim) : metricClaim(at, model, claim)),
    ),
    ...one(stopClaim(at, model)),
    ...countClaims(at, expect),
  ];
  return { claims, ...bitsPin(at, expect), ...dataPin(at, expect) };
}

function each(expect: JsonObject, key: string, make: (claim: Claim) => readonly ClaimModel[]): readonly ClaimModel[] {
  const list = expect[key];
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry, index) => make({ entry, pointer: pointerTo(`/expect/${key}`, index) }));
}

function one(claim: ClaimModel | undefined): readonly ClaimModel[] {
  return claim === undefined ? [] : [claim];
}

function countClaims(at: Resolving, expect: JsonObject): readonly ClaimModel[] {
  const counts = isObject(expect.counts) ? expect.counts : {};
  return Object.entries(counts).map(([name, value]): ClaimModel => {
    const pointer = `/expect/counts/${name}`;
    const written = at.spec.numbers[pointer] ?? String(value);
    const subject = { kind: "count", name: name as "parameters" | "multiplyAdds" } as const;
    return { subject, bound: { kind: "is", value, written }, range: at.keyRangeAt(pointer) };
  });
}

function bitsPin(at: Resolving, expect: JsonObject): Pick<ExpectModel, "bits"> {
  const value = pin(at, expect.bits, "bits");
  if (value === undefined) return {};
  const version = expect.arithmeticVersion;
  const stated = typeof version === "number" ? { arithmeticVersion: version } : {};
  return { bits: { value, ...stated, range: at.rangeAt("/expect/bits") } };
}

function dataPin(at: Resolving, expect: JsonObject): Pick<ExpectModel, "data"> {
  const value = pin(at, expect.data, "data");
  return value === undefined ? {} : { data: { value, range: at.rangeAt("/expect/data") } };
}

function pin(at: Resolving, value: Json | undefined, key: string): string | undefined {
  if (typeof value !== "string") return undefined;
  if (value === "pending" || /^[0-9a-f]{64}$/.test(value)) return value;
  at.report(diagnostic("expect-hash", at.rangeAt(`/expect/${key}`), { key }));
  return undefined;
}
