import { fittedIn } from "../data/fitted-columns.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Observed } from "./observe.ts";
import { tensorsOf } from "./tensors.ts";

/** The thresholds that were chosen, by the column of the answer. */
export function chosenThresholds({ model, network, parameters }: Observed): { readonly [column: string]: number } {
  const columns = model.dataset?.columns.filter(({ threshold }) => typeof threshold === "object") ?? [];
  if (columns.length === 0) return {};
  const fitted = fittedIn(tensorsOf(network.writeParameters(parameters)).values());
  return Object.fromEntries(columns.map(({ name }) => [name, fitted.get(name)?.threshold ?? Number.NaN]));
}

/** Chooses thresholds of answers on the validation rows; a warning if what is asked for cannot be reached there. */
export function chooseThresholds({ model, network, parameters, rows }: Observed): readonly Diagnostic[] {
  const validation = rows?.data.parts.validation().part;
  if (validation === undefined || network.chooseThresholds?.(parameters, validation) !== false) return [];
  const columns = model.dataset?.columns.filter(({ threshold }) => typeof threshold === "object") ?? [];
  return columns.slice(0, 1).map(({ name, threshold, range }) => {
    const { type, atLeast } = threshold as { readonly type: string; readonly atLeast?: number };
    const asked = atLeast === undefined ? type : `a ${type} of ${atLeast}`;
    return diagnostic("threshold-unreached", range, { column: name, asked });
  });
}
