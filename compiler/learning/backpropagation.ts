import { learningRule } from "../vocabulary/learning.ts";

/** The slope of the loss, by the chain rule from the outputs back: the rule unless said otherwise. */
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
    summary: "Finds the gradient of the loss for every parameter: the chain rule, from the last layer to the first.",
  },
  moves: "Moves every parameter against its gradient.",
  build: ({ loss, slopesOf }) => {
    if (loss === undefined) throw new Error("backpropagation was built without a loss");
    return { directions: slopesOf(loss) };
  },
});
