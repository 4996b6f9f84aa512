import type { Arity, Each } from "./arity.ts";
import type { JsonObject } from "./json.ts";
import type { Shape } from "./shape.ts";

/** An op as a graph uses it: its name, its definition, and the shape of its output for the shapes of its inputs. */
export interface ShapedOp<Attributes extends JsonObject = JsonObject, Inputs extends Arity = Arity> {
  readonly name: string;
  /** The formula in words and symbols, with the order of every sum. */
  readonly summary: string;
  shape(inputs: Each<Inputs, Shape>, attributes: Attributes): Shape;
}
