import { columnsNamed } from "../data/encode-rows.ts";
import type { LayerModel, Model, ParameterModel } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import { tensorsOf } from "../run/tensors.ts";
import type { Run } from "../run/train.ts";
import { arrayText } from "./number-text.ts";

/** More weights than this are not printed. */
const mostWeights = 64;

/**
 * The parameters, in NumPy's format, if there are few. Rows of weights that belong to an input column are labelled with
 * the name of this column.
 */
export function weightLines({ weights, model }: Run): readonly string[] {
  const tensors = tensorsOf(weights);
  const parameters = model.layers.flatMap((layer) => layer.parameters.map((parameter) => ({ layer, parameter })));
  const count = parameters.reduce((sum, { parameter }) => sum + product(parameter.shape), 0);
  if (count === 0 || count > mostWeights) return [];
  return parameters.flatMap(({ layer, parameter }) => {
    const { data, shape } = tensors.get(parameter.path) ?? { data: [], shape: [0] };
    const columns = columnsInto(model, layer, parameter);
    const width = Math.max(0, ...columns.map((name) => name.length));
    const beside = (index: number): string => (width === 0 ? "" : `${(columns[index] ?? "").padEnd(width)}  `);
    return [parameter.path, ...arrayText(data, shape).map((line, index) => `  ${beside(index)}${line}`)];
  });
}

/** The input columns of the rows of a weight matrix; empty if its input is not made of columns. */
function columnsInto(model: Model, { inputs }: LayerModel, { name, shape }: ParameterModel): readonly string[] {
  const [only = "", ...others] = inputs;
  const input = model.inputs.find((each) => each.name === only);
  const speaking = model.dataset?.named === true && name === "weights" && shape.length === 2 && others.length === 0;
  if (!speaking || input === undefined) return [];
  const columns = columnsNamed(model, input.columns).flatMap(({ name, type, shape, categories = [] }) => {
    if (type === "category") return categories.map((category) => `${name} = ${category}`);
    const size = product(shape);
    return size === 1 ? [name] : Array.from({ length: size }, (_, index) => `${name}[${index}]`);
  });
  return columns.length === shape[0] ? columns : [];
}
