import { vocabularySize } from "../../runtime/columns/vocabulary.ts";
import { elementNamed } from "../ir/look-up.ts";
import type { ColumnModel } from "../ir/model.ts";
import { pinnedWords, textOptions } from "../language/columns/text-options.ts";
import type { Module } from "./module.ts";
import { access, literal } from "./text.ts";

/** How a column's texts become numbers, as an expression; undefined for other columns. */
function optionsText(column: ColumnModel): string | undefined {
  const options = textOptions(column);
  if (options === undefined) return undefined;
  const entries = Object.entries(options).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `{ ${entries.join(", ")} }`;
}

/** The field of Parameters with the vocabulary of a column, where it has one. */
function vocabularyName(module: Module, { name }: ColumnModel): string | undefined {
  return elementNamed(module.names.vocabularies, name)?.field;
}

/** What there is to say of that field. */
export function vocabularyField(
  module: Module,
  column: ColumnModel,
): {
  readonly path: string;
  readonly size: number;
  readonly first: string;
  readonly doc: string;
} {
  const { name } = column;
  const options = textOptions(column);
  if (options === undefined) throw new Error(`the column ${name} holds no texts`);
  const pinned = pinnedWords(column);
  const size = vocabularySize(options);
  if (pinned !== undefined) module.imports.add("vocabularyOf");
  const first = pinned && `vocabularyOf([${pinned.map(literal).join(", ")}], ${optionsText(column)})`;
  const learnt = pinned === undefined ? ", learnt from the training rows" : "";
  return {
    path: `columns.${name}.vocabulary`,
    size,
    first: first ?? `new Float64Array(${size})`,
    doc: `The words of the column ${name}${learnt}: how many, where the letters of each end, the letters.`,
  };
}

/** A line that writes the numbers of a text; undefined for other columns. */
export function encodeText(
  module: Module,
  column: ColumnModel,
  { from, to, at }: { readonly from: string; readonly to: string; readonly at: string },
): string | undefined {
  const options = optionsText(column);
  if (options === undefined) return undefined;
  module.imports.add("writeText");
  const field = vocabularyName(module, column);
  const vocabulary = field === undefined ? "new Float64Array(1)" : `p.${field}`;
  return `writeText(${to}, ${at}, ${from}, ${options}, ${vocabulary}, ${literal(column.name)});`;
}

/** The line that learns the vocabulary of a column from rows, or how rare its words are; none for other columns. */
export function learnLines(module: Module, column: ColumnModel): readonly string[] {
  const field = vocabularyName(module, column);
  if (field === undefined) return [];
  const pinned = pinnedWords(column) !== undefined;
  if (pinned && textOptions(column)?.outputMode !== "tfIdf") return [];
  const learn = pinned ? "learnRarity" : "learnWords";
  module.imports.add(learn);
  return [`${learn}(p.${field}, rows.map((row) => row${access(column.name)}), ${optionsText(column)});`];
}

/** What a text is, in a sentence; undefined for other columns. */
export function describeText(column: ColumnModel): string | undefined {
  const options = textOptions(column);
  if (options === undefined) return undefined;
  const { outputMode, words, length, hashed } = options;
  if (outputMode === "int") return `A text, of which the first ${length} words count.`;
  return hashed ? `A text, its words hashed into ${words} bins.` : `A text, of which up to ${words} words are known.`;
}
