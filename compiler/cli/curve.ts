import { type Curve, ranges } from "../run/curve.ts";

/** The curve and, below it, its slope, as character plots. */
export async function drawCurve({ x, y, slope }: Curve, name: string): Promise<readonly string[]> {
  const { plot } = await import("simple-ascii-chart");
  const draw = (values: readonly number[], height: number): readonly string[] =>
    plot(
      values.map((value, index): [number, number] => [x[index] ?? 0, value]),
      { width: ranges.length, height, customXAxisTicks: [-6, -4, -2, 0, 2, 4, 6], ...heights(values) },
    )
      .split("\n")
      .map((line) => line.trimEnd())
      .filter((line) => line !== "");
  return [`${name}(x)`, ...draw(y, 11), "", "its slope", ...draw(slope, 7)];
}

/** The range of the values, extended to include 0. */
function heights(values: readonly number[]): { yRange?: [number, number]; customYAxisTicks: number[] } {
  const low = values.reduce((least, value) => (value < least ? value : least), 0);
  const high = values.reduce((most, value) => (value > most ? value : most), 0);
  return low === high ? { customYAxisTicks: [low] } : { yRange: [low, high], customYAxisTicks: [low, high] };
}
