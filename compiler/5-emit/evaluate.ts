import { lossTotalName, penaltyName } from "../ir/graph.ts";
import type { FunctionName, Program } from "../ir/program.ts";
import { callOf, names } from "./functions.ts";
import { type Gathering, gatherings } from "./gather.ts";
import { doc, functionOf, type Module, outputBuffer, propertyKey, scaleField, write } from "./module.ts";

/** True where there is something to measure. */
export function measures(program: Program): boolean {
  return functionOf(program, "measure") !== undefined || functionOf(program, "measureWithout") !== undefined;
}

/** Prints the measuring of the loss and the metrics over a whole dataset. */
export function emitEvaluate(module: Module): void {
  if (!measures(module.program)) return;
  const { model, imports } = module;
  const gathered = gatherings(module);
  const hasLoss = model.losses.length > 0;
  imports.add("Batches");
  module.typeImports.delete("Batches");
  write(
    module,
    doc("What was measured over all rows of a dataset."),
    "export interface Measures {",
    ...(hasLoss ? ["readonly loss: number;"] : []),
    ...gathered.map(({ metric, type }) => `readonly ${propertyKey(metric.name)}: ${type};`),
    "}",
  );
  const batchSize = model.train?.batchSize;
  const capacity = typeof batchSize === "number" ? `Math.min(${batchSize}, data.rows)` : "data.rows";
  const values = gathered.map(({ metric, value }) => `${propertyKey(metric.name)}: ${value}`);
  write(
    module,
    doc("Measures the loss and the metrics over all rows of a dataset; sums over batches are float64, in order."),
    `export function evaluate(p: Parameters, data: Dataset, w: Workspace = createWorkspace(${capacity})): Measures {`,
    ...scaleLines(module),
    ...(module.program.kernels ? ["const placed = placeParameters(p, w);"] : []),
    "const batches = new Batches(data.rows, w.capacity, false, 0);",
    ...(hasLoss ? ["let loss = 0;"] : []),
    ...gathered.map(({ before }) => before),
    "for (let batch = 0; batch < batches.perEpoch; batch++) {",
    "if (batches.next()) loadBatch(w, data, batches);",
    ...batchKey(module),
    call(module, "forward"),
    ...(functionOf(module.program, "measure") ? [call(module, "measure")] : []),
    ...model.losses.map((_, place) => lossLine(module, place)),
    ...gathered.flatMap(({ metric, batch }) => (metric.without === undefined ? [batch] : [])),
    ...withoutLines(module, gathered),
    "}",
    ...(penaltyName in module.program.outputs
      ? [`if (batches.perEpoch > 0) loss += w.${outputBuffer(module.program, penaltyName)}[0];`]
      : []),
    `return { ${[...(hasLoss ? ["loss"] : []), ...values].join(", ")} };`,
    "}",
  );
}

/** Random numbers of a measurement hang on the place of the batch, so that every look draws the same. */
function batchKey({ program }: Module): readonly string[] {
  const key = program.buffers.find(({ role, path }) => role === "key" && path === "iteration");
  const measured = ["measure", "measureWithout"].some((name) => {
    const each = functionOf(program, name as FunctionName);
    return key !== undefined && each !== undefined && names(each).has(key.name);
  });
  return key && measured ? [`w.${key.name}[0] = batch;`] : [];
}

function call(module: Module, name: "forward" | "measure" | "measureWithout"): string {
  return callOf(module, name, module.program.kernels ? "placed" : "p");
}

/** Metrics that want each unit of a layer shut down in turn: the batch is measured once for each. */
function withoutLines(module: Module, gathered: readonly Gathering[]): readonly string[] {
  const each = gathered.flatMap(({ metric: { without }, batch }) =>
    without === undefined ? [] : [{ units: without.units, batch }],
  );
  if (each.length === 0) return [];
  const most = Math.max(...each.map(({ units }) => units));
  return [
    `for (let unit = 0; unit < ${most}; unit++) {`,
    "w.unitOff[0] = unit;",
    call(module, "measureWithout"),
    ...each.map(({ units, batch }) => (units === most ? batch : `if (unit < ${units}) ${batch}`)),
    "}",
  ];
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

/** Metrics in a column's unit need its scale. */
function scaleLines({ program }: Module): string[] {
  return program.buffers.flatMap((buffer) => {
    const [, column, part] = /^columns\.(.*)\.(subtract|divide)$/.exec(buffer.path ?? "") ?? [];
    if (buffer.role !== "scalar" || column === undefined) return [];
    return [`w.${buffer.name}[0] = p.${scaleField(column)}[${part === "subtract" ? 0 : 1}];`];
  });
}
