import { totalmem } from "node:os";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import type { Table } from "../ir/table.ts";
import { encodedBytes } from "./encode-compactly.ts";
import { columnsNamed } from "./encode-rows.ts";
import { targetBytes } from "./encode-target.ts";

/** The bytes that rows may take by default: half of the machine's memory. */
export function defaultMaxMemory(): number {
  return totalmem() / 2;
}

/**
 * Reports rows that take more memory than they may, before they are encoded: as they were read (numbers in 8 bytes,
 * categories as an index in 4), and as the network takes them.
 */
export function tooMuchData(model: Model, table: Table, maxMemory: number): Diagnostic | undefined {
  const [read, encoded] = [bytesRead(table), bytesEncoded(model, table.rows)];
  if (read + encoded <= maxMemory) return undefined;
  const { dataset, precision } = model;
  const range = dataset?.ranges["/file"] ?? dataset?.range;
  return diagnostic("too-much-data", range, { rows: table.rows, read, encoded, most: maxMemory, precision });
}

function bytesRead({ columns }: Table): number {
  const arrays = Object.values(columns).flatMap((data) =>
    Object.values(data).filter((each) => ArrayBuffer.isView(each)),
  );
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function bytesEncoded(model: Model, rows: number): number {
  const { precision } = model;
  const ofInputs = model.inputs.map(({ columns }) => {
    return encodedBytes(rows, { columns: columnsNamed(model, columns), encoding: "input", precision });
  });
  const ofTargets = model.outputs.map((output) => targetBytes(model, output, rows));
  return [...ofInputs, ...ofTargets].reduce((sum, bytes) => sum + bytes, 0);
}
