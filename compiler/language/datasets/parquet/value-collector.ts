import { readNumber } from "../reading/read-number.ts";
import type { CollectedColumn } from "../tabular/collected-column.ts";
import { growingIndices } from "../tabular/growing-values.ts";

/** Collects the values of one column, a list after the other. */
export interface ValueCollector {
  readonly add: (values: ArrayLike<unknown>) => void;
  readonly count: () => number;
  readonly finish: () => CollectedColumn;
}

/** A collector of numbers, or of texts, of so many rows. */
export function valueCollector(wanted: "number" | "text", rows: number): ValueCollector {
  return wanted === "number" ? collectNumbers(rows) : collectTexts(rows);
}

function collectNumbers(rows: number): ValueCollector {
  const numbers = new Float64Array(rows);
  const others = growingIndices();
  const indices = growingIndices();
  const texts = textNumbers();
  let row = 0;
  return {
    add: (values) => {
      for (let index = 0; index < values.length; index++, row++) {
        const number = numberOf(values[index]);
        if (number !== undefined) numbers[row] = number;
        else {
          others.push(row);
          indices.push(texts.numberOf(textOf(values[index])));
        }
      }
    },
    count: () => row,
    finish: () => {
      const found = { rows: others.take(others.count()), indices: indices.take(indices.count()), texts: texts.all() };
      return { kind: "numbers", values: numbers, others: found };
    },
  };
}

function collectTexts(rows: number): ValueCollector {
  const indices = new Int32Array(rows);
  const texts = textNumbers();
  let row = 0;
  return {
    add: (values) => {
      for (let index = 0; index < values.length; index++) indices[row++] = texts.numberOf(textOf(values[index]));
    },
    count: () => row,
    finish: () => ({ kind: "texts", indices, texts: texts.all() }),
  };
}

/** The different texts of a column with their numbers: 0, 1, 2, … */
function textNumbers() {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
  return { numberOf, all: () => [...numbers.keys()] };
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "string" ? readNumber(value) : undefined;
}

/** A value as a cell of text; nothing is an empty cell. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return "";
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : String(value);
}
