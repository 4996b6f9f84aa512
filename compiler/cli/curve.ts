import { graphBuilder } from "../3-differentiate/graph-builder.ts";
import { gradientsOf } from "../3-differentiate/reverse.ts";
import { interpret } from "../interpret/interpret.ts";
import type { JsonObject } from "../json.ts";
import { sumAll } from "../ops/sum-all.ts";
import type { ActivationWord } from "../vocabulary/define.ts";

/** An activation and its slope at some places. */
export interface Curve {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** dy/dx, by the gradient that training uses. */
  readonly slope: readonly number[];
}

/** The places that are looked at: −6, −5.8, … 6. */
const places = Array.from({ length: 61 }, (_, place) => (place - 30) / 5);

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
    { x: places },
    places.length,
  );
  const values = (name: string): readonly number[] => Array.from(outputs[name]?.data ?? places.map(() => 0));
  return { x: places, y: values("y"), slope: values("slope") };
}

/** The curve, and below it its slope, drawn in characters. */
export async function drawCurve({ x, y, slope }: Curve, name: string): Promise<readonly string[]> {
  const { plot } = await import("simple-ascii-chart");
  const draw = (values: readonly number[], height: number): readonly string[] =>
    plot(
      values.map((value, place): [number, number] => [x[place] ?? 0, value]),
      { width: places.length, height, customXAxisTicks: [-6, -4, -2, 0, 2, 4, 6], ...heights(values) },
    )
      .split("\n")
      .map((line) => line.trimEnd())
      .filter((line) => line !== "");
  return [`${name}(x)`, ...draw(y, 11), "", "its slope", ...draw(slope, 7)];
}

/** From the lowest value to the highest, 0 among them. */
function heights(values: readonly number[]): { yRange?: [number, number]; customYAxisTicks: number[] } {
  const low = values.reduce((least, value) => (value < least ? value : least), 0);
  const high = values.reduce((most, value) => (value > most ? value : most), 0);
  return low === high ? { customYAxisTicks: [low] } : { yRange: [low, high], customYAxisTicks: [low, high] };
}
