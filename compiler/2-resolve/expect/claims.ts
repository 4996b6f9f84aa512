import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Bound, ClaimModel } from "../../ir/claim.ts";
import type { Model, ParameterModel } from "../../ir/model.ts";
import { hasRowsOf } from "../../ir/split-parts.ts";
import { languageOf } from "../../language/language.ts";
import { rowShapeText } from "../layers/shape-layers.ts";
import { lengths } from "../learning/resolve-metrics.ts";
import { adviceToList } from "../learning/unlisted-metric.ts";
import type { Resolving } from "../resolving.ts";
import { afterOf, type Claim } from "./claim.ts";
import { checkPossible, rangeOfMetric } from "./possible-bound.ts";
import { checkInputs } from "./prediction-claim.ts";
import { isBound, resolveBound } from "./resolve-bound.ts";
import { shapeOfNumbers } from "./written-numbers.ts";

/** A claim about a parameter: it must exist, and the values must have its shape. */
export function parameterClaim(at: Resolving, model: Model, claim: Claim): ClaimModel | undefined {
  const found = parameterOf(at, model, claim);
  if (found === undefined) return undefined;
  return { subject: { kind: "parameter", path: found.parameter.path }, ...found.rest };
}

/** A claim about a gradient of the loss. */
export function gradientClaim(at: Resolving, model: Model, claim: Claim): ClaimModel | undefined {
  const found = parameterOf(at, model, claim);
  if (found === undefined) return undefined;
  const { parameter, rest } = found;
  const what = `The gradient of ${parameter.path}`;
  if (model.losses.length === 0) {
    at.report(diagnostic("expect-needs", rest.range, { what, problem: "there is no loss", advice: "Add `loss:`." }));
  } else if (!parameter.trainable) {
    at.report(diagnostic("expect-needs", rest.range, { what, problem: whyNoGradient(model, parameter) }));
  }
  return { subject: { kind: "gradient", path: parameter.path }, ...rest };
}

function whyNoGradient(model: Model, parameter: ParameterModel): string {
  const frozen = model.layers.some((layer) => !layer.trainable && layer.parameters.includes(parameter));
  return frozen ? "its layer has `trainable: false`" : "it is a moving average, which has no gradient";
}

type Rest = Pick<ClaimModel, "bound" | "after" | "range">;

function parameterOf(
  at: Resolving,
  model: Model,
  claim: Claim,
): { readonly parameter: ParameterModel; readonly rest: Rest } | undefined {
  const all = model.layers.flatMap((layer) => layer.parameters);
  const name = claim.entry.name as string;
  const parameter = all.find((each) => each.path === name);
  const bound = resolveBound(at, claim.entry, claim.pointer, name);
  if (parameter === undefined) {
    const candidates = all.map((each) => each.path);
    at.report(
      diagnostic("expect-unknown", at.rangeAt(`${claim.pointer}/name`), { what: "parameter", name, candidates }),
    );
    return undefined;
  }
  if (bound === undefined) return undefined;
  checkShape(at, bound, parameter.shape, parameter.path, `${claim.pointer}/is`);
  return { parameter, rest: { bound, ...afterOf(at, model, claim), range: at.rangeAt(claim.pointer) } };
}

function checkShape(at: Resolving, bound: Bound, shape: readonly number[], what: string, pointer: string): void {
  if (bound.kind !== "is") return;
  const found = shapeOfNumbers(bound.value);
  if (found !== undefined && String(found) === String(shape)) return;
  const claimed = found === undefined ? "ragged" : found.length === 0 ? "one number" : rowShapeText(found);
  at.report(diagnostic("expect-shape", at.rangeAt(pointer), { what, shape: rowShapeText(shape), found: claimed }));
}

/** Claims about a layer: its outputs and its shape. */
export function layerClaims(at: Resolving, model: Model, claim: Claim): readonly ClaimModel[] {
  const { entry, pointer } = claim;
  const name = entry.name as string;
  const layer = model.layers.find((each) => each.name === name);
  if (layer === undefined) {
    const candidates = model.layers.map((each) => each.name);
    at.report(diagnostic("expect-unknown", at.rangeAt(`${pointer}/name`), { what: "layer", name, candidates }));
    return [];
  }
  const range = at.rangeAt(pointer);
  const claims: ClaimModel[] = [];
  if (entry.shape !== undefined) {
    const bound = isBound(at, entry.shape, `${pointer}/shape`, undefined);
    claims.push({ subject: { kind: "shape", layer: name }, bound, range });
  }
  if (entry.outputs !== undefined) {
    const bound = isBound(at, entry.outputs, `${pointer}/outputs`, entry.within);
    checkShape(at, bound, layer.shape, name, `${pointer}/outputs`);
    const subject = layerSubject(at, model, claim, name);
    if (subject !== undefined) claims.push({ subject, bound, ...afterOf(at, model, claim), range });
  }
  if (entry.shape === undefined && entry.outputs === undefined) {
    at.report(
      diagnostic("expect-values", range, {
        what: name,
        problem: "claims nothing",
        advice: "Give `outputs:` or `shape:`.",
      }),
    );
  }
  return claims;
}

function layerSubject(at: Resolving, model: Model, claim: Claim, layer: string): ClaimModel["subject"] | undefined {
  const { inputs } = claim.entry;
  if (inputs === undefined) {
    const parameters = { what: layer, problem: "has `outputs:` but no `inputs:`", advice: "Add `inputs:`, one row." };
    at.report(diagnostic("expect-values", at.rangeAt(claim.pointer), parameters));
    return undefined;
  }
  checkInputs(at, model, inputs, `${claim.pointer}/inputs`);
  return { kind: "layer", layer, inputs };
}

/** A claim about the loss or a metric. */
export function metricClaim(at: Resolving, model: Model, claim: Claim): ClaimModel | undefined {
  const { entry, pointer } = claim;
  const name = entry.name as string;
  const known = [...(model.losses.length > 0 ? ["loss"] : []), ...model.metrics.map((metric) => metric.name)];
  if (!known.includes(name)) {
    const advice = adviceOn(known, name) ?? adviceToList(model, name);
    at.report(
      diagnostic("expect-unknown", at.rangeAt(`${pointer}/name`), {
        what: "metric",
        name,
        candidates: [...known, ...lengths],
        ...(advice && { advice }),
      }),
    );
    return undefined;
  }
  const bound = resolveBound(at, entry, pointer, name);
  if (bound === undefined) return undefined;
  checkPossible(at, name, rangeOfMetric(model, name), bound, pointer);
  const categories = categoriesCounted(model, name);
  if (bound.kind === "trend") checkTrend(at, model, claim, categories !== undefined);
  else if (categories !== undefined) checkShape(at, bound, [categories, categories], name, `${pointer}/is`);
  else if (bound.kind === "is" && typeof bound.value !== "number") {
    at.report(
      diagnostic("expect-shape", at.rangeAt(`${pointer}/is`), { what: name, shape: "of one number", found: "a list" }),
    );
  }
  const on = (entry.on ?? "training") as "training" | "validation" | "test";
  if (!hasRowsOf(model.dataset, on)) {
    const parameters = {
      what: `${name} on ${on}`,
      problem: `the dataset has no ${on} rows`,
      advice: `Add \`split: { type: random, ${on}: 0.1 }\` to it.`,
    };
    at.report(diagnostic("expect-needs", at.rangeAt(`${pointer}/on`), parameters));
  }
  const after = bound.kind === "trend" ? {} : afterOf(at, model, claim);
  return { subject: { kind: "metric", name, on }, bound, ...after, range: at.rangeAt(pointer) };
}

/** A trend needs `train:` and a metric that is one number; it covers the whole training. */
function checkTrend(at: Resolving, model: Model, { entry, pointer }: Claim, isTable: boolean): void {
  const what = String(entry.name);
  const range = at.keyRangeAt(`${pointer}/trend`);
  if (model.train === undefined) {
    at.report(diagnostic("expect-needs", range, { what, problem: "nothing is trained", advice: "Add `train:`." }));
  }
  if (isTable) at.report(diagnostic("expect-needs", range, { what, problem: "a table has no trend" }));
  if (entry.after === undefined) return;
  const because = "a trend covers the whole training";
  at.report(diagnostic("ignored", at.keyRangeAt(`${pointer}/after`), { what: "`after:`", because }));
}

/** Advice for a name in another notation: `validation.loss`. */
function adviceOn(known: readonly string[], name: string): string | undefined {
  const [, part, own = ""] = /^(training|validation|test)\.(.+)$/.exec(name) ?? [];
  return known.includes(own) ? `Write { name: ${own}, on: ${part} }.` : undefined;
}

/** The number of rows and columns of a metric that is a table; undefined if it is one number. */
function categoriesCounted(model: Model, name: string): number | undefined {
  const { metrics, outputs } = model;
  const metric = metrics.find((each) => each.name === name);
  if (metric === undefined || languageOf(model).metrics[metric.type]?.accumulate !== "table") return undefined;
  const output = outputs.find((each) => "output" in metric.measures && each.name === metric.measures.output);
  // One unit distinguishes two categories.
  return Math.max(2, output?.shape.at(-1) ?? 2);
}
