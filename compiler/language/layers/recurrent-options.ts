import { boolean, integer, number, thing } from "../define/option.ts";
import { regularizerOf } from "./parameter-options.ts";

const rate = (summary: string) => number({ summary, default: 0, minimum: 0, exclusiveMaximum: 1 });

/** The options of every recurrent layer. */
export const cellOptions = {
  units: integer({ summary: "How many units, that is, how many values the state has.", minimum: 1 }),
  activation: thing("activation", { summary: "What is applied to the sums of the state.", default: "tanh" }),
  useBias: boolean({ summary: "Whether a learnt number is added to each sum.", default: true }),
  kernelInitializer: thing("initializer", {
    summary: "The first weights of the inputs.",
    default: "glorotUniform",
  }),
  recurrentInitializer: thing("initializer", {
    summary: "The first weights of the state.",
    default: "orthogonal",
  }),
  biasInitializer: thing("initializer", { summary: "The first values of the bias.", default: "zeros" }),
  kernelRegularizer: regularizerOf("the weights of the inputs"),
  recurrentRegularizer: regularizerOf("the weights of the state"),
  biasRegularizer: regularizerOf("the bias"),
  returnSequences: boolean({
    summary: "Whether the state of every step comes out, [steps, units], or only the last one, [units].",
    default: false,
  }),
  goBackwards: boolean({
    summary: "Whether the steps are taken from the last to the first; the states come out in that order.",
    default: false,
  }),
  dropout: rate(
    "The share of the inputs that is dropped while the network learns, the same ones at every step of a row.",
  ),
  recurrentDropout: rate(
    "The share of the state that is dropped, on its way to the next step's sums, while the network learns.",
  ),
};

/** The options of recurrent layers with gates. */
export const gateOptions = {
  recurrentActivation: thing("activation", {
    summary: "What is applied to the sums of the gates.",
    default: "sigmoid",
  }),
};
