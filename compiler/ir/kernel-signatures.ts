import type { KernelsOfOnePrecision } from "../../runtime/kernels/kernels.gen.ts";

/**
 * How a thread accesses an array argument of a kernel: it reads only the range of its outputs (`own`) or all of it
 * (`all`), writes the range of its outputs (`makes`), or reads and writes that range (`changes`).
 */
export type KernelAccess = "own" | "all" | "makes" | "changes";

/** Arguments that belong together: an array with its sizes, or numbers of one kind. */
export interface ArgumentGroup {
  /** The label shown to the reader of a call. */
  readonly label: string;
  /** The number of arguments. */
  readonly size: number;
  /** How a thread accesses the array, which is the first argument of the group. */
  readonly access?: KernelAccess;
}

/** The arguments of one kernel, group by group. */
export type KernelSignature = readonly ArgumentGroup[];

const array =
  (access: KernelAccess) =>
  (label: string, sizes = 0): ArgumentGroup => ({ label, size: 1 + sizes, access });
const [own, all, makes, changes] = [array("own"), array("all"), array("makes"), array("changes")];
const numbers = (label: string, size = 1): ArgumentGroup => ({ label, size });

/** The range of outputs that a thread computes: the first, and the one after the last. */
const share = (label: string): ArgumentGroup => numbers(label, 2);
const scratch = numbers("scratch");
const activation = numbers("activation");
const [elements, rows, columns] = [share("elements"), share("rows"), share("columns")];

const unary: KernelSignature = [own("input"), makes("output"), elements];
const binary: KernelSignature = [own("left"), own("right"), makes("output"), elements];
const withScalar: KernelSignature = [own("input"), numbers("scalar"), makes("output"), elements];
const slope: KernelSignature = [own("output"), own("upstream"), makes("result"), elements];
const withColumns: KernelSignature = [own("input"), all("by column"), makes("output", 1), rows];
const alongRows: KernelSignature = [own("input", 1), makes("output"), rows, scratch];

const product: KernelSignature = [
  own("left", 1),
  all("right", 1),
  makes("output", 1),
  rows,
  numbers("terms, columns", 2),
];
const productOfSlices: KernelSignature = [
  ...[own("left", 3), own("right", 3), makes("output", 3), share("blocks"), numbers("slices")],
  ...[numbers("rows, terms, columns", 3), scratch],
];
const productOfColumns: KernelSignature = [all("left", 1), all("right", 1)];
const ofColumns: KernelSignature = [all("input", 2), makes("output"), columns];
const ofColumnProducts: KernelSignature = [all("left"), all("right", 2), makes("output"), columns];

const geometry: KernelSignature = [numbers("stride", 2), numbers("dilation", 2), numbers("padding", 2)];
const window: KernelSignature = [numbers("window", 2), numbers("stride", 2), numbers("padding", 2)];
const pooling: KernelSignature = [own("image", 3), makes("output", 2), ...window, share("rows of the output")];

const againstTargets: KernelSignature = [own("targets", 1), makes("output"), rows, scratch];
const step: KernelSignature = [changes("parameter"), own("gradient")];
const withVelocity: KernelSignature = [
  ...step,
  changes("velocity"),
  numbers("learningRate"),
  numbers("momentum"),
  elements,
];
const moments: KernelSignature = [...step, changes("mean"), changes("meanSquare"), numbers("rate")];
const momentShares: KernelSignature = [numbers("1 − beta1"), numbers("1 − beta2"), numbers("epsilon"), elements];
const throughSteps: KernelSignature = [
  ...[own("upstream"), own("trace"), all("recurrentKernel"), makes("result"), rows],
  ...[numbers("steps, units", 2), numbers("last"), scratch],
];
const rho: KernelSignature = [numbers("learningRate"), numbers("rho, 1 − rho", 2), numbers("epsilon")];

/** The kernels that compute a range of outputs `from` … `to`; programs do not call the others. */
type SharedOut = Exclude<keyof KernelsOfOnePrecision, "sumAll" | "anyBeyond" | "registerPeak">;

/** Every kernel that programs call: its arguments, and how threads access its arrays. */
export const kernelSignatures: { readonly [name in SharedOut]: KernelSignature } = {
  add: binary,
  subtract: binary,
  multiply: binary,
  divide: binary,
  maximum: binary,
  reluGradient: slope,
  geluGradient: [own("input"), own("twice normal"), own("upstream"), makes("result"), elements],
  leakyReluGradient: [own("output"), own("upstream"), makes("result"), numbers("negativeSlope"), elements],
  sigmoidGradient: slope,
  hyperbolicTangentGradient: slope,
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
  leakyRelu: [own("input"), makes("output"), numbers("negativeSlope"), elements],
  softplus: unary,
  twiceNormal: unary,
  gelu: [own("input"), own("twice normal"), makes("output"), elements],
  square: unary,
  squareRoot: unary,
  negate: unary,
  absolute: unary,
  affine: [
    ...[own("input", 1), all("weights", 1), all("bias"), makes("output", 1), rows],
    ...[numbers("inputs, units", 2), activation, scratch],
  ],
  matrixProduct: [...product, activation, scratch],
  matrixProductTransposedRight: [...product, scratch],
  matrixProductTransposedLeft: [
    ...[...productOfColumns, makes("output", 1), rows],
    ...[numbers("terms, columns", 2), scratch],
  ],
  descendByProduct: [
    ...[...productOfColumns, changes("weights", 1), rows],
    ...[numbers("terms, columns", 2), numbers("learningRate"), scratch],
  ],
  batchedProduct: productOfSlices,
  batchedProductTransposedRight: productOfSlices,
  batchedProductTransposedLeft: productOfSlices,
  convolution2d: [
    ...[own("image", 3), all("kernel", 3), all("bias", 1), makes("output", 2), ...geometry],
    ...[activation, share("rows of the output"), scratch],
  ],
  convolution2dInputGradient: [
    ...[own("upstream", 3), all("kernel", 2), makes("result", 3), ...geometry],
    ...[share("samples"), scratch],
  ],
  convolution2dKernelGradient: [
    ...[all("images", 4), all("upstream", 3), makes("result", 2), ...geometry],
    ...[share("rows of the kernel"), scratch],
  ],
  depthwiseConvolution2d: [
    ...[own("image", 3), all("kernel", 2), all("bias", 1), makes("output", 2), ...geometry],
    ...[share("rows of the output"), scratch],
  ],
  depthwiseConvolution2dInputGradient: [
    ...[own("upstream", 2), all("kernel", 2), makes("result", 3), ...geometry],
    ...[share("samples"), scratch],
  ],
  depthwiseConvolution2dKernelGradient: [
    ...[all("images", 4), all("upstream", 2), makes("result", 2), ...geometry],
    share("elements of the window"),
  ],
  maxPooling2d: pooling,
  averagePooling2d: pooling,
  maxPooling2dGradient: [
    ...[own("image", 3), own("output"), own("upstream", 2), makes("result"), ...window],
    ...[activation, share("samples")],
  ],
  averagePooling2dGradient: [own("upstream", 2), makes("result", 3), ...window, share("samples")],
  softmax: alongRows,
  softmaxOfKept: [own("scores", 1), all("mask", 1), numbers("queries"), makes("output"), rows, scratch],
  softmaxCrossentropy: [own("logits"), ...againstTargets],
  softmaxCrossentropySlope: [own("probabilities"), ...againstTargets],
  softmaxGradient: [own("output"), own("upstream", 1), makes("result"), rows, scratch],
  sumColumns: ofColumns,
  sumColumnProducts: ofColumnProducts,
  meanOfColumns: ofColumns,
  meanOfColumnProducts: ofColumnProducts,
  varianceOfColumns: [all("input"), all("mean", 2), makes("output"), columns],
  standardizeColumns: [own("input"), all("mean"), all("deviation"), makes("output", 1), rows],
  multiplyColumns: withColumns,
  addColumns: withColumns,
  standardizeColumnsGradient: [
    ...[own("upstream"), own("standardized"), all("mean"), all("slope"), all("deviation")],
    ...[makes("result", 1), rows],
  ],
  gatherRows: [own("indices"), all("table", 2), makes("output"), share("positions")],
  scatterRows: [
    all("indices", 1),
    all("values"),
    numbers("rows, size", 2),
    makes("output"),
    share("rows of the table"),
  ],
  sumLast: alongRows,
  lstmTrace: [own("gates"), all("recurrentKernel"), makes("trace"), rows, numbers("steps, units", 2), scratch],
  lstmGradient: throughSteps,
  gruTrace: [
    ...[own("gates"), all("recurrentKernel"), all("recurrentBias"), makes("trace"), rows],
    ...[numbers("steps, units", 2), scratch],
  ],
  gruGradient: throughSteps,
  centerLast: alongRows,
  normalizeLast: [own("input", 1), numbers("divisor, epsilon", 2), makes("output"), rows, scratch],
  normalizeLastGradient: [
    ...[own("input"), own("normalized"), own("upstream", 1), numbers("divisor, epsilon", 2)],
    ...[makes("result"), rows, scratch],
  ],
  swapAxes: [own("input"), makes("output"), numbers("axes", 3), share("blocks")],
  descend: [...step, numbers("learningRate"), elements],
  descendWithMomentum: withVelocity,
  descendWithNesterov: withVelocity,
  adam: [...moments, ...momentShares],
  adamW: [...moments, numbers("decay"), ...momentShares],
  rmsprop: [...step, changes("meanSquare"), ...rho, elements],
  rmspropWithMomentum: [
    ...[...step, changes("meanSquare"), changes("velocity")],
    ...[...rho, numbers("momentum"), elements],
  ],
  rmspropCentered: [...step, changes("meanSquare"), changes("mean"), ...rho, elements],
  rmspropCenteredWithMomentum: [
    ...[...step, changes("meanSquare"), changes("mean"), changes("velocity")],
    ...[...rho, numbers("momentum"), elements],
  ],
};

/** The signature of a kernel that a program calls. */
export function signatureOf(kernel: string): KernelSignature {
  const signature = kernelSignatures[kernel as keyof typeof kernelSignatures];
  if (signature === undefined) throw new Error(`the kernel ${kernel} has no signature`);
  return signature;
}

/** How a thread accesses the array argument at an index; undefined if the argument is not an array. */
export function accessAt(kernel: string, index: number): KernelAccess | undefined {
  let first = 0;
  for (const { size, access } of signatureOf(kernel)) {
    if (first === index) return access;
    first += size;
  }
  return undefined;
}
