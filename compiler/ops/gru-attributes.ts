import type { Json } from "../ir/json.ts";
import type { RecurrentAttributes } from "./recurrent.ts";
import type { StatesAttributes } from "./recurrent-states.ts";

/**
 * The activations of the state and of its gates, each a `Pointwise`, the optional inputs, and where the reset gate stands: after
 * the product with the recurrent kernel, which then has a bias of its own, or before it.
 */
export type GruAttributes = RecurrentAttributes & {
  readonly activation: Json;
  readonly recurrentActivation: Json;
  readonly resetAfter: boolean;
};

/** Gates, recurrent kernel, with `resetAfter` the recurrent bias, and the optional inputs: mask and factors. */
export type GruInputs = readonly [unknown, unknown, unknown?, unknown?, unknown?];

/** The attributes of the steps, and which states have the upstream gradient. */
export type GruGradientAttributes = GruAttributes & StatesAttributes;

/** The upstream gradient, the trace, the recurrent kernel, and the optional inputs. */
export type GruGradientInputs = readonly [unknown, unknown, unknown, unknown?, unknown?];

/** The number of inputs before the optional ones. */
export function ownOf({ resetAfter }: Pick<GruAttributes, "resetAfter">): number {
  return resetAfter ? 3 : 2;
}
