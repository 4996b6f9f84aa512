// `netwright/testing`: what a word or an op of one's own is tested by. Every function gives a number or a sentence, for
// whatever test runner there is.

export type { Tier } from "../4-schedule/choose-tier.ts";
export type { CompileOptions } from "../compile.ts";
export type * from "../language/forms.ts";
export { type Agreement, disagreement } from "./disagreement.ts";
export { type Draw, drawValues } from "./draw-values.ts";
export { gradientError } from "./gradient-error.ts";
export { graphFaults } from "./graph-faults.ts";
export { type LayerShapes, layerShapes } from "./layer-shapes.ts";
export { loopsDiffer } from "./loops-differ.ts";
export type { CaseInput, OpCase } from "./op-case.ts";
export { programFaults } from "./program-faults.ts";
