import { gradientsOf } from "../3-differentiate/reverse.ts";
import { interpret } from "../interpret/interpret.ts";
import { graphBuilder } from "../ir/graph-builder.ts";
import type { JsonObject } from "../ir/json.ts";
import type { ActivationWord } from "../language/define/activation.ts";
import { sumAll } from "../ops/sum-all.ts";

/** An activation and its slope at some points. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** dy/dx, by the gradient that training uses. */
  readonly slope: readonly number[];
}

/** The points: −6, −5.8, … 6. */
export const ranges = Array.from({ length: 61 }, (_, index) => (index - 30) / 5);

/** An activation with its default options over [−6, 6]. */
export function curveOf({ build, options }: ActivationWord): Curve {
  const graph = graphBuilder("float64");
  const x = graph.leaf("input", "x", ["rows", 1]);
  const defaults = Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
  const y = graph.at({ phase: "forward", owner: "curve" }, () => build(graph, x, defaults as JsonObject));
  const sum = graph.apply(sumAll, [y], {}, "sum");
  const [slope] = graph.at({ phase: "direction", owner: "curve" }, () => gradientsOf(graph, sum, [x]));
  const { outputs } = interpret(
    graph.finish("prediction", { y, ...(slope && { slope }) }, []),
    { x: ranges },
    ranges.length,
  );
  const values = (name: string): readonly number[] => Array.from(outputs[name]?.data ?? ranges.map(() => 0));
  return { x: ranges, y: values("y"), slope: values("slope") };
}
