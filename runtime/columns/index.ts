// What generated code imports for columns that learn more from their rows than a mean and a deviation.
export { exp1mOf, log1pOf, quantileRank, yeoJohnson } from "./curves.ts";
export { writeDate } from "./date.ts";
export { meanOf, medianOf, modeOf } from "./fit-fill.ts";
export { fitRobust } from "./fit-robust.ts";
export { lacksNumbers, numbersOr, presentNumbers } from "./numbers-or.ts";
export { categoryOrOther, numberOr } from "./or-other.ts";
export { requireIndices } from "./require-indices.ts";
export { learnRarity, learnWords, vocabularyOf } from "./vocabulary.ts";
export { writeCategories } from "./write-categories.ts";
export { writeSequence } from "./write-sequence.ts";
export { writeText } from "./write-text.ts";
