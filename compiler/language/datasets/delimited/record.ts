/** How a cell is written: plain, in quotes, or in quotes with doubled quotes inside. */
export type CellForm = 0 | 1 | 2;

/**
 * One record of a delimited text: a line, or several if a quoted cell contains line breaks. One object is used for all
 * records, so its values are valid only until the next one.
 */
export interface ScannedRecord {
  /** The bytes that the cells refer to. */
  bytes: Uint8Array;
  /** The number of cells. */
  count: number;
  /** The first byte of each cell, without quotes and surrounding spaces. */
  starts: Int32Array;
  /** The byte after each cell. */
  ends: Int32Array;
  /** The `CellForm` of each cell. */
  forms: Uint8Array;
  /** The index in `bytes` of the record's first byte, and of the byte after its last cell. */
  start: number;
  end: number;
  /** The offset of the record's first byte in the whole text. */
  offset: number;
  /** The line of the record's first byte; the first line is 1. */
  line: number;
}

/** An empty record with space for 64 cells. */
export function emptyRecord(): ScannedRecord {
  return {
    bytes: new Uint8Array(0),
    count: 0,
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    forms: new Uint8Array(64),
    start: 0,
    end: 0,
    offset: 0,
    line: 1,
  };
}

/** Adds a cell to a record. */
export function addCell(record: ScannedRecord, start: number, end: number, form: CellForm): void {
  const { count } = record;
  if (count === record.starts.length) grow(record);
  record.starts[count] = start;
  record.ends[count] = end;
  record.forms[count] = form;
  record.count = count + 1;
}

function grow(record: ScannedRecord): void {
  const size = 2 * record.count;
  const [starts, ends, forms] = [new Int32Array(size), new Int32Array(size), new Uint8Array(size)];
  starts.set(record.starts);
  ends.set(record.ends);
  forms.set(record.forms);
  Object.assign(record, { starts, ends, forms });
}

/** Replaces doubled quotes by single ones, in place: afterwards the cell is written without them. */
export function unescapeCell(record: ScannedRecord, cell: number, quote: number): void {
  const { bytes, starts, ends, forms } = record;
  let to = starts[cell] as number;
  for (let from = to; from < (ends[cell] as number); from++) {
    bytes[to++] = bytes[from] as number;
    if (bytes[from] === quote) from++;
  }
  ends[cell] = to;
  forms[cell] = 1;
}
