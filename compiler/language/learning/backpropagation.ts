import type { LayerModel, Model } from "../../ir/model.ts";
import { type Conflict, learningRule } from "../define/learning.ts";

/** The slope of the loss, by the chain rule from the outputs back: the default rule. */
export const backpropagation = learningRule({
  type: "backpropagation",
  summary: "Moves every weight against the slope of the loss, found by the chain rule from the outputs back.",
  formula: "∂loss/∂weight",
  options: {},
  example: "learning: backpropagation",
  takesLoss: true,
  targets: {},
  optimizers: "any",
  finds: {
    name: "backward",
    summary: "Computes the gradient of the loss for every parameter: the chain rule, from the last layer to the first.",
  },
  moves: "Moves every parameter against its gradient.",
  conflicts,
  build: ({ loss, slopesOf }) => {
    if (loss === undefined) throw new Error("backpropagation was built without a loss");
    return { directions: slopesOf(loss) };
  },
});

/** Layers to be trained that lead to the loss through threshold neurons alone: their slopes are 0, whatever they do. */
function conflicts({ layers, losses, outputs }: Model): readonly Conflict[] {
  const ends = outputs.filter(({ name }) => losses.some(({ output }) => output === name));
  const led = new Set(ends.map(({ layer }) => layer));
  const sloped = new Set(led);
  // From the last layer to the first: every layer comes after its inputs.
  for (const layer of [...layers].reverse()) {
    for (const input of led.has(layer.name) ? layer.inputs : []) led.add(input);
    for (const input of sloped.has(layer.name) && !isStep(layer) ? layer.inputs : []) sloped.add(input);
  }
  const stuck = layers.filter(({ name, parameters }) => led.has(name) && parameters.some((each) => each.trainable));
  return stuck
    .filter((layer) => !sloped.has(layer.name) || isStep(layer))
    .map(({ name, range }) => ({
      mistake: `follows slopes, and the step after ${name} has none: its weights would never move`,
      hint: `Take sigmoid for it, give ${name} \`trainable: false\`, or learn by hillClimbing or perceptron.`,
      pointer: range,
    }));
}

function isStep({ options }: LayerModel): boolean {
  return (options.activation as { readonly type?: string } | undefined)?.type === "step";
}
