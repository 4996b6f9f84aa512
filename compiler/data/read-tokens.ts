import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import type { ColumnModel } from "../ir/model.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { ColumnData } from "../ir/table.ts";
import { categoryText } from "../language/datasets/reading/find-category.ts";
import { lineBreak, otherToken, padding, tokensOf } from "../language/datasets/texts/token-options.ts";

/**
 * The tokens of a given text, or a list of them. Where lines are rows, a text is the beginning of a line; otherwise the last
 * tokens of a longer text count.
 */
export function readTokens(
  { name, categories = [], steps = 1 }: ColumnModel,
  written: Json,
  rangeOf: () => SourceRange | undefined,
): ColumnData | Diagnostic {
  const pads = categories[0] === padding;
  const tokens = Array.isArray(written)
    ? written.map(categoryText)
    : inText(categoryText(written), categories, pads ? undefined : steps);
  if (tokens.length > steps || (tokens.length < steps && !pads)) {
    const problem = `"${name}" takes ${steps} tokens, not ${tokens.length}.`;
    return diagnostic("input-form", rangeOf(), { problem, advice: "Give as many tokens as a row of the dataset has." });
  }
  const other = categories.indexOf(otherToken);
  const values = new Int32Array(steps);
  for (const [step, token] of tokens.entries()) {
    const index = categories.indexOf(token);
    if (index < 0 && other < 0) {
      return diagnostic("token-not-listed", rangeOf(), { written: token, count: categories.length });
    }
    values[step] = index < 0 ? other : index;
  }
  return { kind: "categories", values };
}

function inText(text: string, categories: readonly string[], last: number | undefined): readonly string[] {
  const isOfCharacters = categories.every((token) => Array.from(token).length <= 1);
  const tokens = tokensOf(text, { tokens: isOfCharacters ? "characters" : "words" });
  return last === undefined ? [lineBreak, ...tokens] : tokens.slice(-last);
}
