import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json } from "../../../ir/json.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { ColumnData } from "../../../ir/table.ts";
import { paddedSequence, type Sequence, sequenceMistake } from "../../columns/padded-sequence.ts";
import { categoryText } from "./find-category.ts";
import type { InlineColumn } from "./inline-groups.ts";

/** Reads rows of different numbers of steps, padded to one length. */
export function readSequences(
  { name, list, pointer }: InlineColumn,
  sequence: Sequence,
  rangeAt: (pointer: string) => SourceRange,
): {
  readonly type: "vector";
  readonly shape: readonly number[];
  readonly rows: number;
  readonly data: ColumnData;
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const values = list.flatMap((row, index) => {
    const [leaves, where] = [leavesOf(row), `row ${index + 1} of ${name}`];
    const odd = leaves.find((leaf) => typeof leaf !== "number" || !Number.isFinite(leaf));
    const range = rangeAt(`${pointer}/${index}`);
    if (odd !== undefined) diagnostics.push(diagnostic("not-a-number", range, { written: categoryText(odd), where }));
    const wrong = odd === undefined ? sequenceMistake(leaves.length, sequence) : undefined;
    if (wrong !== undefined) {
      diagnostics.push(
        diagnostic("not-a-sequence", range, { written: name, where, problem: wrong[0], advice: wrong[1] }),
      );
    }
    return (odd ?? wrong) ? [] : paddedSequence(leaves as readonly number[], sequence);
  });
  const shape = [sequence.length, sequence.values];
  return {
    type: "vector",
    shape,
    rows: list.length,
    data: { kind: "numbers", values: Float64Array.from(values) },
    diagnostics,
  };
}

function leavesOf(row: Json): readonly Json[] {
  return Array.isArray(row) ? row.flatMap(leavesOf) : [row];
}
