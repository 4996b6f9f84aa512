import { readRows } from "../../data/read-rows.ts";
import { loadNetwork } from "../../run/load-module.ts";
import { tooMuchMemory } from "../../run/memory-limit.ts";
import { randomStep } from "../../run/random-step.ts";
import { timeStep } from "../../run/time-step.ts";
import { countMultiplyAddsOfBatch } from "../../summary/counts.ts";
import { largestBatch } from "../../summary/largest-batch.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { loopsIfRefused } from "../loops-if-refused.ts";
import { grouped } from "../number-text.ts";
import { type OpenSpec, openSpec, type SpecOptions } from "../open-spec.ts";
import { report } from "../report.ts";
import { writeJson, writeLine } from "../standard-streams.ts";

/** `netwright bench SPEC`: the time of a step on random rows, and its share of the peak speed of the machine. */
export async function bench(spec: string, options: SpecOptions): Promise<ExitCode> {
  const open = await openSpec(spec, loopsIfRefused(options));
  if (typeof open === "number") return open;
  // If the rows cannot be counted, the usual batch size.
  const { model, files, compilation, sources } = open;
  const rows = largestBatch(model, () => readRows(model, files).rows?.data.counts.training) ?? 32;
  const large = tooMuchMemory(compilation, rows);
  await report(large, sources, options.json);
  if (large.length > 0) return exitCode.rejected;
  const figures = await measured(open, rows);
  if (options.json) writeJson({ spec, name: open.model.name, ...figures });
  else show(open, figures);
  return exitCode.fine;
}

interface Figures {
  readonly precision: string;
  readonly tier: string;
  readonly threads: number;
  /** The kind of step: an update, or a prediction if nothing is trained. */
  readonly step: "update" | "answer";
  readonly rows: number;
  readonly secondsPerStep: number;
  readonly rounds: number;
  readonly stepsPerRound: number;
  /** Of one step, over all rows. */
  readonly multiplyAdds: number;
  readonly gflops: number;
  readonly peakGflops: number | null;
  /** gflops ÷ peakGflops. */
  readonly shareOfPeak: number | null;
}

async function measured({ compilation, model }: OpenSpec, rows: number): Promise<Figures> {
  const graphs = compilation.graphs();
  const network = await loadNetwork(compilation);
  const step = randomStep(network, compilation.program(), model, rows);
  const time = timeStep(step.run, model.precision);
  const graph = step.kind === "update" ? graphs.training : undefined;
  const multiplyAdds = countMultiplyAddsOfBatch(graph ?? graphs.prediction, rows);
  const operations = (2 * multiplyAdds) / time.seconds;
  return {
    precision: model.precision,
    tier: compilation.tier,
    threads: 1,
    step: step.kind,
    rows,
    secondsPerStep: time.seconds,
    rounds: time.rounds,
    stepsPerRound: time.steps,
    multiplyAdds,
    gflops: operations / 1e9,
    peakGflops: time.peak === undefined ? null : time.peak / 1e9,
    shareOfPeak: time.peak === undefined ? null : operations / time.peak,
  };
}

function show({ model }: OpenSpec, figures: Figures): void {
  const { rows, step, gflops, peakGflops, shareOfPeak } = figures;
  const batch = `random batches of ${grouped(rows)} ${rows === 1 ? "row" : "rows"}`;
  const counted = step === "update" ? "forward and backward" : "forward";
  const of = step === "update" ? "an update" : "a prediction";
  writeLine(`${model.name}, ${model.precision}, ${batch}, tier ${figures.tier}, one thread`);
  writeLine();
  writeLine(`time    ${timeText(figures.secondsPerStep)} for ${of}, the median of ${figures.rounds} rounds`);
  writeLine(`work    ${grouped(figures.multiplyAdds)} multiply-adds for ${of}, ${counted}`);
  if (figures.multiplyAdds === 0) return;
  writeLine(`speed   ${gflops.toPrecision(3)} GFLOP/s, counting two operations for each multiply-add`);
  if (peakGflops === null || shareOfPeak === null) writeLine("peak    unknown: WebAssembly SIMD is not available here");
  else {
    const share = `${(100 * shareOfPeak).toFixed(0)} %`;
    writeLine(
      `peak    ${share} of the ${peakGflops.toPrecision(3)} GFLOP/s that one core reached without memory access`,
    );
  }
}

/** `1.234 ms`. */
function timeText(seconds: number): string {
  if (seconds < 1e-3) return `${(seconds * 1e6).toPrecision(4)} µs`;
  return seconds < 1 ? `${(seconds * 1e3).toPrecision(4)} ms` : `${seconds.toPrecision(4)} s`;
}
