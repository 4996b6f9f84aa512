import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ColumnModel } from "../../ir/model.ts";
import { product } from "../../ir/shape.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import { numberTexts, type ReadNumber } from "./numbers-in-text.ts";
import { sequenceMistake, sequenceOf } from "./padded-sequence.ts";

/** The most characters of a cell that a message repeats. */
const mostShown = 40;

/** A cell without a valid value: its text and where it is; `toPredict` where it is in a row to be predicted. */
export interface WrongCell {
  readonly written: string;
  readonly where: string;
  readonly range: SourceRange | undefined;
  readonly numberIn: ReadNumber;
  readonly toPredict?: true;
}

/** What is wrong with a cell of a column. */
export function cellMistake(column: ColumnModel, { range, numberIn, ...cell }: WrongCell): Diagnostic {
  const { type, word, categories = [], shape } = column;
  const { written, where } = cell;
  if (written === "") return diagnostic("not-a-number", range, cell);
  if (word?.type === "date") return diagnostic("not-a-date", range, cell);
  if (type === "category") return diagnostic("category-not-listed", range, { written, where, categories });
  const sequence = sequenceOf(column);
  const size = product(shape);
  if (size === 1 && sequence === undefined) return diagnostic("not-a-number", range, cell);
  const texts = numberTexts(written, column.separator, numberIn);
  const odd = texts.find((text) => numberIn(text) === undefined && !column.na?.includes(text));
  const shown = written.length > mostShown ? `${written.slice(0, mostShown)}…` : written;
  const wrong = sequence && odd === undefined ? sequenceMistake(texts.length, sequence) : undefined;
  if (wrong !== undefined) {
    return diagnostic("not-a-sequence", range, { written: shown, where, problem: wrong[0], advice: wrong[1] });
  }
  return diagnostic("not-a-vector", range, {
    written: shown,
    where,
    size,
    found: texts.length,
    ...(odd !== undefined && { odd }),
  });
}
