import type { KernelActivation } from "../ops/op.ts";
import { given, number, op, type Pattern } from "./pattern.ts";

/** A kernel that computes a whole group in one pass over its elements. */
export interface GroupKernel {
  readonly name: string;
  readonly computes: Pattern;
  /** Its arguments by their names in the pattern; `result` is the buffer of the last node. */
  readonly takes: readonly string[];
}

const [parameter, gradient] = [given("parameter", "parameter"), given("tensor", "gradient")];
const [rate, decay] = [given("scalar", "rate"), given("scalar", "decay")];
const [mean, meanSquare, velocity] = [given("state", "mean"), given("state", "meanSquare"), given("state", "velocity")];
const [momentum, epsilon] = [number("momentum"), number("epsilon")];

const descent = op("multiply", rate, gradient);
const nextVelocity = op("subtract", op("multiply", momentum, velocity), descent);
const withVelocity = ["parameter", "gradient", "velocity", "rate", "momentum"];

/** m + (1 − β₁)(g − m), v + (1 − β₂)(g² − v), rate · m / (√v + ε). */
const nextMean = op("add", mean, op("multiply", op("subtract", gradient, mean), number("meanShare")));
const squareChange = op("multiply", op("subtract", op("square", gradient), meanSquare), number("squareShare"));
const root = op("squareRoot", op("add", meanSquare, squareChange));
const adamStep = op("divide", op("multiply", nextMean, rate), op("add", root, epsilon));
const shares = ["meanShare", "squareShare", "epsilon"];

/** ρ v + (1 − ρ) g², minus the square of ρ m + (1 − ρ) g if centered; rate · g / √(… + ε). */
const [rho, share] = [number("rho"), number("share")];
const average = op("add", op("multiply", rho, meanSquare), op("multiply", share, op("square", gradient)));
const averageGradient = op("add", op("multiply", rho, mean), op("multiply", share, gradient));
const variance = op("maximum", op("subtract", average, op("square", averageGradient)), number("least", 0));
const rmspropStep = (spread: Pattern): Pattern => op("divide", descent, op("squareRoot", op("add", spread, epsilon)));
const carried = (step: Pattern): Pattern => op("add", op("multiply", momentum, velocity), step);
const ofRho = ["rate", "rho", "share", "epsilon"];

const [output, upstream] = [given("tensor", "output"), given("tensor", "upstream")];
const sigmoidSlope = op("multiply", output, op("subtract", number("one", 1), output));
const tanhSlope = op("subtract", number("one", 1), op("square", output));

/** The kernels for whole groups, by the formula that they compute. */
export const groupKernels: readonly GroupKernel[] = [
  {
    name: "sigmoidGradient",
    computes: op("multiply", upstream, sigmoidSlope),
    takes: ["output", "upstream", "result"],
  },
  {
    name: "hyperbolicTangentGradient",
    computes: op("multiply", upstream, tanhSlope),
    takes: ["output", "upstream", "result"],
  },
  { name: "descend", computes: op("subtract", parameter, descent), takes: ["parameter", "gradient", "rate"] },
  { name: "descendWithMomentum", computes: op("add", parameter, nextVelocity), takes: withVelocity },
  {
    name: "descendWithNesterov",
    computes: op("add", parameter, op("subtract", op("multiply", momentum, nextVelocity), descent)),
    takes: withVelocity,
  },
  {
    name: "adam",
    computes: op("subtract", parameter, adamStep),
    takes: ["parameter", "gradient", "mean", "meanSquare", "rate", ...shares],
  },
  {
    name: "adamW",
    computes: op("subtract", op("subtract", parameter, op("multiply", decay, parameter)), adamStep),
    takes: ["parameter", "gradient", "mean", "meanSquare", "rate", "decay", ...shares],
  },
  {
    name: "rmsprop",
    computes: op("subtract", parameter, rmspropStep(average)),
    takes: ["parameter", "gradient", "meanSquare", ...ofRho],
  },
  {
    name: "rmspropWithMomentum",
    computes: op("subtract", parameter, carried(rmspropStep(average))),
    takes: ["parameter", "gradient", "meanSquare", "velocity", ...ofRho, "momentum"],
  },
  {
    name: "rmspropCentered",
    computes: op("subtract", parameter, rmspropStep(variance)),
    takes: ["parameter", "gradient", "meanSquare", "mean", ...ofRho],
  },
  {
    name: "rmspropCenteredWithMomentum",
    computes: op("subtract", parameter, carried(rmspropStep(variance))),
    takes: ["parameter", "gradient", "meanSquare", "mean", "velocity", ...ofRho, "momentum"],
  },
];

/** The activations whose gradients some kernels apply, by the formula of the gradient from `upstream`. */
export const slopes: readonly { readonly activation: KernelActivation; readonly computes: Pattern }[] = [
  { activation: "relu", computes: op("reluGradient", output, upstream) },
  { activation: "sigmoid", computes: op("multiply", upstream, sigmoidSlope) },
  { activation: "hyperbolicTangent", computes: op("multiply", upstream, tanhSlope) },
];
