import { keptCountName, lossTotalName, penaltyName } from "../ir/graph.ts";
import { lossNames } from "../ir/loss-names.ts";
import type { OutputModel } from "../ir/model.ts";
import type { FunctionName, Program } from "../ir/program.ts";
import { product } from "../ir/shape.ts";
import { columnOf, scaleOf } from "./columns.ts";
import type { FunctionDeclaration, InterfaceDeclaration } from "./declaration.ts";
import { callOf, mentions } from "./functions.ts";
import { type Gathering, gatherings } from "./gather.ts";
import { buffersOf, functionOf, type Module, outputBuffer } from "./module.ts";
import { propertyKey } from "./text.ts";

/** True where there is something to measure. */
export function measures(program: Program): boolean {
  return functionOf(program, "measure") !== undefined || functionOf(program, "measureWithout") !== undefined;
}

/** The type of what is measured over a whole dataset. */
export function emitMeasures(module: Module): readonly InterfaceDeclaration[] {
  if (!measures(module.program)) return [];
  const loss = module.model.losses.length > 0 ? [{ key: "loss", type: "number" }] : [];
  const ofEach = lossNames(module.model).map((name) => ({ key: propertyKey(name), type: "number" }));
  return [
    {
      kind: "interface",
      name: "Measures",
      doc: ["The loss and the metrics over all rows of a dataset."],
      exported: true,
      fields: [
        ...loss,
        ...ofEach,
        ...gatherings(module).map(({ metric, type }) => ({ key: propertyKey(metric.name), type })),
      ],
    },
  ];
}

/** The measuring of the loss and the metrics over a whole dataset. */
export function emitEvaluate(module: Module): readonly FunctionDeclaration[] {
  if (!measures(module.program)) return [];
  const batchSize = module.model.train?.batchSize;
  const capacity = typeof batchSize === "number" ? `Math.min(${batchSize}, data.rows)` : "data.rows";
  module.imports.add("Batches");
  return [
    {
      kind: "function",
      name: "evaluate",
      doc: ["Computes the loss and the metrics over all rows of a dataset; sums over batches are float64, in order."],
      exported: true,
      parameters: [
        { name: "p", type: "Parameters" },
        { name: "data", type: "Dataset" },
        { name: "w", type: "Workspace", standard: `createWorkspace(${capacity})` },
      ],
      returns: "Measures",
      body: evaluateLines(module),
    },
  ];
}

function evaluateLines(module: Module): readonly string[] {
  const { model, program } = module;
  const gathered = gatherings(module);
  const hasLoss = model.losses.length > 0;
  const names = lossNames(model);
  const values = gathered.map(({ metric, value }) => `${propertyKey(metric.name)}: ${value}`);
  const masked = model.losses.flatMap((_, index) => (keptCountName(index) in program.outputs ? [index] : []));
  const losses = names.map((name, index) => `${propertyKey(name)}: ${ownLoss(index)}`);
  return [
    ...scaleLines(module),
    ...(program.kernels ? ["const placed = placeParameters(p, w);"] : []),
    "const batches = new Batches(data.rows, w.capacity, false, 0);",
    ...(hasLoss ? ["let loss = 0;"] : []),
    ...names.map((_, index) => `let ${ownLoss(index)} = 0;`),
    ...masked.map((index) => `let ${sumOfLoss(index)} = 0, ${keptOfLoss(index)} = 0;`),
    ...gathered.map(({ before }) => before),
    "for (let batch = 0; batch < batches.perEpoch; batch++) {",
    "if (batches.next()) loadBatch(w, data, batches);",
    ...batchKey(module),
    call(module, "forward"),
    ...(functionOf(program, "measure") ? [call(module, "measure")] : []),
    ...model.losses.flatMap((_, index) =>
      masked.includes(index)
        ? maskedLossLines(module, index)
        : [lossLine(module, index), ...(names.length > 0 ? [ownLossLine(module, index)] : [])],
    ),
    ...gathered.flatMap(({ metric, batch }) => (metric.without === undefined ? [batch] : [])),
    ...withoutLines(module, gathered),
    "}",
    ...masked.flatMap((index) => meanOfKept(module, index, names.length > 0)),
    ...(penaltyName in program.outputs
      ? [`if (batches.perEpoch > 0) loss += w.${outputBuffer(program, penaltyName)}[0];`]
      : []),
    `return { ${[...(hasLoss ? ["loss"] : []), ...losses, ...values].join(", ")} };`,
  ];
}

/** Random numbers of a measurement depend on the number of the batch, so that every measurement draws the same. */
function batchKey({ program }: Module): readonly string[] {
  const key = program.buffers.find(({ role, path }) => role === "key" && path === "iteration");
  const measured = ["measure", "measureWithout"].some((name) => {
    const each = functionOf(program, name as FunctionName);
    return key !== undefined && each !== undefined && mentions(each, key.name);
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

/** The variable for one of several losses. */
function ownLoss(index: number): string {
  return `loss${index + 1}`;
}

function sumOfLoss(index: number): string {
  return `lossSum${index + 1}`;
}

function keptOfLoss(index: number): string {
  return `kept${index + 1}`;
}

/** Adds up a loss that leaves padding out, and the number of its values. */
function maskedLossLines({ program }: Module, index: number): readonly string[] {
  const total = `w.${outputBuffer(program, `totals.${lossTotalName(index)}`)}[0]`;
  const kept = `w.${outputBuffer(program, keptCountName(index))}[0]`;
  return [`${sumOfLoss(index)} += ${total};`, `${keptOfLoss(index)} += ${kept};`];
}

/** The mean over the kept steps of all rows, weighted. */
function meanOfKept({ model }: Module, index: number, several: boolean): readonly string[] {
  const weight = model.losses[index]?.weight ?? 1;
  const mean = `${sumOfLoss(index)} / ${keptOfLoss(index)}`;
  const own = several ? [`${ownLoss(index)} = ${mean};`] : [];
  return [`if (${keptOfLoss(index)} > 0) {`, `loss += ${weight === 1 ? mean : `${weight} * (${mean})`};`, ...own, "}"];
}

/** Adds one of several losses to its own sum, without its weight. */
function ownLossLine({ model, program }: Module, index: number): string {
  const total = `w.${outputBuffer(program, `totals.${lossTotalName(index)}`)}[0]`;
  const isSum = model.losses[index]?.reduction === "sum";
  return `${ownLoss(index)} += ${isSum ? total : `${total} / ${valuesText(program.lossCounts[index] ?? 1)}`};`;
}

/** Adds one loss of a batch: averaged over all rows of the dataset, or summed, and weighted. */
function lossLine({ model, program }: Module, index: number): string {
  const loss = model.losses[index];
  const buffer = outputBuffer(program, `totals.${lossTotalName(index)}`);
  const total = `w.${buffer}[0]`;
  const weighted = loss?.weight === 1 ? total : `${loss?.weight} * ${total}`;
  if (loss?.reduction === "sum") return `loss += ${weighted};`;
  const dividend = loss?.weight === 1 ? total : `(${weighted})`;
  return `loss += ${dividend} / ${valuesText(program.lossCounts[index] ?? 1)};`;
}

function valuesText(times: number): string {
  return times === 1 ? "data.rows" : `(data.rows * ${times})`;
}

/** Metrics in a column's unit need its scale, and those of decisions its threshold. */
function scaleLines(module: Module): readonly string[] {
  const { program, model, names } = module;
  const columns = names.scales.flatMap(({ name, field }) => [
    { path: `columns.${name}.subtract`, lines: (to: string) => [`${to}[0] = p.${field}[0];`] },
    { path: `columns.${name}.divide`, lines: (to: string) => [`${to}[0] = p.${field}[1];`] },
  ]);
  const thresholds = names.thresholds.map(({ name, field }) => ({
    path: `columns.${name}.threshold`,
    lines: (to: string) => [`${to}[0] = p.${field}[0];`],
  }));
  const outputs = model.outputs.flatMap((output) => [
    { path: `outputs.${output.name}.subtract`, lines: (to: string) => scalesOfOutput(module, output, to, 0) },
    { path: `outputs.${output.name}.divide`, lines: (to: string) => scalesOfOutput(module, output, to, 1) },
  ]);
  return buffersOf(program, "scalar").flatMap((buffer) => {
    const scale = [...columns, ...thresholds, ...outputs].find(({ path }) => path === buffer.path);
    return scale?.lines(`w.${buffer.name}`) ?? [];
  });
}

/** One number for each value of an output that is several columns: what is subtracted (0), or by what is divided (1). */
function scalesOfOutput(module: Module, { target }: OutputModel, to: string, part: 0 | 1): readonly string[] {
  let start = 0;
  return (target?.columns ?? []).map((name) => {
    const [from, size] = [start, product(columnOf(module, name).shape)];
    start += size;
    const scale = scaleOf(module, name);
    const value = scale === undefined ? String(part) : `p.${scale}[${part}]`;
    return size === 1 ? `${to}[${from}] = ${value};` : `${to}.fill(${value}, ${from}, ${start});`;
  });
}
