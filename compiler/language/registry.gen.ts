// Generated from the files of this folder by `npm run generate`. Add a file, then run it again.
import { activation as layers_activation } from "./layers/activation.ts";
import { add as layers_add } from "./layers/add.ts";
import { additiveAttention as layers_additiveAttention } from "./layers/additive-attention.ts";
import { alphaDropout as layers_alphaDropout } from "./layers/alpha-dropout.ts";
import { attention as layers_attention } from "./layers/attention.ts";
import { average as layers_average } from "./layers/average.ts";
import { averagePooling1d as layers_averagePooling1d } from "./layers/average-pooling1d.ts";
import { averagePooling2d as layers_averagePooling2d } from "./layers/average-pooling2d.ts";
import { batchNormalization as layers_batchNormalization } from "./layers/batch-normalization.ts";
import { bidirectional as layers_bidirectional } from "./layers/bidirectional.ts";
import { boltzmannMachine as layers_boltzmannMachine } from "./layers/boltzmann-machine.ts";
import { concatenate as layers_concatenate } from "./layers/concatenate.ts";
import { conv1d as layers_conv1d } from "./layers/conv1d.ts";
import { conv1dTranspose as layers_conv1dTranspose } from "./layers/conv1d-transpose.ts";
import { conv2d as layers_conv2d } from "./layers/conv2d.ts";
import { conv2dTranspose as layers_conv2dTranspose } from "./layers/conv2d-transpose.ts";
import { cropping1d as layers_cropping1d } from "./layers/cropping1d.ts";
import { cropping2d as layers_cropping2d } from "./layers/cropping2d.ts";
import { dense as layers_dense } from "./layers/dense.ts";
import { depthwiseConv1d as layers_depthwiseConv1d } from "./layers/depthwise-conv1d.ts";
import { depthwiseConv2d as layers_depthwiseConv2d } from "./layers/depthwise-conv2d.ts";
import { discretization as layers_discretization } from "./layers/discretization.ts";
import { dot as layers_dot } from "./layers/dot.ts";
import { dropout as layers_dropout } from "./layers/dropout.ts";
import { elu as layers_elu } from "./layers/elu.ts";
import { embedding as layers_embedding } from "./layers/embedding.ts";
import { flatten as layers_flatten } from "./layers/flatten.ts";
import { gaussianDropout as layers_gaussianDropout } from "./layers/gaussian-dropout.ts";
import { gaussianNoise as layers_gaussianNoise } from "./layers/gaussian-noise.ts";
import { globalAveragePooling1d as layers_globalAveragePooling1d } from "./layers/global-average-pooling1d.ts";
import { globalAveragePooling2d as layers_globalAveragePooling2d } from "./layers/global-average-pooling2d.ts";
import { globalMaxPooling1d as layers_globalMaxPooling1d } from "./layers/global-max-pooling1d.ts";
import { globalMaxPooling2d as layers_globalMaxPooling2d } from "./layers/global-max-pooling2d.ts";
import { groupNormalization as layers_groupNormalization } from "./layers/group-normalization.ts";
import { gru as layers_gru } from "./layers/gru.ts";
import { input as layers_input } from "./layers/input.ts";
import { layerNormalization as layers_layerNormalization } from "./layers/layer-normalization.ts";
import { leakyRelu as layers_leakyRelu } from "./layers/leaky-relu.ts";
import { lstm as layers_lstm } from "./layers/lstm.ts";
import { masking as layers_masking } from "./layers/masking.ts";
import { maxPooling1d as layers_maxPooling1d } from "./layers/max-pooling1d.ts";
import { maxPooling2d as layers_maxPooling2d } from "./layers/max-pooling2d.ts";
import { maximum as layers_maximum } from "./layers/maximum.ts";
import { melSpectrogram as layers_melSpectrogram } from "./layers/mel-spectrogram.ts";
import { mfcc as layers_mfcc } from "./layers/mfcc.ts";
import { minimum as layers_minimum } from "./layers/minimum.ts";
import { multiHeadAttention as layers_multiHeadAttention } from "./layers/multi-head-attention.ts";
import { multiply as layers_multiply } from "./layers/multiply.ts";
import { permute as layers_permute } from "./layers/permute.ts";
import { positionEmbedding as layers_positionEmbedding } from "./layers/position-embedding.ts";
import { prelu as layers_prelu } from "./layers/prelu.ts";
import { relu as layers_relu } from "./layers/relu.ts";
import { repeatVector as layers_repeatVector } from "./layers/repeat-vector.ts";
import { rescaling as layers_rescaling } from "./layers/rescaling.ts";
import { reshape as layers_reshape } from "./layers/reshape.ts";
import { restrictedBoltzmannMachine as layers_restrictedBoltzmannMachine } from "./layers/restricted-boltzmann-machine.ts";
import { rmsNormalization as layers_rmsNormalization } from "./layers/rms-normalization.ts";
import { separableConv1d as layers_separableConv1d } from "./layers/separable-conv1d.ts";
import { separableConv2d as layers_separableConv2d } from "./layers/separable-conv2d.ts";
import { simpleRnn as layers_simpleRnn } from "./layers/simple-rnn.ts";
import { sinePositionEncoding as layers_sinePositionEncoding } from "./layers/sine-position-encoding.ts";
import { spatialDropout1d as layers_spatialDropout1d } from "./layers/spatial-dropout1d.ts";
import { spatialDropout2d as layers_spatialDropout2d } from "./layers/spatial-dropout2d.ts";
import { subtract as layers_subtract } from "./layers/subtract.ts";
import { unitNormalization as layers_unitNormalization } from "./layers/unit-normalization.ts";
import { upSampling1d as layers_upSampling1d } from "./layers/up-sampling1d.ts";
import { upSampling2d as layers_upSampling2d } from "./layers/up-sampling2d.ts";
import { zeroPadding1d as layers_zeroPadding1d } from "./layers/zero-padding1d.ts";
import { zeroPadding2d as layers_zeroPadding2d } from "./layers/zero-padding2d.ts";
import { repeat as wrappers_repeat } from "./wrappers/repeat.ts";
import { timeDistributed as wrappers_timeDistributed } from "./wrappers/time-distributed.ts";
import { elu as activations_elu } from "./activations/elu.ts";
import { exponential as activations_exponential } from "./activations/exponential.ts";
import { gelu as activations_gelu } from "./activations/gelu.ts";
import { hardSigmoid as activations_hardSigmoid } from "./activations/hard-sigmoid.ts";
import { leakyRelu as activations_leakyRelu } from "./activations/leaky-relu.ts";
import { linear as activations_linear } from "./activations/linear.ts";
import { mish as activations_mish } from "./activations/mish.ts";
import { relu as activations_relu } from "./activations/relu.ts";
import { relu6 as activations_relu6 } from "./activations/relu6.ts";
import { selu as activations_selu } from "./activations/selu.ts";
import { sigmoid as activations_sigmoid } from "./activations/sigmoid.ts";
import { silu as activations_silu } from "./activations/silu.ts";
import { softmax as activations_softmax } from "./activations/softmax.ts";
import { softplus as activations_softplus } from "./activations/softplus.ts";
import { softsign as activations_softsign } from "./activations/softsign.ts";
import { step as activations_step } from "./activations/step.ts";
import { tanh as activations_tanh } from "./activations/tanh.ts";
import { binaryCrossentropy as losses_binaryCrossentropy } from "./losses/binary-crossentropy.ts";
import { categoricalCrossentropy as losses_categoricalCrossentropy } from "./losses/categorical-crossentropy.ts";
import { hinge as losses_hinge } from "./losses/hinge.ts";
import { huber as losses_huber } from "./losses/huber.ts";
import { kullbackLeiblerDivergence as losses_kullbackLeiblerDivergence } from "./losses/kullback-leibler-divergence.ts";
import { logCosh as losses_logCosh } from "./losses/log-cosh.ts";
import { meanAbsoluteError as losses_meanAbsoluteError } from "./losses/mean-absolute-error.ts";
import { meanSquaredError as losses_meanSquaredError } from "./losses/mean-squared-error.ts";
import { poisson as losses_poisson } from "./losses/poisson.ts";
import { sparseCategoricalCrossentropy as losses_sparseCategoricalCrossentropy } from "./losses/sparse-categorical-crossentropy.ts";
import { squaredHinge as losses_squaredHinge } from "./losses/squared-hinge.ts";
import { sumSquaredError as losses_sumSquaredError } from "./losses/sum-squared-error.ts";
import { adadelta as optimizers_adadelta } from "./optimizers/adadelta.ts";
import { adagrad as optimizers_adagrad } from "./optimizers/adagrad.ts";
import { adam as optimizers_adam } from "./optimizers/adam.ts";
import { adamW as optimizers_adamW } from "./optimizers/adam-w.ts";
import { adamax as optimizers_adamax } from "./optimizers/adamax.ts";
import { lion as optimizers_lion } from "./optimizers/lion.ts";
import { nadam as optimizers_nadam } from "./optimizers/nadam.ts";
import { rmsprop as optimizers_rmsprop } from "./optimizers/rmsprop.ts";
import { sgd as optimizers_sgd } from "./optimizers/sgd.ts";
import { signSgd as optimizers_signSgd } from "./optimizers/sign-sgd.ts";
import { constant as initializers_constant } from "./initializers/constant.ts";
import { glorotNormal as initializers_glorotNormal } from "./initializers/glorot-normal.ts";
import { glorotUniform as initializers_glorotUniform } from "./initializers/glorot-uniform.ts";
import { heNormal as initializers_heNormal } from "./initializers/he-normal.ts";
import { heUniform as initializers_heUniform } from "./initializers/he-uniform.ts";
import { identity as initializers_identity } from "./initializers/identity.ts";
import { lecunNormal as initializers_lecunNormal } from "./initializers/lecun-normal.ts";
import { lecunUniform as initializers_lecunUniform } from "./initializers/lecun-uniform.ts";
import { normal as initializers_normal } from "./initializers/normal.ts";
import { ones as initializers_ones } from "./initializers/ones.ts";
import { orthogonal as initializers_orthogonal } from "./initializers/orthogonal.ts";
import { truncatedNormal as initializers_truncatedNormal } from "./initializers/truncated-normal.ts";
import { uniform as initializers_uniform } from "./initializers/uniform.ts";
import { values as initializers_values } from "./initializers/values.ts";
import { varianceScaling as initializers_varianceScaling } from "./initializers/variance-scaling.ts";
import { zeros as initializers_zeros } from "./initializers/zeros.ts";
import { l1 as regularizers_l1 } from "./regularizers/l1.ts";
import { l1l2 as regularizers_l1l2 } from "./regularizers/l1l2.ts";
import { l2 as regularizers_l2 } from "./regularizers/l2.ts";
import { cosineDecay as schedules_cosineDecay } from "./schedules/cosine-decay.ts";
import { exponentialDecay as schedules_exponentialDecay } from "./schedules/exponential-decay.ts";
import { inverseTimeDecay as schedules_inverseTimeDecay } from "./schedules/inverse-time-decay.ts";
import { piecewiseConstantDecay as schedules_piecewiseConstantDecay } from "./schedules/piecewise-constant-decay.ts";
import { polynomialDecay as schedules_polynomialDecay } from "./schedules/polynomial-decay.ts";
import { accuracy as metrics_accuracy } from "./metrics/accuracy.ts";
import { auc as metrics_auc } from "./metrics/auc.ts";
import { bitAccuracy as metrics_bitAccuracy } from "./metrics/bit-accuracy.ts";
import { brierScore as metrics_brierScore } from "./metrics/brier-score.ts";
import { confusionMatrix as metrics_confusionMatrix } from "./metrics/confusion-matrix.ts";
import { distinctCodes as metrics_distinctCodes } from "./metrics/distinct-codes.ts";
import { f1Score as metrics_f1Score } from "./metrics/f1-score.ts";
import { freeEnergy as metrics_freeEnergy } from "./metrics/free-energy.ts";
import { logLikelihood as metrics_logLikelihood } from "./metrics/log-likelihood.ts";
import { loss as metrics_loss } from "./metrics/loss.ts";
import { maxAbsoluteError as metrics_maxAbsoluteError } from "./metrics/max-absolute-error.ts";
import { maxWrongBits as metrics_maxWrongBits } from "./metrics/max-wrong-bits.ts";
import { meanAbsoluteError as metrics_meanAbsoluteError } from "./metrics/mean-absolute-error.ts";
import { meanSquaredError as metrics_meanSquaredError } from "./metrics/mean-squared-error.ts";
import { prAuc as metrics_prAuc } from "./metrics/pr-auc.ts";
import { precision as metrics_precision } from "./metrics/precision.ts";
import { pseudoLikelihood as metrics_pseudoLikelihood } from "./metrics/pseudo-likelihood.ts";
import { r2Score as metrics_r2Score } from "./metrics/r2-score.ts";
import { recall as metrics_recall } from "./metrics/recall.ts";
import { reconstructionError as metrics_reconstructionError } from "./metrics/reconstruction-error.ts";
import { rootMeanSquaredError as metrics_rootMeanSquaredError } from "./metrics/root-mean-squared-error.ts";
import { topKAccuracy as metrics_topKAccuracy } from "./metrics/top-k-accuracy.ts";
import { audio as datasets_audio } from "./datasets/audio.ts";
import { blobs as datasets_blobs } from "./datasets/blobs.ts";
import { checkerboard as datasets_checkerboard } from "./datasets/checkerboard.ts";
import { circles as datasets_circles } from "./datasets/circles.ts";
import { csv as datasets_csv } from "./datasets/csv.ts";
import { idx as datasets_idx } from "./datasets/idx.ts";
import { images as datasets_images } from "./datasets/images.ts";
import { inline as datasets_inline } from "./datasets/inline.ts";
import { json as datasets_json } from "./datasets/json.ts";
import { moons as datasets_moons } from "./datasets/moons.ts";
import { ndjson as datasets_ndjson } from "./datasets/ndjson.ts";
import { npy as datasets_npy } from "./datasets/npy.ts";
import { npz as datasets_npz } from "./datasets/npz.ts";
import { parity as datasets_parity } from "./datasets/parity.ts";
import { parquet as datasets_parquet } from "./datasets/parquet.ts";
import { shapes as datasets_shapes } from "./datasets/shapes.ts";
import { sine as datasets_sine } from "./datasets/sine.ts";
import { spirals as datasets_spirals } from "./datasets/spirals.ts";
import { text as datasets_text } from "./datasets/text.ts";
import { tsv as datasets_tsv } from "./datasets/tsv.ts";
import { xor as datasets_xor } from "./datasets/xor.ts";
import { audio as columns_audio } from "./columns/audio.ts";
import { boolean as columns_boolean } from "./columns/boolean.ts";
import { category as columns_category } from "./columns/category.ts";
import { date as columns_date } from "./columns/date.ts";
import { image as columns_image } from "./columns/image.ts";
import { number as columns_number } from "./columns/number.ts";
import { sequence as columns_sequence } from "./columns/sequence.ts";
import { text as columns_text } from "./columns/text.ts";
import { vector as columns_vector } from "./columns/vector.ts";
import { divide as scales_divide } from "./scales/divide.ts";
import { log1p as scales_log1p } from "./scales/log1p.ts";
import { minMax as scales_minMax } from "./scales/min-max.ts";
import { none as scales_none } from "./scales/none.ts";
import { power as scales_power } from "./scales/power.ts";
import { quantile as scales_quantile } from "./scales/quantile.ts";
import { robust as scales_robust } from "./scales/robust.ts";
import { standard as scales_standard } from "./scales/standard.ts";
import { category as missing_category } from "./missing/category.ts";
import { constant as missing_constant } from "./missing/constant.ts";
import { error as missing_error } from "./missing/error.ts";
import { indicator as missing_indicator } from "./missing/indicator.ts";
import { mean as missing_mean } from "./missing/mean.ts";
import { median as missing_median } from "./missing/median.ts";
import { mode as missing_mode } from "./missing/mode.ts";
import { skip as missing_skip } from "./missing/skip.ts";
import { column as splits_column } from "./splits/column.ts";
import { group as splits_group } from "./splits/group.ts";
import { groupKFold as splits_groupKFold } from "./splits/group-k-fold.ts";
import { inOrder as splits_inOrder } from "./splits/in-order.ts";
import { kFold as splits_kFold } from "./splits/k-fold.ts";
import { random as splits_random } from "./splits/random.ts";
import { stratified as splits_stratified } from "./splits/stratified.ts";
import { stratifiedKFold as splits_stratifiedKFold } from "./splits/stratified-k-fold.ts";
import { time as splits_time } from "./splits/time.ts";
import { cutout as augmentations_cutout } from "./augmentations/cutout.ts";
import { mixup as augmentations_mixup } from "./augmentations/mixup.ts";
import { noise as augmentations_noise } from "./augmentations/noise.ts";
import { randomContrast as augmentations_randomContrast } from "./augmentations/random-contrast.ts";
import { randomCrop as augmentations_randomCrop } from "./augmentations/random-crop.ts";
import { randomFlip as augmentations_randomFlip } from "./augmentations/random-flip.ts";
import { randomRotation as augmentations_randomRotation } from "./augmentations/random-rotation.ts";
import { randomShift as augmentations_randomShift } from "./augmentations/random-shift.ts";
import { randomTranslation as augmentations_randomTranslation } from "./augmentations/random-translation.ts";
import { randomZoom as augmentations_randomZoom } from "./augmentations/random-zoom.ts";
import { backpropagation as learning_backpropagation } from "./learning/backpropagation.ts";
import { boltzmann as learning_boltzmann } from "./learning/boltzmann.ts";
import { contrastiveDivergence as learning_contrastiveDivergence } from "./learning/contrastive-divergence.ts";
import { hillClimbing as learning_hillClimbing } from "./learning/hill-climbing.ts";
import { perceptron as learning_perceptron } from "./learning/perceptron.ts";
import type { LayerWord } from "./define/layer.ts";
import type { WrapperWord } from "./define/layer.ts";
import type { ActivationWord } from "./define/activation.ts";
import type { LossWord } from "./define/loss.ts";
import type { OptimizerWord } from "./define/optimizer.ts";
import type { InitializerWord } from "./define/initializer.ts";
import type { RegularizerWord } from "./define/regularizer.ts";
import type { ScheduleWord } from "./define/schedule.ts";
import type { MetricWord } from "./define/metric.ts";
import type { DatasetWord } from "./define/dataset.ts";
import type { ColumnWord } from "./define/column.ts";
import type { ScaleWord } from "./define/column.ts";
import type { MissingWord } from "./define/missing.ts";
import type { SplitWord } from "./define/column.ts";
import type { AugmentationWord } from "./define/augmentation.ts";
import type { LearningWord } from "./define/learning.ts";

/** The words of compiler/language/layers, by name. */
export const layers = {
  activation: layers_activation,
  add: layers_add,
  additiveAttention: layers_additiveAttention,
  alphaDropout: layers_alphaDropout,
  attention: layers_attention,
  average: layers_average,
  averagePooling1d: layers_averagePooling1d,
  averagePooling2d: layers_averagePooling2d,
  batchNormalization: layers_batchNormalization,
  bidirectional: layers_bidirectional,
  boltzmannMachine: layers_boltzmannMachine,
  concatenate: layers_concatenate,
  conv1d: layers_conv1d,
  conv1dTranspose: layers_conv1dTranspose,
  conv2d: layers_conv2d,
  conv2dTranspose: layers_conv2dTranspose,
  cropping1d: layers_cropping1d,
  cropping2d: layers_cropping2d,
  dense: layers_dense,
  depthwiseConv1d: layers_depthwiseConv1d,
  depthwiseConv2d: layers_depthwiseConv2d,
  discretization: layers_discretization,
  dot: layers_dot,
  dropout: layers_dropout,
  elu: layers_elu,
  embedding: layers_embedding,
  flatten: layers_flatten,
  gaussianDropout: layers_gaussianDropout,
  gaussianNoise: layers_gaussianNoise,
  globalAveragePooling1d: layers_globalAveragePooling1d,
  globalAveragePooling2d: layers_globalAveragePooling2d,
  globalMaxPooling1d: layers_globalMaxPooling1d,
  globalMaxPooling2d: layers_globalMaxPooling2d,
  groupNormalization: layers_groupNormalization,
  gru: layers_gru,
  input: layers_input,
  layerNormalization: layers_layerNormalization,
  leakyRelu: layers_leakyRelu,
  lstm: layers_lstm,
  masking: layers_masking,
  maxPooling1d: layers_maxPooling1d,
  maxPooling2d: layers_maxPooling2d,
  maximum: layers_maximum,
  melSpectrogram: layers_melSpectrogram,
  mfcc: layers_mfcc,
  minimum: layers_minimum,
  multiHeadAttention: layers_multiHeadAttention,
  multiply: layers_multiply,
  permute: layers_permute,
  positionEmbedding: layers_positionEmbedding,
  prelu: layers_prelu,
  relu: layers_relu,
  repeatVector: layers_repeatVector,
  rescaling: layers_rescaling,
  reshape: layers_reshape,
  restrictedBoltzmannMachine: layers_restrictedBoltzmannMachine,
  rmsNormalization: layers_rmsNormalization,
  separableConv1d: layers_separableConv1d,
  separableConv2d: layers_separableConv2d,
  simpleRnn: layers_simpleRnn,
  sinePositionEncoding: layers_sinePositionEncoding,
  spatialDropout1d: layers_spatialDropout1d,
  spatialDropout2d: layers_spatialDropout2d,
  subtract: layers_subtract,
  unitNormalization: layers_unitNormalization,
  upSampling1d: layers_upSampling1d,
  upSampling2d: layers_upSampling2d,
  zeroPadding1d: layers_zeroPadding1d,
  zeroPadding2d: layers_zeroPadding2d,
} satisfies {
  readonly [name: string]: { readonly family: "layer" };
} as unknown as { readonly [name: string]: LayerWord };

/** The words of compiler/language/wrappers, by name. */
export const wrappers = {
  repeat: wrappers_repeat,
  timeDistributed: wrappers_timeDistributed,
} satisfies {
  readonly [name: string]: { readonly family: "layer" };
} as unknown as { readonly [name: string]: WrapperWord };

/** The words of compiler/language/activations, by name. */
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

/** The words of compiler/language/losses, by name. */
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

/** The words of compiler/language/optimizers, by name. */
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

/** The words of compiler/language/initializers, by name. */
export const initializers = {
  constant: initializers_constant,
  glorotNormal: initializers_glorotNormal,
  glorotUniform: initializers_glorotUniform,
  heNormal: initializers_heNormal,
  heUniform: initializers_heUniform,
  identity: initializers_identity,
  lecunNormal: initializers_lecunNormal,
  lecunUniform: initializers_lecunUniform,
  normal: initializers_normal,
  ones: initializers_ones,
  orthogonal: initializers_orthogonal,
  truncatedNormal: initializers_truncatedNormal,
  uniform: initializers_uniform,
  values: initializers_values,
  varianceScaling: initializers_varianceScaling,
  zeros: initializers_zeros,
} satisfies {
  readonly [name: string]: { readonly family: "initializer" };
} as unknown as { readonly [name: string]: InitializerWord };

/** The words of compiler/language/regularizers, by name. */
export const regularizers = {
  l1: regularizers_l1,
  l1l2: regularizers_l1l2,
  l2: regularizers_l2,
} satisfies {
  readonly [name: string]: { readonly family: "regularizer" };
} as unknown as { readonly [name: string]: RegularizerWord };

/** The words of compiler/language/schedules, by name. */
export const schedules = {
  cosineDecay: schedules_cosineDecay,
  exponentialDecay: schedules_exponentialDecay,
  inverseTimeDecay: schedules_inverseTimeDecay,
  piecewiseConstantDecay: schedules_piecewiseConstantDecay,
  polynomialDecay: schedules_polynomialDecay,
} satisfies {
  readonly [name: string]: { readonly family: "schedule" };
} as unknown as { readonly [name: string]: ScheduleWord };

/** The words of compiler/language/metrics, by name. */
export const metrics = {
  accuracy: metrics_accuracy,
  auc: metrics_auc,
  bitAccuracy: metrics_bitAccuracy,
  brierScore: metrics_brierScore,
  confusionMatrix: metrics_confusionMatrix,
  distinctCodes: metrics_distinctCodes,
  f1Score: metrics_f1Score,
  freeEnergy: metrics_freeEnergy,
  logLikelihood: metrics_logLikelihood,
  loss: metrics_loss,
  maxAbsoluteError: metrics_maxAbsoluteError,
  maxWrongBits: metrics_maxWrongBits,
  meanAbsoluteError: metrics_meanAbsoluteError,
  meanSquaredError: metrics_meanSquaredError,
  prAuc: metrics_prAuc,
  precision: metrics_precision,
  pseudoLikelihood: metrics_pseudoLikelihood,
  r2Score: metrics_r2Score,
  recall: metrics_recall,
  reconstructionError: metrics_reconstructionError,
  rootMeanSquaredError: metrics_rootMeanSquaredError,
  topKAccuracy: metrics_topKAccuracy,
} satisfies {
  readonly [name: string]: { readonly family: "metric" };
} as unknown as { readonly [name: string]: MetricWord };

/** The words of compiler/language/datasets, by name. */
export const datasets = {
  audio: datasets_audio,
  blobs: datasets_blobs,
  checkerboard: datasets_checkerboard,
  circles: datasets_circles,
  csv: datasets_csv,
  idx: datasets_idx,
  images: datasets_images,
  inline: datasets_inline,
  json: datasets_json,
  moons: datasets_moons,
  ndjson: datasets_ndjson,
  npy: datasets_npy,
  npz: datasets_npz,
  parity: datasets_parity,
  parquet: datasets_parquet,
  shapes: datasets_shapes,
  sine: datasets_sine,
  spirals: datasets_spirals,
  text: datasets_text,
  tsv: datasets_tsv,
  xor: datasets_xor,
} satisfies {
  readonly [name: string]: { readonly family: "dataset" };
} as unknown as { readonly [name: string]: DatasetWord };

/** The words of compiler/language/columns, by name. */
export const columns = {
  audio: columns_audio,
  boolean: columns_boolean,
  category: columns_category,
  date: columns_date,
  image: columns_image,
  number: columns_number,
  sequence: columns_sequence,
  text: columns_text,
  vector: columns_vector,
} satisfies {
  readonly [name: string]: { readonly family: "column" };
} as unknown as { readonly [name: string]: ColumnWord };

/** The words of compiler/language/scales, by name. */
export const scales = {
  divide: scales_divide,
  log1p: scales_log1p,
  minMax: scales_minMax,
  none: scales_none,
  power: scales_power,
  quantile: scales_quantile,
  robust: scales_robust,
  standard: scales_standard,
} satisfies {
  readonly [name: string]: { readonly family: "scale" };
} as unknown as { readonly [name: string]: ScaleWord };

/** The words of compiler/language/missing, by name. */
export const missing = {
  category: missing_category,
  constant: missing_constant,
  error: missing_error,
  indicator: missing_indicator,
  mean: missing_mean,
  median: missing_median,
  mode: missing_mode,
  skip: missing_skip,
} satisfies {
  readonly [name: string]: { readonly family: "missing" };
} as unknown as { readonly [name: string]: MissingWord };

/** The words of compiler/language/splits, by name. */
export const splits = {
  column: splits_column,
  group: splits_group,
  groupKFold: splits_groupKFold,
  inOrder: splits_inOrder,
  kFold: splits_kFold,
  random: splits_random,
  stratified: splits_stratified,
  stratifiedKFold: splits_stratifiedKFold,
  time: splits_time,
} satisfies {
  readonly [name: string]: { readonly family: "split" };
} as unknown as { readonly [name: string]: SplitWord };

/** The words of compiler/language/augmentations, by name. */
export const augmentations = {
  cutout: augmentations_cutout,
  mixup: augmentations_mixup,
  noise: augmentations_noise,
  randomContrast: augmentations_randomContrast,
  randomCrop: augmentations_randomCrop,
  randomFlip: augmentations_randomFlip,
  randomRotation: augmentations_randomRotation,
  randomShift: augmentations_randomShift,
  randomTranslation: augmentations_randomTranslation,
  randomZoom: augmentations_randomZoom,
} satisfies {
  readonly [name: string]: { readonly family: "augmentation" };
} as unknown as { readonly [name: string]: AugmentationWord };

/** The words of compiler/language/learning, by name. */
export const learning = {
  backpropagation: learning_backpropagation,
  boltzmann: learning_boltzmann,
  contrastiveDivergence: learning_contrastiveDivergence,
  hillClimbing: learning_hillClimbing,
  perceptron: learning_perceptron,
} satisfies {
  readonly [name: string]: { readonly family: "learning" };
} as unknown as { readonly [name: string]: LearningWord };
