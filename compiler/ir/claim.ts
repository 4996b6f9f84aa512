import type { Json } from "./json.ts";
import type { SourceRange } from "./source-range.ts";

/** The tolerance of a claim: how far a value may be from the number in the spec. */
export type Bound =
  | {
      readonly kind: "is";
      readonly value: Json /** As written, same nesting: the texts of the numbers. */;
      readonly written: Json;
      readonly within?: number;
    }
  | { readonly kind: "atLeast"; readonly value: number }
  | { readonly kind: "atMost"; readonly value: number }
  | { readonly kind: "between"; readonly low: number; readonly high: number }
  | { readonly kind: "trend"; readonly trend: Trend };

/** How a metric develops: from each measurement to the next (`never…`), or from the first to the last. */
export type Trend = "neverRises" | "neverFalls" | "rises" | "falls";

/** One claim under `expect:`. */
export interface ClaimModel {
  readonly subject:
    | { readonly kind: "prediction"; readonly inputs: Json; readonly outputs: Json }
    | { readonly kind: "parameter"; readonly path: string }
    | { readonly kind: "gradient"; readonly path: string }
    | { readonly kind: "layer"; readonly layer: string; readonly inputs?: Json }
    | { readonly kind: "shape"; readonly layer: string }
    | { readonly kind: "metric"; readonly name: string; readonly on: "training" | "validation" | "test" }
    | { readonly kind: "lasted"; readonly name: "iterations" | "epochs" | "updates" }
    | { readonly kind: "stop" }
    | { readonly kind: "count"; readonly name: "parameters" | "multiplyAdds" };
  readonly bound: Bound;
  /** The number of updates after which it is checked; absent: at the end of training. */
  readonly after?: number;
  readonly range: SourceRange;
}

/** The expectations of the spec. */
export interface ExpectModel {
  readonly claims: readonly ClaimModel[];
  /** SHA-256 of the weights' canonical bytes, `pending` if `test --update` should write it. */
  readonly bits?: { readonly value: string; readonly arithmeticVersion?: number; readonly range: SourceRange };
  readonly data?: { readonly value: string; readonly range: SourceRange };
}
