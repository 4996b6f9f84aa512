/** What generated code takes from `netwright/runtime/columns`, and not from `netwright/runtime`. */
export const columnRuntime: ReadonlySet<string> = new Set([
  "categoryOrOther",
  "exp1mOf",
  "fitRobust",
  "learnRarity",
  "learnWords",
  "log1pOf",
  "meanOf",
  "medianOf",
  "modeOf",
  "numberOr",
  "quantileRank",
  "vocabularyOf",
  "requireIndices",
  "writeDate",
  "writeText",
  "yeoJohnson",
]);
