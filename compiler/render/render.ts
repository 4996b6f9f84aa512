import { withoutParameters } from "../1-parse/compose/parameter-text.ts";
import { type Printable, printYaml } from "../1-parse/print-yaml.ts";
import type { JsonObject } from "../ir/json.ts";
import { elementNamed } from "../ir/look-up.ts";
import type { ColumnModel, DatasetModel, EarlyStoppingModel, Model, RandomModel, SplitModel } from "../ir/model.ts";
import type { Spec } from "../ir/spec.ts";
import { standard } from "../language/standard.ts";
import { originOf } from "./origins.ts";
import { asNamed, renderLayers } from "./render-layers.ts";
import { asWritten, plainOptions, present, written } from "./render-values.ts";

/** The spec with all defaults filled in; it compiles to the same model. */
export function render(spec: Spec, model: Model): string {
  return `${languageLine(model)}${printYaml(renderedValue(spec, model))}`;
}

/** The same with the file of every written value, for a spec that extends another. */
export function renderWithOrigins(spec: Spec, model: Model): string {
  if (spec.bases.length === 0) return render(spec, model);
  return `${languageLine(model)}${printYaml(renderedValue(spec, model), (path) => originOf(spec, path))}`;
}

function renderedValue(spec: Spec, model: Model) {
  const { value } = spec;
  return withoutParameters(
    present({
      name: model.name,
      about: model.about,
      seed: model.seed,
      precision: model.precision,
      random: model.random && randomOf(model.random),
      dataset: model.dataset && datasetOf(model.dataset, model),
      layers: [...inputLayers(model), ...renderLayers(spec, model)],
      outputs: model.outputs.map((output) => asNamed(spec, output.layer)),
      learning: model.train && written(model.learning),
      loss: oneOrMore(model.losses.map((loss) => lossOf(loss, model))),
      optimizer: model.optimizer && written(model.optimizer),
      metrics: model.metrics.length === 0 ? undefined : model.metrics.map((metric) => metricOf(metric, model)),
      train: model.train && trainOf(spec, model),
      expect: value.expect && asWritten(spec, value.expect, "/expect"),
      sweep: value.sweep === undefined ? undefined : asWritten(spec, value.sweep, "/sweep"),
    }) as JsonObject,
  ) as JsonObject;
}

/** The id of the user-defined words of a rendered spec; undefined if it has none. */
export function renderedWords(text: string): string | undefined {
  return /^# words: (.+)/.exec(text)?.[1];
}

/** A comment with the id of the user-defined words: other words with the same names make another network. */
function languageLine({ language: { id = standard.id } }: Model): string {
  return id === standard.id ? "" : `# words: ${id}\n`;
}

function oneOrMore(list: readonly Printable[]): Printable | undefined {
  return list.length > 1 ? list : list[0];
}

/** Without a dataset, the inputs of the network are rendered as layers of type `input`. */
function inputLayers(model: Model): readonly Printable[] {
  if (model.dataset !== undefined) return [];
  const several = model.inputs.length > 1;
  return model.inputs.map((input) =>
    present({ type: "input", name: several ? input.name : undefined, shape: input.shape }),
  );
}

function datasetOf(dataset: DatasetModel, model: Model): Printable {
  const { columns: _, defaults: __, split: ___, exclude: ____, inputs, targets, ...options } = dataset.options;
  const columns = dataset.columns.flatMap((column) => columnOfRows(column, dataset.columns));
  const pinned = dataset.type === "inline" ? dataset.options.columns : Object.fromEntries(columns);
  const entering = model.inputs.map((input) => [input.name, input.columns]);
  return present({
    type: dataset.type,
    ...plainOptions(options),
    columns: pinned,
    inputs: inputs ?? (entering.length > 1 ? Object.fromEntries(entering) : entering[0]?.[1]),
    targets,
    split: splitOf(dataset.split),
  });
}

/** A column of the rows: what a window makes of it, and the later value that it adds, follow from the window. */
function columnOfRows(column: ColumnModel, all: readonly ColumnModel[]): readonly (readonly [string, Printable])[] {
  const { name, steps, laterOf } = column;
  const isWindow = steps !== undefined && column.type !== "category";
  const single: ColumnModel = isWindow ? { ...column, type: "number", shape: [1] } : column;
  const printed = columnOf(single);
  const source = laterOf === undefined ? undefined : elementNamed(all, laterOf);
  const isSame =
    source !== undefined &&
    JSON.stringify(printed) === JSON.stringify(columnOf({ ...source, type: "number", shape: [1] }));
  return isSame ? [] : [[name, printed]];
}

function columnOf(column: ColumnModel): Printable {
  if (column.word !== undefined) return written(column.word);
  const {
    type,
    shape,
    categories,
    topK,
    threshold,
    scale,
    missing,
    na,
    file,
    separator,
    cropToAspectRatio,
    encoding,
    unknown,
  } = column;
  const numbers = categories === undefined;
  return present({
    type,
    file,
    shape: numbers && type !== "number" ? shape : undefined,
    separator,
    cropToAspectRatio,
    categories,
    spellings: spellingsOf(column),
    topK,
    threshold: typeof threshold === "object" && threshold.atLeast === undefined ? threshold.type : threshold,
    scale: numbers ? written(scale) : undefined,
    encoding,
    unknown,
    missing: written(missing),
    na: na?.filter((text) => text !== ""),
  });
}

/** The other texts of each category that has any. */
function spellingsOf({ categories = [], spellings = [] }: ColumnModel): Printable | undefined {
  const all = categories.map((name, index) => [name, spellings[index] ?? []] as const);
  const some = all.filter(([, texts]) => texts.length > 0);
  return some.length === 0 ? undefined : Object.fromEntries(some);
}

function splitOf(split: SplitModel | undefined): Printable | undefined {
  return split && written(split);
}

function lossOf(loss: Model["losses"][number], model: Model): Printable {
  const output = model.outputs.length > 1 ? loss.output : undefined;
  return written(loss, { output, weight: loss.weight, classWeight: classWeightOf(loss, model) });
}

/** Balanced, or the weight of each category. */
function classWeightOf({ classWeight, output }: Model["losses"][number], model: Model): Printable | undefined {
  if (classWeight?.ofCategories === undefined) return classWeight && "balanced";
  const target = model.outputs.find(({ name }) => name === output)?.target?.columns[0];
  const { categories = [] } = model.dataset?.columns.find(({ name }) => name === target) ?? {};
  return Object.fromEntries(categories.map((name, index) => [name, classWeight.ofCategories?.[index] ?? 1]));
}

function metricOf(metric: Model["metrics"][number], model: Model): Printable {
  const { measures, name, without, weighted } = metric;
  const output = model.outputs.length > 1 && "output" in measures ? measures.output : undefined;
  return written(metric, { output, name, without: without?.layer, weighted });
}

function randomOf({ type, parameters }: RandomModel): Printable {
  return parameters.length === 0 ? type : { type, parameters };
}

function trainOf(spec: Spec, model: Model): Printable {
  const { iterations, epochs, batchSize, shuffle, earlyStopping } = model.train ?? {};
  const until = spec.value.train?.until;
  return present({
    ...{ iterations, epochs, batchSize, shuffle },
    until: until && asWritten(spec, until, "/train/until"),
    earlyStopping: earlyStopping && stoppingOf(earlyStopping),
  });
}

function stoppingOf({ name, on, better: _, ...options }: EarlyStoppingModel): Printable {
  return present({ monitor: on === "training" ? name : `${on}.${name}`, ...options });
}
