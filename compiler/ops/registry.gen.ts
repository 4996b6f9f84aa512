// Generated from the files of this folder by `npm run generate`. Add a file, then run it again.
import { absolute } from "./absolute.ts";
import { absoluteError } from "./absolute-error.ts";
import { add } from "./add.ts";
import { addColumns } from "./add-columns.ts";
import { affine } from "./affine.ts";
import { argMaxEquals } from "./arg-max-equals.ts";
import { argMaxOneHot } from "./arg-max-one-hot.ts";
import { atIndex } from "./at-index.ts";
import { averagePooling2d } from "./average-pooling2d.ts";
import { averagePooling2dGradient } from "./average-pooling2d-gradient.ts";
import { batchedProduct } from "./batched-product.ts";
import { bernoulli } from "./bernoulli.ts";
import { binaryHit } from "./binary-hit.ts";
import { binaryNumbers } from "./binary-numbers.ts";
import { boltzmannStatistics } from "./boltzmann-statistics.ts";
import { broadcast } from "./broadcast.ts";
import { bucketIndex } from "./bucket-index.ts";
import { centerLast } from "./center-last.ts";
import { clip } from "./clip.ts";
import { concatenate } from "./concatenate.ts";
import { connectionMatrix } from "./connection-matrix.ts";
import { connectionPairs } from "./connection-pairs.ts";
import { convolution2d } from "./convolution2d.ts";
import { convolution2dInputGradient } from "./convolution2d-input-gradient.ts";
import { convolution2dKernelGradient } from "./convolution2d-kernel-gradient.ts";
import { cosine } from "./cosine.ts";
import { cosineTransform } from "./cosine-transform.ts";
import { cutOut } from "./cut-out.ts";
import { depthwiseConvolution2d } from "./depthwise-convolution2d.ts";
import { depthwiseConvolution2dInputGradient } from "./depthwise-convolution2d-input-gradient.ts";
import { depthwiseConvolution2dKernelGradient } from "./depthwise-convolution2d-kernel-gradient.ts";
import { diagonal } from "./diagonal.ts";
import { differsFrom } from "./differs-from.ts";
import { divide } from "./divide.ts";
import { dropout } from "./dropout.ts";
import { elu } from "./elu.ts";
import { eluGradient } from "./elu-gradient.ts";
import { errorFunction } from "./error-function.ts";
import { exponential } from "./exponential.ts";
import { flipOneOfRow } from "./flip-one-of-row.ts";
import { floor } from "./floor.ts";
import { fourierKernel } from "./fourier-kernel.ts";
import { gatherRows } from "./gather-rows.ts";
import { gelu } from "./gelu.ts";
import { geluGradient } from "./gelu-gradient.ts";
import { globalAveragePooling2d } from "./global-average-pooling2d.ts";
import { gru } from "./gru.ts";
import { gruGradient } from "./gru-gradient.ts";
import { gruRecurrentGradient } from "./gru-recurrent-gradient.ts";
import { gruTrace } from "./gru-trace.ts";
import { halfSquaredError } from "./half-squared-error.ts";
import { huberError } from "./huber-error.ts";
import { hyperbolicTangent } from "./hyperbolic-tangent.ts";
import { interpolatePixels } from "./interpolate-pixels.ts";
import { interpolatePixelsGradient } from "./interpolate-pixels-gradient.ts";
import { isAbove } from "./is-above.ts";
import { isNumber } from "./is-number.ts";
import { keepSteps } from "./keep-steps.ts";
import { leakyRelu } from "./leaky-relu.ts";
import { leakyReluGradient } from "./leaky-relu-gradient.ts";
import { less } from "./less.ts";
import { logarithm } from "./logarithm.ts";
import { lstm } from "./lstm.ts";
import { lstmGradient } from "./lstm-gradient.ts";
import { lstmTrace } from "./lstm-trace.ts";
import { matrixProduct } from "./matrix-product.ts";
import { maxLast } from "./max-last.ts";
import { maxPooling2d } from "./max-pooling2d.ts";
import { maxPooling2dGradient } from "./max-pooling2d-gradient.ts";
import { maximum } from "./maximum.ts";
import { maximumOfAll } from "./maximum-of-all.ts";
import { maximumOfSteps } from "./maximum-of-steps.ts";
import { maximumOfStepsGradient } from "./maximum-of-steps-gradient.ts";
import { meanOfColumns } from "./mean-of-columns.ts";
import { meanOfSteps } from "./mean-of-steps.ts";
import { meanOfStepsGradient } from "./mean-of-steps-gradient.ts";
import { melFilters } from "./mel-filters.ts";
import { minimum } from "./minimum.ts";
import { multiply } from "./multiply.ts";
import { multiplyColumns } from "./multiply-columns.ts";
import { negate } from "./negate.ts";
import { norm } from "./norm.ts";
import { normalizeLast } from "./normalize-last.ts";
import { normalizeLastGradient } from "./normalize-last-gradient.ts";
import { padLast } from "./pad-last.ts";
import { pairSums } from "./pair-sums.ts";
import { permuteAxes } from "./permute-axes.ts";
import { placeImages } from "./place-images.ts";
import { previousStates } from "./previous-states.ts";
import { relu } from "./relu.ts";
import { reluGradient } from "./relu-gradient.ts";
import { repeatForRows } from "./repeat-for-rows.ts";
import { repeatPixels } from "./repeat-pixels.ts";
import { repeatSteps } from "./repeat-steps.ts";
import { reshape } from "./reshape.ts";
import { reverseSteps } from "./reverse-steps.ts";
import { rollRows } from "./roll-rows.ts";
import { scatterRows } from "./scatter-rows.ts";
import { select } from "./select.ts";
import { shutDownUnit } from "./shut-down-unit.ts";
import { sigmoid } from "./sigmoid.ts";
import { sigmoidCrossentropy } from "./sigmoid-crossentropy.ts";
import { sign } from "./sign.ts";
import { simpleRnn } from "./simple-rnn.ts";
import { simpleRnnGradient } from "./simple-rnn-gradient.ts";
import { simpleRnnTrace } from "./simple-rnn-trace.ts";
import { sineEncoding } from "./sine-encoding.ts";
import { slice } from "./slice.ts";
import { softmax } from "./softmax.ts";
import { softmaxCrossentropy } from "./softmax-crossentropy.ts";
import { softmaxCrossentropySlope } from "./softmax-crossentropy-slope.ts";
import { softmaxGradient } from "./softmax-gradient.ts";
import { softmaxOfKept } from "./softmax-of-kept.ts";
import { softplus } from "./softplus.ts";
import { spreadLast } from "./spread-last.ts";
import { spreadPixels } from "./spread-pixels.ts";
import { square } from "./square.ts";
import { squareRoot } from "./square-root.ts";
import { squaredError } from "./squared-error.ts";
import { standardizeColumns } from "./standardize-columns.ts";
import { standardizeColumnsGradient } from "./standardize-columns-gradient.ts";
import { step } from "./step.ts";
import { subtract } from "./subtract.ts";
import { sumAll } from "./sum-all.ts";
import { sumColumns } from "./sum-columns.ts";
import { sumInColumns } from "./sum-in-columns.ts";
import { sumLast } from "./sum-last.ts";
import { sumOfBlocks } from "./sum-of-blocks.ts";
import { sumOfPairs } from "./sum-of-pairs.ts";
import { sumSteps } from "./sum-steps.ts";
import { topKHit } from "./top-k-hit.ts";
import { transformImages } from "./transform-images.ts";
import { transposedConvolution2d } from "./transposed-convolution2d.ts";
import { twiceNormal } from "./twice-normal.ts";
import { uniform } from "./uniform.ts";
import { varianceOfColumns } from "./variance-of-columns.ts";
import type { Op } from "./op.ts";

/** The ops of compiler/ops, by name. */
export const ops = {
  absolute,
  absoluteError,
  add,
  addColumns,
  affine,
  argMaxEquals,
  argMaxOneHot,
  atIndex,
  averagePooling2d,
  averagePooling2dGradient,
  batchedProduct,
  bernoulli,
  binaryHit,
  binaryNumbers,
  boltzmannStatistics,
  broadcast,
  bucketIndex,
  centerLast,
  clip,
  concatenate,
  connectionMatrix,
  connectionPairs,
  convolution2d,
  convolution2dInputGradient,
  convolution2dKernelGradient,
  cosine,
  cosineTransform,
  cutOut,
  depthwiseConvolution2d,
  depthwiseConvolution2dInputGradient,
  depthwiseConvolution2dKernelGradient,
  diagonal,
  differsFrom,
  divide,
  dropout,
  elu,
  eluGradient,
  errorFunction,
  exponential,
  flipOneOfRow,
  floor,
  fourierKernel,
  gatherRows,
  gelu,
  geluGradient,
  globalAveragePooling2d,
  gru,
  gruGradient,
  gruRecurrentGradient,
  gruTrace,
  halfSquaredError,
  huberError,
  hyperbolicTangent,
  interpolatePixels,
  interpolatePixelsGradient,
  isAbove,
  isNumber,
  keepSteps,
  leakyRelu,
  leakyReluGradient,
  less,
  logarithm,
  lstm,
  lstmGradient,
  lstmTrace,
  matrixProduct,
  maxLast,
  maxPooling2d,
  maxPooling2dGradient,
  maximum,
  maximumOfAll,
  maximumOfSteps,
  maximumOfStepsGradient,
  meanOfColumns,
  meanOfSteps,
  meanOfStepsGradient,
  melFilters,
  minimum,
  multiply,
  multiplyColumns,
  negate,
  norm,
  normalizeLast,
  normalizeLastGradient,
  padLast,
  pairSums,
  permuteAxes,
  placeImages,
  previousStates,
  relu,
  reluGradient,
  repeatForRows,
  repeatPixels,
  repeatSteps,
  reshape,
  reverseSteps,
  rollRows,
  scatterRows,
  select,
  shutDownUnit,
  sigmoid,
  sigmoidCrossentropy,
  sign,
  simpleRnn,
  simpleRnnGradient,
  simpleRnnTrace,
  sineEncoding,
  slice,
  softmax,
  softmaxCrossentropy,
  softmaxCrossentropySlope,
  softmaxGradient,
  softmaxOfKept,
  softplus,
  spreadLast,
  spreadPixels,
  square,
  squareRoot,
  squaredError,
  standardizeColumns,
  standardizeColumnsGradient,
  step,
  subtract,
  sumAll,
  sumColumns,
  sumInColumns,
  sumLast,
  sumOfBlocks,
  sumOfPairs,
  sumSteps,
  topKHit,
  transformImages,
  transposedConvolution2d,
  twiceNormal,
  uniform,
  varianceOfColumns,
} satisfies {
  readonly [name: string]: Pick<Op, "name">;
} as unknown as { readonly [name: string]: Op };
