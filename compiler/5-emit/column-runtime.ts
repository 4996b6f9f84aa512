/** What generated code takes from `netwright/runtime/columns`, and not from `netwright/runtime`. */
export const columnRuntime: ReadonlySet<string> = new Set([
  "categoryOrOther",
  "meanOf",
  "medianOf",
  "modeOf",
  "numberOr",
]);
