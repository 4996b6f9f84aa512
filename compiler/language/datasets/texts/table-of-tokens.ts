import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { mistakesIn } from "../../../diagnostics/mistakes.ts";
import type { DatasetModel } from "../../../ir/model.ts";
import type { ColumnData, FileFinder, Table } from "../../../ir/table.ts";
import type { Encoding } from "../reading/text-source.ts";
import { labelledSources } from "./labelled-sources.ts";
import { type TokenCorpus, tokenCorpus } from "./token-corpus.ts";
import { lineBreak, otherToken, padding, type TokenValues } from "./token-options.ts";

/** Reads rows of tokens: the indices of `length` of them, and of those one step later. */
export function tableOfTokens(
  { options, columns, range, ranges }: DatasetModel,
  files: FileFinder,
  values: TokenValues,
): { readonly table?: Table; readonly diagnostics: readonly Diagnostic[] } {
  const sources = labelledSources({ options, range, ranges, files });
  if ("code" in sources) return { diagnostics: [sources] };
  if ("kind" in sources) return { diagnostics: [diagnostic("file-missing", sources.range, sources)] };
  const corpus = tokenCorpus(sources, values, options.encoding as Encoding | undefined);
  if ("code" in corpus) return { diagnostics: [corpus] };
  const rangeOf = rangeIn(corpus);
  const mistakes = mistakesIn("the texts");
  const data = columns.map(({ name, categories = [] }): readonly [string, ColumnData] => {
    const later = name === "next" ? 1 : 0;
    const report = (written: string, row: number) =>
      mistakes.add(() => diagnostic("token-not-listed", rangeOf(row, name), { written, count: categories.length }));
    return [name, { kind: "categories", values: indicesOf(corpus, categories, values.length, later, report) }];
  });
  const wrong = mistakes.list();
  if (wrong.length > 0) return { diagnostics: wrong };
  return {
    table: { rows: corpus.rows.length, columns: Object.fromEntries(data), rangeOf },
    diagnostics: corpus.diagnostics,
  };
}

function indicesOf(
  { rows }: TokenCorpus,
  categories: readonly string[],
  length: number,
  later: number,
  report: (written: string, row: number) => void,
): Int32Array {
  const indexOf = new Map(categories.map((token, index) => [token, index]));
  const other = indexOf.get(otherToken);
  const values = new Int32Array(rows.length * length);
  rows.forEach(({ sequence: { tokens }, start }, row) => {
    for (let step = 0; step < length; step++) {
      // The last token of a line is only to be learnt: what follows it is padding in both columns.
      const token = start + step < tokens.length - 1 ? (tokens[start + later + step] as string) : padding;
      const index = indexOf.get(token) ?? other;
      if (index !== undefined) values[row * length + step] = index;
      else if (later === 0) report(token, row);
    }
  });
  return values;
}

/** The line on which a row begins. */
function rangeIn({ rows }: TokenCorpus): Table["rangeOf"] {
  return (row) => {
    const { sequence, start } = rows[row] ?? (rows[0] as TokenCorpus["rows"][number]);
    const breaks = start === 0 ? 0 : sequence.tokens.slice(0, start).filter((token) => token === lineBreak).length;
    return sequence.source.rangeAt({ line: sequence.line + breaks, column: 1, length: 1 });
  };
}
