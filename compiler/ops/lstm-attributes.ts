import type { Json } from "../ir/json.ts";
import type { RecurrentAttributes } from "./recurrent.ts";
import type { StatesAttributes } from "./recurrent-states.ts";

/** The activations of the cell and of its gates, each a `Pointwise`, and the optional inputs. */
export type LstmAttributes = RecurrentAttributes & { readonly activation: Json; readonly recurrentActivation: Json };

/** Gates, recurrent kernel, and the optional inputs: mask and factors. */
export type LstmInputs = readonly [unknown, unknown, unknown?, unknown?];

/** The attributes of the steps, and which states have the upstream gradient. */
export type LstmGradientAttributes = LstmAttributes & StatesAttributes;

/** The upstream gradient, the trace, the recurrent kernel, and the optional inputs. */
export type LstmGradientInputs = readonly [unknown, unknown, unknown, unknown?, unknown?];
