import { metricTotalName } from "../ir/graph.ts";
import type { MetricModel } from "../ir/model.ts";
import { lastSize, product, type Shape } from "../ir/shape.ts";
import { unreachable } from "../ir/unreachable.ts";
import { accumulationOf } from "../language/accumulation-of.ts";
import type { OfAllRows } from "../language/define/metric.ts";
import { languageOf } from "../language/language.ts";
import { type Module, outputBuffer } from "./module.ts";

/** How a metric is gathered over all batches, in TypeScript. */
export interface Gathering {
  readonly metric: MetricModel;
  /** The type of its value. */
  readonly type: string;
  /** Declares what it is gathered in. */
  readonly before: string;
  /** Takes a batch in; with a unit shut down, the number of the unit is `unit`. */
  readonly batch: string;
  /** What comes of it. */
  readonly value: string;
}

/** The gathering of every metric, in the order of the spec. */
export function gatherings(module: Module): readonly Gathering[] {
  return module.model.metrics.map((metric, index) => ({ metric, ...gathering(module, metric, `total${index + 1}`) }));
}

function gathering(module: Module, metric: MetricModel, total: string): Omit<Gathering, "metric"> {
  const name = outputBuffer(module.program, metricTotalName(metric.name));
  const shape = module.program.buffers.find((buffer) => buffer.name === name)?.shape ?? [];
  const [batch, accumulate] = [`w.${name}`, accumulationOf(module.model, metric)];
  switch (accumulate) {
    case "mean":
    case "rootOfMean":
    case "maximum":
      return ofNumbers(module, metric, accumulate, total, `${batch}[0]`);
    case "ratio":
      module.imports.add("addUp").add("ratioOf");
      return { type: "number", ...counting(total, batch, 2), value: `ratioOf(${total})` };
    case "rootOfRatio":
      module.imports.add("addUp").add("ratioOf");
      return { type: "number", ...counting(total, batch, 2), value: `Math.sqrt(ratioOf(${total}))` };
    case "table":
      module.imports.add("addUp").add("tableOf");
      return {
        type: "readonly (readonly number[])[]",
        ...counting(total, batch, product(shape)),
        value: `tableOf(${total}, ${lastSize(shape)})`,
      };
    case "distinct":
      module.imports.add("collectCodes");
      return {
        type: "number",
        before: `const ${total} = new Set<string>();`,
        batch: `collectCodes(${total}, ${batch}, w.rows, ${lastSize(shape)});`,
        value: `${total}.size`,
      };
    case "rocArea":
    case "averagePrecision":
    case "determination":
      return ofAllRows(module, accumulate, total, { batch, shape });
    default:
      return unreachable(accumulate);
  }
}

/** What every row gives, kept until all rows are known. */
function ofAllRows(
  module: Module,
  measure: OfAllRows,
  total: string,
  { batch, shape }: { readonly batch: string; readonly shape: Shape },
): Omit<Gathering, "metric"> {
  module.imports.add(measure);
  const size = product(shape.slice(1));
  return {
    type: "number",
    before: `const ${total} = new Float64Array(data.rows * ${size});`,
    batch: `${total}.set(${batch}.subarray(0, w.rows * ${size}), batches.start * ${size});`,
    value: `${measure}(${total}, ${lastSize(shape)})`,
  };
}

function counting(total: string, batch: string, size: number): Pick<Gathering, "before" | "batch"> {
  return { before: `const ${total} = new Float64Array(${size});`, batch: `addUp(${total}, ${batch});` };
}

/** One number, or one for each unit that is shut down, of which the worst counts. */
function ofNumbers(
  module: Module,
  { type, without }: MetricModel,
  accumulate: "mean" | "rootOfMean" | "maximum",
  total: string,
  batch: string,
): Omit<Gathering, "metric"> {
  const greatest = accumulate === "maximum";
  const start = greatest ? "Number.NEGATIVE_INFINITY" : "0";
  const filled = greatest ? `.fill(${start})` : "";
  const here = without === undefined ? total : `${total}[unit]`;
  const worst = `Math.${languageOf(module.model).metrics[type]?.better === "higher" ? "min" : "max"}(...${total})`;
  const all = without === undefined ? total : worst;
  const mean = greatest ? all : `${all} / data.rows`;
  return {
    type: "number",
    before:
      without === undefined
        ? `let ${total} = ${start};`
        : `const ${total} = new Float64Array(${without.units})${filled};`,
    batch: greatest ? `${here} = Math.max(${here}, ${batch});` : `${here} += ${batch};`,
    value: accumulate === "rootOfMean" ? `Math.sqrt(${mean})` : mean,
  };
}
