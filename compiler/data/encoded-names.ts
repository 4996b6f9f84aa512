import { wordsIn } from "../../runtime/columns/vocabulary.ts";
import { type ColumnEncoding, isIndex } from "../ir/column-width.ts";
import type { ColumnModel } from "../ir/model.ts";
import { textOptions } from "../language/columns/text-options.ts";
import { sizeOf } from "./fitted-columns.ts";

/**
 * A name for each number that one row of a column becomes: `age`, `plan=gold` for a category, `review=good` for a word of its `vocabulary`, `age (missing)` for what
 * stands for no value, `image[0, 3, 1]` for a value inside.
 */
export function encodedNames(
  column: ColumnModel,
  encoding: ColumnEncoding,
  vocabulary?: Float64Array,
): readonly string[] {
  const { name, type, categories = [], shape, steps = 1 } = column;
  const words = textOptions(column);
  if (words !== undefined && words.outputMode !== "int" && vocabulary !== undefined) {
    const known = wordsIn(vocabulary, words).map((word) => `${name}=${word}`);
    return [...known, ...valueNames(name, shape).slice(known.length)];
  }
  const slots = encoding === "input" ? (column.slots ?? []).map((slot) => `${name} (${slot})`) : [];
  if (type !== "category") return [...valueNames(name, shape), ...slots];
  if (steps > 1) {
    const single = encodedNames({ ...column, steps: 1 }, encoding);
    return Array.from({ length: steps }, (_, step) =>
      single.map((each) => each.replace(name, `${name}[${step}]`)),
    ).flat();
  }
  if (encoding === "index") return [`${name}=${categories[1] ?? ""}`];
  if (isIndex(column, encoding)) return [name];
  return [...categories.map((category) => `${name}=${category}`), ...slots];
}

function valueNames(name: string, shape: readonly number[]): readonly string[] {
  if (sizeOf(shape) === 1) return [name];
  return Array.from({ length: sizeOf(shape) }, (_, index) => `${name}[${positionOf(index, shape).join(", ")}]`);
}

/** The position of the value with this index in a shape, row-major. */
function positionOf(index: number, shape: readonly number[]): readonly number[] {
  const position: number[] = [];
  let rest = index;
  for (const size of shape.toReversed()) {
    position.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return position;
}
