import { indexOfName } from "../../../ir/look-up.ts";
/** The parts of the data that an archive may hold apart. */
export type ArrayPart = "training" | "validation" | "test";

/** How the arrays of a column are called for each part: by `netwright data --out`, and as Keras calls its own. */
const namesOf: { readonly [P in ArrayPart]: readonly ((column: string) => string)[] } = {
  training: [(column) => `training.${column}`, (column) => `${column}_train`],
  validation: [(column) => `validation.${column}`, (column) => `${column}_val`, (column) => `${column}_valid`],
  test: [(column) => `test.${column}`, (column) => `${column}_test`],
};

const parts = ["training", "validation", "test"] as const;

/** The arrays of a column, with the part that each is for: one of its own name, or one for each part. */
export function arraysOfParts(
  column: string,
  names: readonly string[],
): readonly (readonly [ArrayPart, string])[] | undefined {
  if (indexOfName(names, column) >= 0) return [["training", column]];
  const found = parts.flatMap((part) => {
    const name = namesOf[part].map((call) => call(column)).find((each) => indexOfName(names, each) >= 0);
    return name === undefined ? [] : [[part, name] as const];
  });
  return found[0]?.[0] === "training" ? found : undefined;
}

const withPart = /^(?:training|validation|test)\.(.+)$|^(.+)_(?:train|val|valid|test)$/;

/** The columns of an archive with arrays of these names: arrays for the parts of one column are one. */
export function columnsOfNames(names: readonly string[]): readonly string[] {
  const columns = names.map((name) => {
    const [, dotted, underscored] = withPart.exec(name) ?? [];
    const column = dotted ?? underscored;
    const isPart = column !== undefined && indexOfName(names, column) < 0;
    return isPart && arraysOfParts(column, names)?.some(([, each]) => each === name) ? column : name;
  });
  return [...new Set(columns)];
}
