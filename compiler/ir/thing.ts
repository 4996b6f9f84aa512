import type { JsonObject } from "./json.ts";

/** A thing with a type and all its options, including defaults: `{ type: sgd, learningRate: 0.01 }`. */
export interface Thing {
  readonly type: string;
  readonly options: JsonObject;
}
