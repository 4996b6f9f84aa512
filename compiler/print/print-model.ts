import type { LayerModel, Model, ParameterModel } from "../ir/model.ts";
import { shapeText } from "../ir/shape.ts";

/** A model as text: a line for each layer with its shapes, options and parameters, then losses, metrics and training. */
export function printModel(model: Model): string {
  const { name, precision, seed, inputs, layers, losses, metrics, optimizer, learning, train } = model;
  const lines = [
    `model ${name}, ${precision}, seed ${seed}`,
    "",
    "# inputs and layers",
    ...inputs.map((input) => `${input.name}: ${shapeText(input.shape)}`),
    ...layers.flatMap(layerLines),
    "",
    "# losses and metrics",
    ...losses.map(({ type, output, weight, reduction }) => `loss ${type} of ${output}, ${reduction}, times ${weight}`),
    ...metrics.map((metric) => `metric ${metric.name}: ${metric.type} ${JSON.stringify(metric.options)}`),
    "",
    "# learning",
    `rule ${learning.type} ${JSON.stringify(learning.options)}`,
    ...(optimizer === undefined ? [] : [`optimizer ${optimizer.type} ${JSON.stringify(optimizer.options)}`]),
    ...(train === undefined ? [] : [`train ${JSON.stringify(train)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function layerLines({ name, type, inputs, shape, options, parameters }: LayerModel): readonly string[] {
  return [
    `${name}: ${shapeText(shape)} = ${type}(${inputs.join(", ")}) ${JSON.stringify(options)}`,
    ...parameters.map(parameterLine),
  ];
}

function parameterLine({ path, shape, initializer, regularizer, trainable }: ParameterModel): string {
  const penalty =
    regularizer === undefined ? "" : `, penalty ${regularizer.type} ${JSON.stringify(regularizer.options)}`;
  const first = `${initializer.type} ${JSON.stringify(initializer.options)}`;
  return `  ${path}: ${shapeText(shape)}, first ${first}${penalty}${trainable ? "" : ", not trained"}`;
}
