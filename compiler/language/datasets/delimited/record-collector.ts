import type { CollectedColumn, Wanted } from "../tabular/collected-column.ts";
import { type ColumnCollector, columnCollector } from "../tabular/column-collector.ts";
import type { RaggedRows } from "../tabular/rows-of-file.ts";
import type { DelimitedFormat } from "./delimited-format.ts";
import type { Checkpoint } from "./locate-cell.ts";
import { numberParser } from "./number-parser.ts";
import { type ScannedRecord, unescapeCell } from "./record.ts";

/** The names of the columns, and what was kept of their cells. */
export interface CollectedRecords {
  readonly names: readonly string[];
  /** Columns without a name in the header, by their index; they are called `column` and their number. */
  readonly unnamed: readonly number[];
  readonly rows: number;
  readonly columns: readonly CollectedColumn[];
  readonly ragged: RaggedRows;
  /** The first of every `recordsBetween` records, the header included. */
  readonly checkpoints: readonly Checkpoint[];
}

/** Takes records one by one. */
export interface RecordCollector {
  readonly take: (record: ScannedRecord) => boolean;
  readonly finish: () => CollectedRecords;
}

/** Ragged rows that are kept. */
const raggedKept = 10;

/** Records between two checkpoints, from which a cell can be found without reading the whole text again. */
export const recordsBetween = 1024;

/** Collects the header, and then the cells of each column. */
export function recordCollector(format: DelimitedFormat, wanted: (name: string) => Wanted): RecordCollector {
  const { header } = format;
  const quote = format.quote?.charCodeAt(0) ?? -1;
  const checkpoints: Checkpoint[] = [];
  const ragged = collectRagged();
  let records = 0;
  let columns: Columns | undefined = typeof header === "object" ? columnsOf(header, format, wanted) : undefined;
  const take = (record: ScannedRecord): boolean => {
    if (records % recordsBetween === 0) checkpoints.push({ offset: record.offset, line: record.line });
    records++;
    if (columns === undefined) {
      const names = header === true ? textsOf(record, quote) : Array.from({ length: record.count }, () => "");
      columns = columnsOf(names, format, wanted);
      if (header === true) return true;
    }
    const { collectors } = columns;
    if (record.count !== collectors.length) ragged.add(records - (header === true ? 2 : 1), record.count);
    addRecord(record, collectors, quote);
    return true;
  };
  const finish = (): CollectedRecords => {
    const rows = Math.max(0, records - (header === true ? 1 : 0) - format.skipFooter);
    const { names = [], unnamed = [], collectors = [] } = columns ?? {};
    const collected = collectors.map((collector) => collector.finish(rows));
    const withoutName = header === true ? unnamed : [];
    return { names, unnamed: withoutName, rows, columns: collected, ragged: ragged.below(rows), checkpoints };
  };
  return { take, finish };
}

function collectRagged() {
  const first: { readonly row: number; readonly cells: number }[] = [];
  const rows = new Set<number>();
  return {
    add: (row: number, cells: number): void => {
      if (first.length < raggedKept) first.push({ row, cells });
      rows.add(row);
    },
    below: (end: number): RaggedRows => ({
      first: first.filter(({ row }) => row < end),
      rows: new Set([...rows].filter((row) => row < end)),
    }),
  };
}

interface Columns {
  readonly names: readonly string[];
  readonly unnamed: readonly number[];
  readonly collectors: readonly ColumnCollector[];
}

function columnsOf(
  written: readonly string[],
  { decimal, thousands }: DelimitedFormat,
  wanted: (name: string) => Wanted,
): Columns {
  const parse = numberParser(decimal, thousands);
  const names = written.map((name, index) => (name === "" ? `column${index + 1}` : name));
  const unnamed = written.flatMap((name, index) => (name === "" ? [index] : []));
  return { names, unnamed, collectors: names.map((name) => columnCollector(wanted(name), parse)) };
}

/** Gives each cell to its column; a cell that is not there is an empty one. */
function addRecord(record: ScannedRecord, collectors: readonly ColumnCollector[], quote: number): void {
  const { bytes, starts, ends, forms, count } = record;
  for (let cell = 0; cell < collectors.length; cell++) {
    const collector = collectors[cell] as ColumnCollector;
    if (cell >= count) collector.add(bytes, 0, 0);
    else {
      if (forms[cell] === 2) unescapeCell(record, cell, quote);
      collector.add(bytes, starts[cell] as number, ends[cell] as number);
    }
  }
}

/** The cells of a record as texts. */
function textsOf(record: ScannedRecord, quote: number): readonly string[] {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return Array.from({ length: record.count }, (_, cell) => {
    if (record.forms[cell] === 2) unescapeCell(record, cell, quote);
    return decoder.decode(record.bytes.subarray(record.starts[cell], record.ends[cell]));
  });
}
