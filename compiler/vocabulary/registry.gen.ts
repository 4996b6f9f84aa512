// Generated from the folders of compiler/ by `npm run generate`. Add a file there, then run it again.
import { activation as layers_activation } from "../layers/activation.ts";
import { add as layers_add } from "../layers/add.ts";
import { averagePooling2d as layers_averagePooling2d } from "../layers/average-pooling2d.ts";
import { batchNormalization as layers_batchNormalization } from "../layers/batch-normalization.ts";
import { boltzmannMachine as layers_boltzmannMachine } from "../layers/boltzmann-machine.ts";
import { concatenate as layers_concatenate } from "../layers/concatenate.ts";
import { conv2d as layers_conv2d } from "../layers/conv2d.ts";
import { dense as layers_dense } from "../layers/dense.ts";
import { dropout as layers_dropout } from "../layers/dropout.ts";
import { flatten as layers_flatten } from "../layers/flatten.ts";
import { globalAveragePooling2d as layers_globalAveragePooling2d } from "../layers/global-average-pooling2d.ts";
import { input as layers_input } from "../layers/input.ts";
import { maxPooling2d as layers_maxPooling2d } from "../layers/max-pooling2d.ts";
import { reshape as layers_reshape } from "../layers/reshape.ts";
import { restrictedBoltzmannMachine as layers_restrictedBoltzmannMachine } from "../layers/restricted-boltzmann-machine.ts";
import { repeat as wrappers_repeat } from "../wrappers/repeat.ts";
import { elu as activations_elu } from "../activations/elu.ts";
import { exponential as activations_exponential } from "../activations/exponential.ts";
import { gelu as activations_gelu } from "../activations/gelu.ts";
import { hardSigmoid as activations_hardSigmoid } from "../activations/hard-sigmoid.ts";
import { leakyRelu as activations_leakyRelu } from "../activations/leaky-relu.ts";
import { linear as activations_linear } from "../activations/linear.ts";
import { mish as activations_mish } from "../activations/mish.ts";
import { relu as activations_relu } from "../activations/relu.ts";
import { relu6 as activations_relu6 } from "../activations/relu6.ts";
import { selu as activations_selu } from "../activations/selu.ts";
import { sigmoid as activations_sigmoid } from "../activations/sigmoid.ts";
import { silu as activations_silu } from "../activations/silu.ts";
import { softmax as activations_softmax } from "../activations/softmax.ts";
import { softplus as activations_softplus } from "../activations/softplus.ts";
import { softsign as activations_softsign } from "../activations/softsign.ts";
import { step as activations_step } from "../activations/step.ts";
import { tanh as activations_tanh } from "../activations/tanh.ts";
import { binaryCrossentropy as losses_binaryCrossentropy } from "../losses/binary-crossentropy.ts";
import { categoricalCrossentropy as losses_categoricalCrossentropy } from "../losses/categorical-crossentropy.ts";
import { hinge as losses_hinge } from "../losses/hinge.ts";
import { huber as losses_huber } from "../losses/huber.ts";
import { kullbackLeiblerDivergence as losses_kullbackLeiblerDivergence } from "../losses/kullback-leibler-divergence.ts";
import { logCosh as losses_logCosh } from "../losses/log-cosh.ts";
import { meanAbsoluteError as losses_meanAbsoluteError } from "../losses/mean-absolute-error.ts";
import { meanSquaredError as losses_meanSquaredError } from "../losses/mean-squared-error.ts";
import { poisson as losses_poisson } from "../losses/poisson.ts";
import { sparseCategoricalCrossentropy as losses_sparseCategoricalCrossentropy } from "../losses/sparse-categorical-crossentropy.ts";
import { squaredHinge as losses_squaredHinge } from "../losses/squared-hinge.ts";
import { sumSquaredError as losses_sumSquaredError } from "../losses/sum-squared-error.ts";
import { adadelta as optimizers_adadelta } from "../optimizers/adadelta.ts";
import { adagrad as optimizers_adagrad } from "../optimizers/adagrad.ts";
import { adam as optimizers_adam } from "../optimizers/adam.ts";
import { adamW as optimizers_adamW } from "../optimizers/adam-w.ts";
import { adamax as optimizers_adamax } from "../optimizers/adamax.ts";
import { lion as optimizers_lion } from "../optimizers/lion.ts";
import { nadam as optimizers_nadam } from "../optimizers/nadam.ts";
import { rmsprop as optimizers_rmsprop } from "../optimizers/rmsprop.ts";
import { sgd as optimizers_sgd } from "../optimizers/sgd.ts";
import { signSgd as optimizers_signSgd } from "../optimizers/sign-sgd.ts";
import { constant as initializers_constant } from "../initializers/constant.ts";
import { glorotNormal as initializers_glorotNormal } from "../initializers/glorot-normal.ts";
import { glorotUniform as initializers_glorotUniform } from "../initializers/glorot-uniform.ts";
import { heNormal as initializers_heNormal } from "../initializers/he-normal.ts";
import { heUniform as initializers_heUniform } from "../initializers/he-uniform.ts";
import { lecunNormal as initializers_lecunNormal } from "../initializers/lecun-normal.ts";
import { lecunUniform as initializers_lecunUniform } from "../initializers/lecun-uniform.ts";
import { normal as initializers_normal } from "../initializers/normal.ts";
import { ones as initializers_ones } from "../initializers/ones.ts";
import { truncatedNormal as initializers_truncatedNormal } from "../initializers/truncated-normal.ts";
import { uniform as initializers_uniform } from "../initializers/uniform.ts";
import { values as initializers_values } from "../initializers/values.ts";
import { varianceScaling as initializers_varianceScaling } from "../initializers/variance-scaling.ts";
import { zeros as initializers_zeros } from "../initializers/zeros.ts";
import { l1 as regularizers_l1 } from "../regularizers/l1.ts";
import { l1l2 as regularizers_l1l2 } from "../regularizers/l1l2.ts";
import { l2 as regularizers_l2 } from "../regularizers/l2.ts";
import { cosineDecay as schedules_cosineDecay } from "../schedules/cosine-decay.ts";
import { exponentialDecay as schedules_exponentialDecay } from "../schedules/exponential-decay.ts";
import { inverseTimeDecay as schedules_inverseTimeDecay } from "../schedules/inverse-time-decay.ts";
import { piecewiseConstantDecay as schedules_piecewiseConstantDecay } from "../schedules/piecewise-constant-decay.ts";
import { polynomialDecay as schedules_polynomialDecay } from "../schedules/polynomial-decay.ts";
import { accuracy as metrics_accuracy } from "../metrics/accuracy.ts";
import { bitAccuracy as metrics_bitAccuracy } from "../metrics/bit-accuracy.ts";
import { confusionMatrix as metrics_confusionMatrix } from "../metrics/confusion-matrix.ts";
import { distinctCodes as metrics_distinctCodes } from "../metrics/distinct-codes.ts";
import { f1Score as metrics_f1Score } from "../metrics/f1-score.ts";
import { freeEnergy as metrics_freeEnergy } from "../metrics/free-energy.ts";
import { logLikelihood as metrics_logLikelihood } from "../metrics/log-likelihood.ts";
import { loss as metrics_loss } from "../metrics/loss.ts";
import { maxAbsoluteError as metrics_maxAbsoluteError } from "../metrics/max-absolute-error.ts";
import { maxWrongBits as metrics_maxWrongBits } from "../metrics/max-wrong-bits.ts";
import { meanAbsoluteError as metrics_meanAbsoluteError } from "../metrics/mean-absolute-error.ts";
import { precision as metrics_precision } from "../metrics/precision.ts";
import { pseudoLikelihood as metrics_pseudoLikelihood } from "../metrics/pseudo-likelihood.ts";
import { recall as metrics_recall } from "../metrics/recall.ts";
import { reconstructionError as metrics_reconstructionError } from "../metrics/reconstruction-error.ts";
import { rootMeanSquaredError as metrics_rootMeanSquaredError } from "../metrics/root-mean-squared-error.ts";
import { topKAccuracy as metrics_topKAccuracy } from "../metrics/top-k-accuracy.ts";
import { blobs as datasets_blobs } from "../datasets/blobs.ts";
import { checkerboard as datasets_checkerboard } from "../datasets/checkerboard.ts";
import { circles as datasets_circles } from "../datasets/circles.ts";
import { csv as datasets_csv } from "../datasets/csv.ts";
import { idx as datasets_idx } from "../datasets/idx.ts";
import { inline as datasets_inline } from "../datasets/inline.ts";
import { moons as datasets_moons } from "../datasets/moons.ts";
import { parity as datasets_parity } from "../datasets/parity.ts";
import { shapes as datasets_shapes } from "../datasets/shapes.ts";
import { sine as datasets_sine } from "../datasets/sine.ts";
import { spirals as datasets_spirals } from "../datasets/spirals.ts";
import { xor as datasets_xor } from "../datasets/xor.ts";
import { category as columns_category } from "../datasets/columns/category.ts";
import { image as columns_image } from "../datasets/columns/image.ts";
import { number as columns_number } from "../datasets/columns/number.ts";
import { vector as columns_vector } from "../datasets/columns/vector.ts";
import { divide as scales_divide } from "../datasets/scales/divide.ts";
import { minMax as scales_minMax } from "../datasets/scales/min-max.ts";
import { none as scales_none } from "../datasets/scales/none.ts";
import { standard as scales_standard } from "../datasets/scales/standard.ts";
import { inOrder as splits_inOrder } from "../datasets/splits/in-order.ts";
import { random as splits_random } from "../datasets/splits/random.ts";
import { stratified as splits_stratified } from "../datasets/splits/stratified.ts";
import { backpropagation as learning_backpropagation } from "../learning/backpropagation.ts";
import { boltzmann as learning_boltzmann } from "../learning/boltzmann.ts";
import { contrastiveDivergence as learning_contrastiveDivergence } from "../learning/contrastive-divergence.ts";
import { hillClimbing as learning_hillClimbing } from "../learning/hill-climbing.ts";
import { perceptron as learning_perceptron } from "../learning/perceptron.ts";
import { absolute as ops_absolute } from "../ops/absolute.ts";
import { absoluteError as ops_absoluteError } from "../ops/absolute-error.ts";
import { add as ops_add } from "../ops/add.ts";
import { addColumns as ops_addColumns } from "../ops/add-columns.ts";
import { affine as ops_affine } from "../ops/affine.ts";
import { argMaxEquals as ops_argMaxEquals } from "../ops/arg-max-equals.ts";
import { argMaxOneHot as ops_argMaxOneHot } from "../ops/arg-max-one-hot.ts";
import { atPlace as ops_atPlace } from "../ops/at-place.ts";
import { averagePooling2d as ops_averagePooling2d } from "../ops/average-pooling2d.ts";
import { averagePooling2dGradient as ops_averagePooling2dGradient } from "../ops/average-pooling2d-gradient.ts";
import { bernoulli as ops_bernoulli } from "../ops/bernoulli.ts";
import { binaryHit as ops_binaryHit } from "../ops/binary-hit.ts";
import { binaryNumbers as ops_binaryNumbers } from "../ops/binary-numbers.ts";
import { boltzmannStatistics as ops_boltzmannStatistics } from "../ops/boltzmann-statistics.ts";
import { broadcast as ops_broadcast } from "../ops/broadcast.ts";
import { clip as ops_clip } from "../ops/clip.ts";
import { concatenate as ops_concatenate } from "../ops/concatenate.ts";
import { connectionMatrix as ops_connectionMatrix } from "../ops/connection-matrix.ts";
import { connectionPairs as ops_connectionPairs } from "../ops/connection-pairs.ts";
import { convolution2d as ops_convolution2d } from "../ops/convolution2d.ts";
import { convolution2dInputGradient as ops_convolution2dInputGradient } from "../ops/convolution2d-input-gradient.ts";
import { convolution2dKernelGradient as ops_convolution2dKernelGradient } from "../ops/convolution2d-kernel-gradient.ts";
import { diagonal as ops_diagonal } from "../ops/diagonal.ts";
import { divide as ops_divide } from "../ops/divide.ts";
import { dropout as ops_dropout } from "../ops/dropout.ts";
import { elu as ops_elu } from "../ops/elu.ts";
import { eluGradient as ops_eluGradient } from "../ops/elu-gradient.ts";
import { errorFunction as ops_errorFunction } from "../ops/error-function.ts";
import { exponential as ops_exponential } from "../ops/exponential.ts";
import { flipOneOfRow as ops_flipOneOfRow } from "../ops/flip-one-of-row.ts";
import { globalAveragePooling2d as ops_globalAveragePooling2d } from "../ops/global-average-pooling2d.ts";
import { halfSquaredError as ops_halfSquaredError } from "../ops/half-squared-error.ts";
import { huberError as ops_huberError } from "../ops/huber-error.ts";
import { hyperbolicTangent as ops_hyperbolicTangent } from "../ops/hyperbolic-tangent.ts";
import { leakyRelu as ops_leakyRelu } from "../ops/leaky-relu.ts";
import { leakyReluGradient as ops_leakyReluGradient } from "../ops/leaky-relu-gradient.ts";
import { less as ops_less } from "../ops/less.ts";
import { logarithm as ops_logarithm } from "../ops/logarithm.ts";
import { matrixProduct as ops_matrixProduct } from "../ops/matrix-product.ts";
import { maxLast as ops_maxLast } from "../ops/max-last.ts";
import { maxPooling2d as ops_maxPooling2d } from "../ops/max-pooling2d.ts";
import { maxPooling2dGradient as ops_maxPooling2dGradient } from "../ops/max-pooling2d-gradient.ts";
import { maximum as ops_maximum } from "../ops/maximum.ts";
import { maximumOfAll as ops_maximumOfAll } from "../ops/maximum-of-all.ts";
import { meanOfColumns as ops_meanOfColumns } from "../ops/mean-of-columns.ts";
import { multiply as ops_multiply } from "../ops/multiply.ts";
import { multiplyColumns as ops_multiplyColumns } from "../ops/multiply-columns.ts";
import { negate as ops_negate } from "../ops/negate.ts";
import { norm as ops_norm } from "../ops/norm.ts";
import { padLast as ops_padLast } from "../ops/pad-last.ts";
import { relu as ops_relu } from "../ops/relu.ts";
import { reluGradient as ops_reluGradient } from "../ops/relu-gradient.ts";
import { reshape as ops_reshape } from "../ops/reshape.ts";
import { roundAtHalf as ops_roundAtHalf } from "../ops/round-at-half.ts";
import { select as ops_select } from "../ops/select.ts";
import { shutDownUnit as ops_shutDownUnit } from "../ops/shut-down-unit.ts";
import { sigmoid as ops_sigmoid } from "../ops/sigmoid.ts";
import { sigmoidCrossentropy as ops_sigmoidCrossentropy } from "../ops/sigmoid-crossentropy.ts";
import { sign as ops_sign } from "../ops/sign.ts";
import { slice as ops_slice } from "../ops/slice.ts";
import { softmax as ops_softmax } from "../ops/softmax.ts";
import { softmaxCrossentropy as ops_softmaxCrossentropy } from "../ops/softmax-crossentropy.ts";
import { softmaxCrossentropySlope as ops_softmaxCrossentropySlope } from "../ops/softmax-crossentropy-slope.ts";
import { softmaxGradient as ops_softmaxGradient } from "../ops/softmax-gradient.ts";
import { softplus as ops_softplus } from "../ops/softplus.ts";
import { spreadLast as ops_spreadLast } from "../ops/spread-last.ts";
import { spreadPixels as ops_spreadPixels } from "../ops/spread-pixels.ts";
import { square as ops_square } from "../ops/square.ts";
import { squareRoot as ops_squareRoot } from "../ops/square-root.ts";
import { squaredError as ops_squaredError } from "../ops/squared-error.ts";
import { standardizeColumns as ops_standardizeColumns } from "../ops/standardize-columns.ts";
import { standardizeColumnsGradient as ops_standardizeColumnsGradient } from "../ops/standardize-columns-gradient.ts";
import { step as ops_step } from "../ops/step.ts";
import { subtract as ops_subtract } from "../ops/subtract.ts";
import { sumAll as ops_sumAll } from "../ops/sum-all.ts";
import { sumColumns as ops_sumColumns } from "../ops/sum-columns.ts";
import { sumInColumns as ops_sumInColumns } from "../ops/sum-in-columns.ts";
import { sumLast as ops_sumLast } from "../ops/sum-last.ts";
import { topKHit as ops_topKHit } from "../ops/top-k-hit.ts";
import { uniform as ops_uniform } from "../ops/uniform.ts";
import { varianceOfColumns as ops_varianceOfColumns } from "../ops/variance-of-columns.ts";
import type { ActivationWord, InitializerWord, LayerWord, LossWord, MetricWord, OptimizerWord, RegularizerWord, ScheduleWord, WrapperWord } from "./define.ts";
import type { DatasetWord } from "./dataset.ts";
import type { ColumnWord, ScaleWord, SplitWord } from "./column.ts";
import type { LearningWord } from "./learning.ts";
import type { Op } from "../ops/op.ts";

/** The words of compiler/layers, by name. */
export const layers = {
  activation: layers_activation,
  add: layers_add,
  averagePooling2d: layers_averagePooling2d,
  batchNormalization: layers_batchNormalization,
  boltzmannMachine: layers_boltzmannMachine,
  concatenate: layers_concatenate,
  conv2d: layers_conv2d,
  dense: layers_dense,
  dropout: layers_dropout,
  flatten: layers_flatten,
  globalAveragePooling2d: layers_globalAveragePooling2d,
  input: layers_input,
  maxPooling2d: layers_maxPooling2d,
  reshape: layers_reshape,
  restrictedBoltzmannMachine: layers_restrictedBoltzmannMachine,
} satisfies {
  readonly [name: string]: { readonly family: "layer" };
} as unknown as { readonly [name: string]: LayerWord };

/** The words of compiler/wrappers, by name. */
export const wrappers = {
  repeat: wrappers_repeat,
} satisfies {
  readonly [name: string]: { readonly family: "layer" };
} as unknown as { readonly [name: string]: WrapperWord };

/** The words of compiler/activations, by name. */
export const activations = {
  elu: activations_elu,
  exponential: activations_exponential,
  gelu: activations_gelu,
  hardSigmoid: activations_hardSigmoid,
  leakyRelu: activations_leakyRelu,
  linear: activations_linear,
  mish: activations_mish,
  relu: activations_relu,
  relu6: activations_relu6,
  selu: activations_selu,
  sigmoid: activations_sigmoid,
  silu: activations_silu,
  softmax: activations_softmax,
  softplus: activations_softplus,
  softsign: activations_softsign,
  step: activations_step,
  tanh: activations_tanh,
} satisfies {
  readonly [name: string]: { readonly family: "activation" };
} as unknown as { readonly [name: string]: ActivationWord };

/** The words of compiler/losses, by name. */
export const losses = {
  binaryCrossentropy: losses_binaryCrossentropy,
  categoricalCrossentropy: losses_categoricalCrossentropy,
  hinge: losses_hinge,
  huber: losses_huber,
  kullbackLeiblerDivergence: losses_kullbackLeiblerDivergence,
  logCosh: losses_logCosh,
  meanAbsoluteError: losses_meanAbsoluteError,
  meanSquaredError: losses_meanSquaredError,
  poisson: losses_poisson,
  sparseCategoricalCrossentropy: losses_sparseCategoricalCrossentropy,
  squaredHinge: losses_squaredHinge,
  sumSquaredError: losses_sumSquaredError,
} satisfies {
  readonly [name: string]: { readonly family: "loss" };
} as unknown as { readonly [name: string]: LossWord };

/** The words of compiler/optimizers, by name. */
export const optimizers = {
  adadelta: optimizers_adadelta,
  adagrad: optimizers_adagrad,
  adam: optimizers_adam,
  adamW: optimizers_adamW,
  adamax: optimizers_adamax,
  lion: optimizers_lion,
  nadam: optimizers_nadam,
  rmsprop: optimizers_rmsprop,
  sgd: optimizers_sgd,
  signSgd: optimizers_signSgd,
} satisfies {
  readonly [name: string]: { readonly family: "optimizer" };
} as unknown as { readonly [name: string]: OptimizerWord };

/** The words of compiler/initializers, by name. */
export const initializers = {
  constant: initializers_constant,
  glorotNormal: initializers_glorotNormal,
  glorotUniform: initializers_glorotUniform,
  heNormal: initializers_heNormal,
  heUniform: initializers_heUniform,
  lecunNormal: initializers_lecunNormal,
  lecunUniform: initializers_lecunUniform,
  normal: initializers_normal,
  ones: initializers_ones,
  truncatedNormal: initializers_truncatedNormal,
  uniform: initializers_uniform,
  values: initializers_values,
  varianceScaling: initializers_varianceScaling,
  zeros: initializers_zeros,
} satisfies {
  readonly [name: string]: { readonly family: "initializer" };
} as unknown as { readonly [name: string]: InitializerWord };

/** The words of compiler/regularizers, by name. */
export const regularizers = {
  l1: regularizers_l1,
  l1l2: regularizers_l1l2,
  l2: regularizers_l2,
} satisfies {
  readonly [name: string]: { readonly family: "regularizer" };
} as unknown as { readonly [name: string]: RegularizerWord };

/** The words of compiler/schedules, by name. */
export const schedules = {
  cosineDecay: schedules_cosineDecay,
  exponentialDecay: schedules_exponentialDecay,
  inverseTimeDecay: schedules_inverseTimeDecay,
  piecewiseConstantDecay: schedules_piecewiseConstantDecay,
  polynomialDecay: schedules_polynomialDecay,
} satisfies {
  readonly [name: string]: { readonly family: "schedule" };
} as unknown as { readonly [name: string]: ScheduleWord };

/** The words of compiler/metrics, by name. */
export const metrics = {
  accuracy: metrics_accuracy,
  bitAccuracy: metrics_bitAccuracy,
  confusionMatrix: metrics_confusionMatrix,
  distinctCodes: metrics_distinctCodes,
  f1Score: metrics_f1Score,
  freeEnergy: metrics_freeEnergy,
  logLikelihood: metrics_logLikelihood,
  loss: metrics_loss,
  maxAbsoluteError: metrics_maxAbsoluteError,
  maxWrongBits: metrics_maxWrongBits,
  meanAbsoluteError: metrics_meanAbsoluteError,
  precision: metrics_precision,
  pseudoLikelihood: metrics_pseudoLikelihood,
  recall: metrics_recall,
  reconstructionError: metrics_reconstructionError,
  rootMeanSquaredError: metrics_rootMeanSquaredError,
  topKAccuracy: metrics_topKAccuracy,
} satisfies {
  readonly [name: string]: { readonly family: "metric" };
} as unknown as { readonly [name: string]: MetricWord };

/** The words of compiler/datasets, by name. */
export const datasets = {
  blobs: datasets_blobs,
  checkerboard: datasets_checkerboard,
  circles: datasets_circles,
  csv: datasets_csv,
  idx: datasets_idx,
  inline: datasets_inline,
  moons: datasets_moons,
  parity: datasets_parity,
  shapes: datasets_shapes,
  sine: datasets_sine,
  spirals: datasets_spirals,
  xor: datasets_xor,
} satisfies {
  readonly [name: string]: { readonly family: "dataset" };
} as unknown as { readonly [name: string]: DatasetWord };

/** The words of compiler/datasets/columns, by name. */
export const columns = {
  category: columns_category,
  image: columns_image,
  number: columns_number,
  vector: columns_vector,
} satisfies {
  readonly [name: string]: { readonly family: "column" };
} as unknown as { readonly [name: string]: ColumnWord };

/** The words of compiler/datasets/scales, by name. */
export const scales = {
  divide: scales_divide,
  minMax: scales_minMax,
  none: scales_none,
  standard: scales_standard,
} satisfies {
  readonly [name: string]: { readonly family: "scale" };
} as unknown as { readonly [name: string]: ScaleWord };

/** The words of compiler/datasets/splits, by name. */
export const splits = {
  inOrder: splits_inOrder,
  random: splits_random,
  stratified: splits_stratified,
} satisfies {
  readonly [name: string]: { readonly family: "split" };
} as unknown as { readonly [name: string]: SplitWord };

/** The words of compiler/learning, by name. */
export const learning = {
  backpropagation: learning_backpropagation,
  boltzmann: learning_boltzmann,
  contrastiveDivergence: learning_contrastiveDivergence,
  hillClimbing: learning_hillClimbing,
  perceptron: learning_perceptron,
} satisfies {
  readonly [name: string]: { readonly family: "learning" };
} as unknown as { readonly [name: string]: LearningWord };

/** The words of compiler/ops, by name. */
export const ops = {
  absolute: ops_absolute,
  absoluteError: ops_absoluteError,
  add: ops_add,
  addColumns: ops_addColumns,
  affine: ops_affine,
  argMaxEquals: ops_argMaxEquals,
  argMaxOneHot: ops_argMaxOneHot,
  atPlace: ops_atPlace,
  averagePooling2d: ops_averagePooling2d,
  averagePooling2dGradient: ops_averagePooling2dGradient,
  bernoulli: ops_bernoulli,
  binaryHit: ops_binaryHit,
  binaryNumbers: ops_binaryNumbers,
  boltzmannStatistics: ops_boltzmannStatistics,
  broadcast: ops_broadcast,
  clip: ops_clip,
  concatenate: ops_concatenate,
  connectionMatrix: ops_connectionMatrix,
  connectionPairs: ops_connectionPairs,
  convolution2d: ops_convolution2d,
  convolution2dInputGradient: ops_convolution2dInputGradient,
  convolution2dKernelGradient: ops_convolution2dKernelGradient,
  diagonal: ops_diagonal,
  divide: ops_divide,
  dropout: ops_dropout,
  elu: ops_elu,
  eluGradient: ops_eluGradient,
  errorFunction: ops_errorFunction,
  exponential: ops_exponential,
  flipOneOfRow: ops_flipOneOfRow,
  globalAveragePooling2d: ops_globalAveragePooling2d,
  halfSquaredError: ops_halfSquaredError,
  huberError: ops_huberError,
  hyperbolicTangent: ops_hyperbolicTangent,
  leakyRelu: ops_leakyRelu,
  leakyReluGradient: ops_leakyReluGradient,
  less: ops_less,
  logarithm: ops_logarithm,
  matrixProduct: ops_matrixProduct,
  maxLast: ops_maxLast,
  maxPooling2d: ops_maxPooling2d,
  maxPooling2dGradient: ops_maxPooling2dGradient,
  maximum: ops_maximum,
  maximumOfAll: ops_maximumOfAll,
  meanOfColumns: ops_meanOfColumns,
  multiply: ops_multiply,
  multiplyColumns: ops_multiplyColumns,
  negate: ops_negate,
  norm: ops_norm,
  padLast: ops_padLast,
  relu: ops_relu,
  reluGradient: ops_reluGradient,
  reshape: ops_reshape,
  roundAtHalf: ops_roundAtHalf,
  select: ops_select,
  shutDownUnit: ops_shutDownUnit,
  sigmoid: ops_sigmoid,
  sigmoidCrossentropy: ops_sigmoidCrossentropy,
  sign: ops_sign,
  slice: ops_slice,
  softmax: ops_softmax,
  softmaxCrossentropy: ops_softmaxCrossentropy,
  softmaxCrossentropySlope: ops_softmaxCrossentropySlope,
  softmaxGradient: ops_softmaxGradient,
  softplus: ops_softplus,
  spreadLast: ops_spreadLast,
  spreadPixels: ops_spreadPixels,
  square: ops_square,
  squareRoot: ops_squareRoot,
  squaredError: ops_squaredError,
  standardizeColumns: ops_standardizeColumns,
  standardizeColumnsGradient: ops_standardizeColumnsGradient,
  step: ops_step,
  subtract: ops_subtract,
  sumAll: ops_sumAll,
  sumColumns: ops_sumColumns,
  sumInColumns: ops_sumInColumns,
  sumLast: ops_sumLast,
  topKHit: ops_topKHit,
  uniform: ops_uniform,
  varianceOfColumns: ops_varianceOfColumns,
} satisfies {
  readonly [name: string]: Pick<Op, "name">;
} as unknown as { readonly [name: string]: Op };
