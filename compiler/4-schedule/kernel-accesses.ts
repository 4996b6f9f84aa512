import type { KernelsOfOnePrecision } from "../../runtime/kernels/kernels.gen.ts";

/**
 * What a thread does with an array that a kernel is given: it reads only the portions that belong to its outputs
 * (`own`), or all of them (`all`); it writes the portions of its outputs (`makes`), or reads and writes them (`changes`).
 */
export type KernelAccess = "own" | "all" | "makes" | "changes";

/** The accesses of one kernel, by the places of the arrays among its parameters. */
export type KernelAccesses = { readonly [place: number]: KernelAccess };

const unary: KernelAccesses = { 0: "own", 1: "makes" };
const binary: KernelAccesses = { 0: "own", 1: "own", 2: "makes" };
const withScalar: KernelAccesses = { 0: "own", 2: "makes" };
const rowsTimesMatrix: KernelAccesses = { 0: "own", 2: "all", 4: "makes" };
const withVelocity: KernelAccesses = { 0: "changes", 1: "own", 2: "changes" };
const rowsAgainstTargets: KernelAccesses = { 0: "own", 1: "own", 3: "makes" };
const withColumns: KernelAccesses = { 0: "own", 1: "all", 2: "makes" };
const ofProducts: KernelAccesses = { 0: "all", 1: "all", 4: "makes" };
const pooling: KernelAccesses = { 0: "own", 4: "makes" };

/** The kernels that compute outputs `from` … `to`; the others do not stand in programs. */
type SharedOut = Exclude<keyof KernelsOfOnePrecision, "sumAll" | "anyBeyond" | "registerPeak">;

/** Every kernel that threads share, as its documentation in `runtime/kernels` says. */
export const kernelAccesses: { readonly [name in SharedOut]: KernelAccesses } = {
  add: binary,
  subtract: binary,
  multiply: binary,
  divide: binary,
  maximum: binary,
  reluGradient: binary,
  leakyReluGradient: binary,
  sigmoidGradient: binary,
  hyperbolicTangentGradient: binary,
  addScalar: withScalar,
  subtractScalar: withScalar,
  multiplyScalar: withScalar,
  divideScalar: withScalar,
  subtractFromScalar: withScalar,
  divideIntoScalar: withScalar,
  exponential: unary,
  logarithm: unary,
  hyperbolicTangent: unary,
  sigmoid: unary,
  relu: unary,
  leakyRelu: unary,
  softplus: unary,
  square: unary,
  squareRoot: unary,
  negate: unary,
  absolute: unary,
  affine: { 0: "own", 2: "all", 4: "all", 5: "makes" },
  matrixProduct: rowsTimesMatrix,
  matrixProductTransposedRight: rowsTimesMatrix,
  matrixProductTransposedLeft: { 0: "all", 2: "all", 4: "makes" },
  descendByProduct: { 0: "all", 2: "all", 4: "changes" },
  convolution2d: { 0: "own", 4: "all", 8: "all", 10: "makes" },
  convolution2dInputGradient: { 0: "own", 4: "all", 7: "makes" },
  convolution2dKernelGradient: { 0: "all", 5: "all", 9: "makes" },
  maxPooling2d: pooling,
  averagePooling2d: pooling,
  maxPooling2dGradient: { 0: "own", 4: "own", 5: "own", 8: "makes" },
  averagePooling2dGradient: { 0: "own", 3: "makes" },
  softmax: withScalar,
  softmaxCrossentropy: rowsAgainstTargets,
  softmaxCrossentropySlope: rowsAgainstTargets,
  softmaxGradient: rowsAgainstTargets,
  sumColumns: { 0: "all", 3: "makes" },
  sumColumnProducts: ofProducts,
  meanOfColumns: { 0: "all", 3: "makes" },
  meanOfColumnProducts: ofProducts,
  varianceOfColumns: ofProducts,
  standardizeColumns: { 0: "own", 1: "all", 2: "all", 3: "makes" },
  multiplyColumns: withColumns,
  addColumns: withColumns,
  standardizeColumnsGradient: { 0: "own", 1: "own", 2: "all", 3: "all", 4: "all", 5: "makes" },
  sumLast: withScalar,
  descend: { 0: "changes", 1: "own" },
  descendWithMomentum: withVelocity,
  descendWithNesterov: withVelocity,
  adam: { 0: "changes", 1: "own", 2: "changes", 3: "changes" },
  adamW: { 0: "changes", 1: "own", 2: "changes", 3: "changes" },
  rmsprop: { 0: "changes", 1: "own", 2: "changes" },
  rmspropWithMomentum: { 0: "changes", 1: "own", 2: "changes", 3: "changes" },
  rmspropCentered: { 0: "changes", 1: "own", 2: "changes", 3: "changes" },
  rmspropCenteredWithMomentum: { 0: "changes", 1: "own", 2: "changes", 3: "changes", 4: "changes" },
};
