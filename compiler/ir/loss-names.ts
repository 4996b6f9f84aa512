import type { Model } from "./model.ts";

/**
 * What each of several losses is called among the measures: `<output>.loss`, and with its type where an output has two.
 * None where the loss is only one, or a metric has such a name.
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
