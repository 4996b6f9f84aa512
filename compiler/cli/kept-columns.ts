import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import { namesIn } from "../language/datasets/reading/written-columns.ts";
import type { GivenRows } from "./given-row.ts";

/** The columns that go beside the answers: those of `keep:` in the spec, as far as rows have them, and those of `--keep`. */
export function keptColumns(
  { dataset }: Model,
  asked: readonly string[],
  { name, rows, keep = [] }: GivenRows,
): readonly string[] | Diagnostic {
  const has = (column: string) => rows.some(({ valueOf }) => valueOf(column) !== undefined);
  const absent = asked.find((column) => !has(column));
  if (absent !== undefined) {
    const candidates = rows[0]?.columns() ?? [];
    return diagnostic("column-not-in-file", undefined, { name: absent, file: name, candidates });
  }
  return [...new Set([...[...keep, ...namesIn(dataset?.options.keep)].filter(has), ...asked])];
}
