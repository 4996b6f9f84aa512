import { type Printable, printYaml } from "./1-parse/print-yaml.ts";
import type { Spec } from "./1-parse/spec.ts";
import type { ColumnModel, DatasetModel, LayerModel, Model, SplitModel } from "./2-resolve/model.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { pointerTo } from "./json-pointer.ts";
import type { Thing } from "./vocabulary/option.ts";

type Entries = { readonly [key: string]: Printable | undefined };

/** The spec with everything said that it left open; it compiles to the same model. */
export function render(spec: Spec, model: Model): string {
  const { value } = spec;
  return printYaml(
    present({
      name: model.name,
      about: model.about,
      seed: model.seed,
      precision: model.precision,
      dataset: model.dataset && datasetOf(model.dataset, model),
      layers: [...inputLayers(model), ...model.layers.map(layerOf)],
      outputs: model.outputs.map((output) => output.layer),
      learning: model.train && "backpropagation",
      loss: oneOrMore(model.losses.map((loss) => lossOf(loss, model))),
      optimizer: model.optimizer && written(model.optimizer),
      metrics: model.metrics.length === 0 ? undefined : model.metrics.map((metric) => metricOf(metric, model)),
      train: model.train && trainOf(model),
      expect: value.expect && asWritten(spec, value.expect, "/expect"),
      sweep: value.sweep === undefined ? undefined : asWritten(spec, value.sweep, "/sweep"),
    }),
  );
}

/** Without the keys that have no value. */
function present(entries: Entries): Entries {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function oneOrMore(list: readonly Printable[]): Printable | undefined {
  return list.length > 1 ? list : list[0];
}

/** A thing as it would be written: its type alone where it has no options. */
function written(thing: Thing, more: Entries = {}): Printable {
  const options = { ...more, ...plainOptions(thing.options) };
  return Object.keys(present(options)).length === 0 ? thing.type : present({ type: thing.type, ...options });
}

function plainOptions(options: JsonObject): Entries {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [name, isThing(value) ? written(value) : value]),
  );
}

function isThing(value: Json): value is Json & Thing {
  return (
    isObject(value) && typeof value.type === "string" && isObject(value.options) && Object.keys(value).length === 2
  );
}

/** Without a dataset, what enters the network is said by layers of type `input`. */
function inputLayers(model: Model): readonly Printable[] {
  if (model.dataset !== undefined) return [];
  const several = model.inputs.length > 1;
  return model.inputs.map((input) =>
    present({ type: "input", name: several ? input.name : undefined, shape: input.shape }),
  );
}

function layerOf(layer: LayerModel): Printable {
  const [first] = layer.inputs;
  const trainable = layer.parameters.length === 0 ? undefined : layer.trainable;
  return present({
    type: layer.type,
    name: layer.name,
    inputs: layer.inputs.length === 1 ? first : layer.inputs,
    ...plainOptions(layer.options),
    trainable,
  });
}

function datasetOf(dataset: DatasetModel, model: Model): Printable {
  const { columns: _, defaults: __, split: ___, inputs, targets, ...options } = dataset.options;
  const columns = dataset.columns.map((column) => [column.name, columnOf(column)]);
  const pinned = dataset.type === "inline" ? dataset.options.columns : Object.fromEntries(columns);
  const entering = model.inputs.map((input) => [input.name, input.columns]);
  return present({
    type: dataset.type,
    ...options,
    columns: pinned,
    inputs: inputs ?? (entering.length > 1 ? Object.fromEntries(entering) : entering[0]?.[1]),
    targets,
    split: splitOf(dataset.split),
  });
}

function columnOf(column: ColumnModel): Printable {
  const { type, shape, categories, topK, scale, missing, file } = column;
  const numbers = categories === undefined;
  return present({
    type,
    file,
    shape: numbers && type !== "number" ? shape : undefined,
    categories,
    topK,
    scale: numbers ? written(scale) : undefined,
    missing,
  });
}

function splitOf(split: SplitModel): Printable | undefined {
  if (split.type === "none") return undefined;
  const { type, column, validation, test, seed } = split;
  return present({ type, column, validation, test, seed: type === "inOrder" ? undefined : seed });
}

function lossOf(loss: Model["losses"][number], model: Model): Printable {
  return written(loss, { output: model.outputs.length > 1 ? loss.output : undefined, weight: loss.weight });
}

function metricOf(metric: Model["metrics"][number], model: Model): Printable {
  const { looksAt, name, without } = metric;
  const output = model.outputs.length > 1 && "output" in looksAt ? looksAt.output : undefined;
  return written(metric, { output, name, without: without?.layer });
}

function trainOf(model: Model): Printable {
  const { iterations, epochs, batchSize, shuffle } = model.train ?? {};
  return present({ iterations, epochs, batchSize, shuffle });
}

/** A part of the spec as it stands there, with every number in the digits that were written. */
function asWritten(spec: Spec, value: Json, pointer: string): Printable {
  if (typeof value === "number") return { writtenNumber: spec.numbers[pointer] ?? String(value) };
  if (Array.isArray(value)) return value.map((each, index) => asWritten(spec, each, pointerTo(pointer, index)));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, asWritten(spec, each, pointerTo(pointer, key))]);
  return Object.fromEntries(entries);
}
