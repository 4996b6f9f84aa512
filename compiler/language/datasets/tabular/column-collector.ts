import { once } from "../../../ir/once.ts";
import type { NumberParser } from "../delimited/number-parser.ts";
import type { CollectedColumn, Wanted } from "./collected-column.ts";
import { growingIndices, growingNumbers } from "./growing-values.ts";
import { type TextDictionary, textDictionary } from "./text-dictionary.ts";

/** Collects the cells of one column, row by row. */
export interface ColumnCollector {
  readonly add: (bytes: Uint8Array, start: number, end: number) => void;
  readonly finish: (rows: number) => CollectedColumn;
}

/** Rows after which a column of unknown type is decided. */
const rowsToDecide = 1000;

/** A collector for what is wanted of a column. */
export function columnCollector(wanted: Wanted, parse: NumberParser): ColumnCollector {
  switch (wanted) {
    case "number":
      return collectNumbers(parse);
    case "text":
      return collectTexts(textDictionary());
    case "nothing":
      return { add: () => {}, finish: () => ({ kind: "nothing" }) };
    case "either":
      return collectEither(parse);
  }
}

function collectNumbers(parse: NumberParser): ColumnCollector {
  const values = growingNumbers();
  // Most columns of numbers hold nothing else.
  const others = once(() => ({ rows: growingIndices(), indices: growingIndices(), texts: textDictionary() }));
  let row = 0;
  return {
    add: (bytes, start, end) => {
      const value = parse(bytes, start, end);
      if (value === value) values.push(value);
      else {
        values.push(0);
        const { rows, indices, texts } = others();
        rows.push(row);
        indices.push(texts.add(bytes, start, end));
      }
      row++;
    },
    finish: (count) => {
      const { rows, indices, texts } = others();
      const found = rows.take(rows.count());
      const used = found.findIndex((each) => each >= count);
      const size = used < 0 ? found.length : used;
      const kept = { rows: found.subarray(0, size), indices: indices.take(size), texts: texts.texts() };
      return { kind: "numbers", values: values.take(count), others: kept };
    },
  };
}

function collectTexts(texts: TextDictionary): ColumnCollector {
  const indices = growingIndices();
  return {
    add: (bytes, start, end) => indices.push(texts.add(bytes, start, end)),
    finish: (count) => ({ kind: "texts", indices: indices.take(count), texts: texts.texts() }),
  };
}

/** The first rows are kept as numbers and as texts; then the majority decides. Few rows stay texts. */
function collectEither(parse: NumberParser): ColumnCollector {
  const numbers = collectNumbers(parse);
  const texts = collectTexts(textDictionary());
  let [row, isNumber, isText] = [0, 0, 0];
  let decided: ColumnCollector | undefined;
  return {
    add: (bytes, start, end) => {
      if (decided !== undefined) return decided.add(bytes, start, end);
      numbers.add(bytes, start, end);
      texts.add(bytes, start, end);
      if (end > start) {
        const value = parse(bytes, start, end);
        if (value === value) isNumber++;
        else isText++;
      }
      if (++row === rowsToDecide) decided = isNumber > 0 && isNumber >= isText ? numbers : texts;
    },
    finish: (count) => (decided ?? texts).finish(count),
  };
}
