import { columnsNamed } from "../data/encode-rows.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import { parquetFile } from "../language/datasets/parquet/parquet-file.ts";
import { memorySource } from "../language/datasets/reading/byte-source.ts";
import type { CollectedColumn, CollectedTexts } from "../language/datasets/tabular/collected-column.ts";
import { underHeader } from "./given-cells.ts";
import type { GivenRow } from "./given-row.ts";

/** True for bytes that begin as a Parquet file does. */
export function isParquet(bytes: Uint8Array): boolean {
  return new TextDecoder().decode(bytes.subarray(0, 4)) === "PAR1";
}

/** The rows of a Parquet file, as maps by the names of the inputs. */
export function givenParquet(name: string, bytes: Uint8Array, model: Model): readonly GivenRow[] | Diagnostic {
  const range = { file: name, line: 1, column: 1, length: 1 };
  const named =
    model.dataset?.named === true ? model.inputs.flatMap(({ columns }) => columnsNamed(model, columns)) : [];
  const inputs = [...new Map(named.map((column) => [column.name, column])).values()];
  const source = { kind: "source", name, part: "training", identity: name, range, rangeAt: () => range } as const;
  const isInput = (column: string) => inputs.some((input) => input.name === column);
  const file = parquetFile({ ...source, bytes: memorySource(bytes) }, (column) =>
    isInput(column) ? "text" : "either",
  );
  if ("code" in file) return file;
  const texts = file.columnNames.flatMap((column, index) => {
    const found = asTexts(file.columns[index] as CollectedColumn);
    return found === undefined ? [] : [[column, found] as const];
  });
  const read = {
    ...({ kind: "cells", unnamed: [], rows: file.rows, ragged: file.ragged } as const),
    names: texts.map(([column]) => column),
    columns: texts.map(([, column]) => column),
    format: { delimiter: ",", decimal: ".", trim: false, header: true, skipRows: 0, skipFooter: 0 },
    positionOf: () => ({ line: 1, column: 1, length: 1 }),
  };
  return underHeader(name, read, inputs);
}

/** A column with the text of each value; nothing for one of lists, which is no input. */
function asTexts(column: CollectedColumn): CollectedTexts | undefined {
  if (column.kind !== "numbers") return column.kind === "texts" ? column : undefined;
  const { values, others } = column;
  const written = Array.from(values, String);
  others.rows.forEach((row, index) => {
    written[row] = others.texts[others.indices[index] as number] as string;
  });
  const texts = [...new Set(written)];
  const numbers = new Map(texts.map((text, index) => [text, index]));
  return { kind: "texts", texts, indices: Int32Array.from(written, (text) => numbers.get(text) as number) };
}
