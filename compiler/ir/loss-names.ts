import type { Model } from "./model.ts";

/**
 * The names of several losses among the measured values: `<output>.loss`, with the type appended if an output has two
 * losses. Empty if there is only one loss, or if a metric has such a name.
 */
export function lossNames({ losses, metrics }: Pick<Model, "losses" | "metrics">): readonly string[] {
  if (losses.length < 2) return [];
  const names = losses.map(({ output, type }, index) => {
    const alone = losses.every((each, other) => other === index || each.output !== output);
    return alone ? `${output}.loss` : `${output}.loss.${type}`;
  });
  const all = [...names, ...metrics.map(({ name }) => name)];
  return new Set(all).size === all.length ? names : [];
}
