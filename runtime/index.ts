// What generated code may import.
export { type Arena, createArena, KernelsRefusedError } from "./arena.ts";
export { argMax } from "./arg-max.ts";
export { arithmeticVersion } from "./arithmetic-version.ts";
export { Batches, copyRows } from "./batches.ts";
export { categoryIndex } from "./category-index.ts";
export { chooseThreshold } from "./choose-threshold.ts";
export { EarlyStopping } from "./early-stopping.ts";
export { erf } from "./erf.ts";
export { exp, expFloat32 } from "./exp.ts";
export { fieldsOf } from "./fields-of.ts";
export { fitMinMax, fitStandard, setScale } from "./fit-scale.ts";
export { imageNumbers } from "./image-numbers.ts";
export {
  fillConstant,
  fillIdentity,
  fillNormal,
  fillOrthogonal,
  fillTruncatedNormal,
  fillUniform,
  storeByInput,
} from "./initialize.ts";
export type { Kernels } from "./kernels/kernels.gen.ts";
export { log, logFloat32 } from "./log.ts";
export { log1p, log1pFloat32 } from "./log1p.ts";
export { addUp, collectCodes, ratioOf, tableOf } from "./measures.ts";
export {
  NotFiniteError,
  requireFinite,
  requireFiniteByKernel,
  requireFiniteGradients,
  requireFiniteProduct,
} from "./not-finite.ts";
export { PerceptronStopping } from "./perceptron-stopping.ts";
export type { Picture } from "./picture.ts";
export {
  type CategoryPrediction,
  type CategoryScores,
  decideAbove,
  decideBetween,
  decideBySign,
  highestScore,
  highestScoreAbove,
  mostProbable,
  mostProbableAbove,
} from "./prediction.ts";
export { PythonRandom } from "./python-random.ts";
export { RandomState } from "./random-state.ts";
export { randomWord } from "./random-word.ts";
export { averagePrecision, determination, rocArea } from "./ranking.ts";
export { requireNumber, requireNumbers } from "./require-number.ts";
export { sigmoid, sigmoidFloat32 } from "./sigmoid.ts";
export { cos } from "./sin-cos.ts";
export { sumOf } from "./sum-of.ts";
export { tanh, tanhFloat32 } from "./tanh.ts";
export type { Team, TeamMember } from "./team.ts";
export type { TrainingOptions, TrainingProgress } from "./training-options.ts";
export { viewOf, viewsOf } from "./views.ts";
export { weighCategories } from "./weigh-categories.ts";
export { readTensors, type TensorNames, WeightsError, writeTensors } from "./weights.ts";
