import type { Json } from "../ir/json.ts";
import type { Expression } from "../ir/loop.ts";
import { pointwise } from "./pointwise.ts";
import type { RecurrentAttributes, RecurrentSizes } from "./recurrent.ts";

/** The activations that the kernels of recurrent cells compute. */
type KernelFunction = "tanh" | "sigmoid";

/** More units have panels that are too large for a thread's scratch memory. */
const mostUnits = 1024;

/**
 * Whether the kernel of a cell with gates computes these steps: the usual activations, without a mask and dropout of the
 * state, and with panels that fit into memory.
 */
export function hasKernel(
  attributes: RecurrentAttributes & { readonly activation: Json; readonly recurrentActivation: Json },
  { units }: RecurrentSizes,
): boolean {
  const { masked, dropped, activation, recurrentActivation } = attributes;
  const usual = isFunction(activation, "tanh") && isFunction(recurrentActivation, "sigmoid");
  return usual && !masked && !dropped && units <= mostUnits;
}

function isFunction(activation: Json, name: KernelFunction): boolean {
  const { value, keeps } = pointwise(activation);
  return keeps === "y" && value.kind === "call" && value.function === name && isX(value.of);
}

function isX(of: Expression): boolean {
  return of.kind === "variable" && of.name === "x";
}

/**
 * Scratch bytes, in either precision: a tile with the addresses of its rows, the panels of the recurrent kernel, and for four
 * rows the gradients of the sums of one step and what they pass back.
 */
export function recurrentScratch({ units }: RecurrentSizes, gates: number): number {
  const panels = Math.ceil(units / 4) * gates * units * 32;
  return 256 + panels + 32 * (gates + 1) * units;
}
