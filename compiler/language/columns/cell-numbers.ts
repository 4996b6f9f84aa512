import { type DateOrder, type DatePart, dateNumbers, type Years } from "../../../runtime/columns/date.ts";
import type { ColumnModel } from "../../ir/model.ts";
import { product } from "../../ir/shape.ts";
import { readNumber } from "../datasets/reading/read-number.ts";
import { numbersInText, type ReadNumber } from "./numbers-in-text.ts";
import { paddedSequence, sequenceMistake, sequenceOf } from "./padded-sequence.ts";

/** How a column reads its numbers out of one text, null for those that are missing; undefined for columns whose cells are one number or a category. */
export function cellNumbers(
  column: ColumnModel,
  numberIn: ReadNumber = readNumber,
): ((text: string) => readonly (number | null)[] | undefined) | undefined {
  const { word, type, shape } = column;
  if (word?.type === "date") {
    const { parts, cyclic, order, years } = word.options;
    return (text) =>
      dateNumbers(
        text,
        parts as readonly DatePart[],
        cyclic as boolean,
        order as DateOrder,
        years as Years | undefined,
      );
  }
  const sequence = sequenceOf(column);
  if (sequence !== undefined) {
    return (text) => {
      const numbers = numbersInText(text, column, numberIn);
      const wrong = numbers === undefined || sequenceMistake(numbers.length, sequence) !== undefined;
      return wrong ? undefined : paddedSequence(numbers, sequence);
    };
  }
  const size = product(shape);
  if (type === "number" || type === "category" || word?.type === "text" || size === 1) return undefined;
  return (text) => {
    const numbers = numbersInText(text, column, numberIn);
    return numbers?.length === size ? numbers : undefined;
  };
}
