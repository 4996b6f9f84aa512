import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { Model, RandomModel } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";

/** The generator of random numbers; reports an order of parameters that cannot be, and rows shuffled in each epoch. */
export function resolveRandom(
  at: Resolving,
  { layers, train }: Pick<Model, "layers" | "train">,
): RandomModel | undefined {
  const written = at.value.random;
  if (written === undefined) return undefined;
  const { type, parameters = [] } = typeof written === "string" ? { type: written } : written;
  const order = parameters as RandomModel["parameters"];
  checkOrder(
    at,
    order,
    layers.flatMap((layer) => layer.parameters.map(({ path }) => path)),
  );
  if (type === "python" && train?.shuffle === true) {
    at.report(diagnostic("python-shuffles-once", at.keyRangeAt("/random"), {}));
  }
  return { type: type as RandomModel["type"], parameters: order };
}

function checkOrder(at: Resolving, order: readonly string[], paths: readonly string[]): void {
  for (const [index, path] of order.entries()) {
    const range = at.rangeAt(pointerTo("/random/parameters", index));
    if (!paths.includes(path)) at.report(diagnostic("random-order", range, { path, candidates: paths }));
    else if (order.indexOf(path) < index) at.report(diagnostic("random-order", range, { path }));
  }
}
