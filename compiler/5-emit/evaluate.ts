import type { MetricModel } from "../2-resolve/model.ts";
import { lossTotalName } from "../3-differentiate/graph.ts";
import { metrics } from "../vocabulary/registry.gen.ts";
import { callOf } from "./functions.ts";
import { doc, functionOf, type Module, outputBuffer, propertyKey, scaleField, write } from "./module.ts";

/** One number that is gathered over all batches. */
interface Measure {
  readonly name: string;
  readonly buffer: string;
  readonly accumulate: "mean" | "rootOfMean" | "maximum";
}

/** Prints the measuring of the loss and the metrics over a whole dataset. */
export function emitEvaluate(module: Module): void {
  if (!functionOf(module.program, "measure")) return;
  const { model, imports } = module;
  const measures = measuresOf(module);
  const hasLoss = model.losses.length > 0;
  imports.add("Batches");
  module.typeImports.delete("Batches");
  write(
    module,
    doc("What was measured over all rows of a dataset."),
    "export interface Measures {",
    ...(hasLoss ? ["readonly loss: number;"] : []),
    ...measures.map(({ name }) => `readonly ${propertyKey(name)}: number;`),
    "}",
  );
  const batchSize = model.train?.batchSize;
  const capacity = typeof batchSize === "number" ? `Math.min(${batchSize}, data.rows)` : "data.rows";
  write(
    module,
    doc("Measures the loss and the metrics over all rows of a dataset; sums over batches are float64, in order."),
    "export function evaluate(p: Parameters, data: Dataset): Measures {",
    `const w = createWorkspace(${capacity});`,
    ...scaleLines(module),
    ...(module.program.kernels ? ["const placed = placeParameters(p, w);"] : []),
    "const batches = new Batches(data.rows, w.capacity, false, 0);",
    ...(hasLoss ? ["let loss = 0;"] : []),
    ...measures.map(
      ({ accumulate }, place) =>
        `let ${local(place)} = ${accumulate === "maximum" ? "Number.NEGATIVE_INFINITY" : "0"};`,
    ),
    "for (let batch = 0; batch < batches.perEpoch; batch++) {",
    "if (batches.next()) loadBatch(w, data, batches);",
    callOf(module, "forward", module.program.kernels ? "placed" : "p"),
    callOf(module, "measure", module.program.kernels ? "placed" : "p"),
    ...model.losses.map((_, place) => lossLine(module, place)),
    ...measures.map(({ buffer, accumulate }, place) =>
      accumulate === "maximum"
        ? `${local(place)} = Math.max(${local(place)}, w.${buffer}[0]);`
        : `${local(place)} += w.${buffer}[0];`,
    ),
    "}",
    `return { ${[...(hasLoss ? ["loss"] : []), ...measures.map((each, place) => `${propertyKey(each.name)}: ${finished(each, place)}`)].join(", ")} };`,
    "}",
  );
}

function local(place: number): string {
  return `total${place + 1}`;
}

function measuresOf({ model, program }: Module): readonly Measure[] {
  return model.metrics.filter(isGathered).map((metric) => ({
    name: metric.name,
    buffer: outputBuffer(program, `totals.${metric.name}`),
    accumulate: metrics[metric.type]?.accumulate ?? "mean",
  }));
}

function isGathered(metric: MetricModel): boolean {
  return metric.type !== "loss";
}

/** Adds one loss of a batch: averaged over all rows of the dataset, or summed, and weighted. */
function lossLine({ model, program }: Module, place: number): string {
  const loss = model.losses[place];
  const buffer = outputBuffer(program, `totals.${lossTotalName(place)}`);
  const weight = loss?.weight === 1 ? "" : `${loss?.weight} * `;
  if (loss?.reduction === "sum") return `loss += ${weight}w.${buffer}[0];`;
  return `loss += (${weight}w.${buffer}[0]) / ${valuesText(program.lossCounts[place] ?? 1)};`.replaceAll(
    /\((w\.\w+\[0\])\)/g,
    "$1",
  );
}

function valuesText(times: number): string {
  return times === 1 ? "data.rows" : `(data.rows * ${times})`;
}

function finished({ accumulate }: Measure, place: number): string {
  if (accumulate === "maximum") return local(place);
  const mean = `${local(place)} / data.rows`;
  return accumulate === "mean" ? mean : `Math.sqrt(${mean})`;
}

/** Metrics in a column's unit need its scale. */
function scaleLines({ program }: Module): string[] {
  return program.buffers.flatMap((buffer) => {
    const [, column, part] = /^columns\.(.*)\.(subtract|divide)$/.exec(buffer.path ?? "") ?? [];
    if (buffer.role !== "scalar" || column === undefined) return [];
    return [`w.${buffer.name}[0] = p.${scaleField(column)}[${part === "subtract" ? 0 : 1}];`];
  });
}
