// What generated code imports for columns that learn more from their rows than a mean and a deviation.
export { meanOf, medianOf, modeOf } from "./fit-fill.ts";
export { categoryOrOther, numberOr } from "./or-other.ts";
