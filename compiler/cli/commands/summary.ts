import { learningRateText } from "../../5-emit/learning-rate.ts";
import { type Summary, summaryOf } from "../../api/summary.ts";
import { isObject } from "../../ir/json.ts";
import type { Model, OptimizerModel } from "../../ir/model.ts";
import { shapeText } from "../../ir/shape.ts";
import type { Thing } from "../../ir/thing.ts";
import type { MemoryFacts } from "../../summary/summary.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { grouped } from "../number-text.ts";
import { openSpec, type SpecOptions } from "../open-spec.ts";
import { writeJson, writeLine } from "../standard-streams.ts";
import { tableLines } from "../table.ts";

/** `netwright summary SPEC`: layers with their shapes, parameters and costs, before anything is trained. */
export async function summary(spec: string, options: SpecOptions): Promise<ExitCode> {
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  const { model } = open;
  const { ok: _, ...facts } = summaryOf(open.compilation, open.files);
  if (options.json) writeJson({ spec, ...facts });
  else show(model, facts);
  return exitCode.fine;
}

function show(model: Model, { layers, ...totals }: Omit<Summary, "ok">): void {
  const head = ["layer", "type", "output", "parameters", "multiply-adds"];
  const rows = layers.map(({ name, type, shape, parameters, multiplyAdds }) => [
    name,
    type,
    shapeText(shape),
    grouped(parameters),
    grouped(multiplyAdds),
  ]);
  const total = ["total", "", "", grouped(totals.parameters), grouped(totals.multiplyAdds)];
  const inputs = model.inputs.map(({ name, shape }) => `${name} ${shapeText(shape)}`).join(", ");
  writeLine(`${model.name}, ${model.precision}`);
  writeLine(`inputs  ${inputs}`);
  writeLine();
  for (const line of tableLines([head, ...rows, total], 3)) writeLine(line);
  writeLine();
  const batch = `batches of ${grouped(totals.batchRows)} ${totals.batchRows === 1 ? "row" : "rows"}`;
  writeLine(`${grouped(totals.arenaBytes)} bytes for ${batch}, ${grouped(totals.parameterBytes)} bytes of parameters`);
  if (model.optimizer) writeLine(optimizerLine(model.optimizer));
  showPeak(totals);
}

/** `adam, learning rate by cosineDecay (initialLearningRate 0.002, decaySteps 2500)`. */
function optimizerLine({ type, options: { learningRate } }: OptimizerModel): string {
  const line = `${type}${learningRateText(learningRate)}`;
  if (!isObject(learningRate)) return line;
  const entries = Object.entries((learningRate as unknown as Thing).options);
  return `${line} (${entries.map(([name, value]) => `${name} ${JSON.stringify(value)}`).join(", ")})`;
}

/** Maximum number of buffers listed by name. */
const listed = 8;

function showPeak({ peakBytes, peakBuffers }: MemoryFacts): void {
  const others = peakBuffers.slice(listed);
  const rest = others.reduce((sum, { bytes }) => sum + bytes, 0);
  const rows = [
    ...peakBuffers.slice(0, listed).map(({ name, bytes }) => [name, grouped(bytes)]),
    ...(others.length > 0 ? [[`${others.length} more`, grouped(rest)]] : []),
  ];
  writeLine();
  writeLine(`At the peak ${grouped(peakBytes)} bytes are in use:`);
  for (const line of tableLines(rows)) writeLine(`  ${line}`);
}
