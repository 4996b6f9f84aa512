import type { JsonObject } from "./json.ts";

/** A thing with kinds, with every default filled in: `{ type: sgd, learningRate: 0.01 }`. */
export interface Thing {
  readonly type: string;
  readonly options: JsonObject;
}
