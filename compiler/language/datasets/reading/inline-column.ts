import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { ColumnData } from "../../../ir/table.ts";
import type { Sequence } from "../../columns/padded-sequence.ts";
import { categoryOrder } from "./category-order.ts";
import { categoryIndexOf, categoryText } from "./find-category.ts";
import type { InlineColumn } from "./inline-groups.ts";
import { readSequences } from "./inline-sequences.ts";
import { type Leaf, type NestedRows, nestedRows } from "./nested-rows.ts";
import { readNumber } from "./read-number.ts";

/** What the spec's `columns:` say of a column whose rows stand in the spec. */
export interface WantedColumn {
  readonly type?: string;
  /** Its type in the spec, if that is another one. */
  readonly word?: { readonly type: string };
  readonly shape?: readonly number[];
  /** Of a column of sequences: how its rows are padded. */
  readonly sequence?: Sequence;
  readonly categories?: readonly string[];
  /** Texts of values that are missing; nothing (`null`) is the empty one. */
  readonly na?: readonly string[];
  readonly spellings?: readonly (readonly string[])[];
  readonly anyCase?: true;
  readonly unknown?: "other" | "ignore";
  readonly slots?: readonly ("unknown" | "missing")[];
}

/** A column read from the spec: what it is, its values, and what is wrong with them. */
export interface ReadInlineColumn {
  readonly type: ColumnModel["type"];
  readonly shape: readonly number[];
  readonly categories?: readonly string[];
  readonly rows: number;
  readonly data: ColumnData;
  readonly diagnostics: readonly Diagnostic[];
}

type RangeAt = (pointer: string) => SourceRange;

/** Numbers and truth values as they are written, by pointer. */
type WrittenValues = { readonly [pointer: string]: string };

/** Reads the rows of one column; texts make it a category, unless most values are numbers. */
export function readInlineColumn(
  column: InlineColumn,
  wanted: WantedColumn,
  rangeAt: RangeAt,
  written: WrittenValues = {},
): ReadInlineColumn {
  const { name, list, pointer } = column;
  if (wanted.sequence !== undefined) return readSequences(column, wanted.sequence, rangeAt);
  const { rows, diagnostics } = nestedRows({ list, what: name, pointer, rangeAt });
  const empty =
    list.length === 0
      ? [diagnostic("no-rows", rangeAt(pointer), { what: `dataset${pointer.replaceAll("/", ".")}` })]
      : [];
  const isPresent = ({ value }: Leaf) => rows.shape.length > 0 || wanted.na?.includes(categoryText(value)) !== true;
  if ((wanted.word?.type ?? wanted.type) === "text") {
    return { ...readTexts(rows, wanted, isPresent), rows: list.length, diagnostics: [...empty, ...diagnostics] };
  }
  const isCategory =
    wanted.type === undefined ? mostAreTexts(rows.leaves) : wanted.type === "category" || wanted.type === "boolean";
  const found = () => categoriesOf(rows.leaves.filter(isPresent), written);
  const listed = isCategory ? { ...wanted, categories: wanted.categories ?? found() } : wanted;
  const read = (isCategory ? readCategories : readNumbers)(column, rows, listed, rangeAt, isPresent);
  // Values are checked only in rows of equal shape, so that one mistake gives one message.
  const wrong = [...empty, ...diagnostics];
  return { ...read, rows: list.length, diagnostics: wrong.length > 0 ? wrong : read.diagnostics };
}

/** True for texts and truth values where they are more than half. */
function mostAreTexts(leaves: readonly Leaf[]): boolean {
  const texts = leaves.filter(({ value }) => typeof value === "string" || typeof value === "boolean").length;
  return 2 * texts > leaves.length;
}

type ReadValues = Omit<ReadInlineColumn, "rows">;

function readTexts(rows: NestedRows, wanted: WantedColumn, isPresent: (leaf: Leaf) => boolean): ReadValues {
  const texts = rows.leaves.map(({ value }) => categoryText(value));
  const data = {
    kind: "texts",
    values: Int32Array.from(texts.keys()),
    texts,
    ...mask(rows, wanted, isPresent),
  } as const;
  return { type: "vector", shape: [1], data, diagnostics: [] };
}

function readNumbers(
  { name, pointer }: InlineColumn,
  rows: NestedRows,
  wanted: WantedColumn,
  rangeAt: RangeAt,
  isPresent: (leaf: Leaf) => boolean,
): ReadValues {
  const shape = rows.shape.length === 0 ? [1] : rows.shape;
  const diagnostics: Diagnostic[] = [];
  const values = rows.leaves.map((leaf) => {
    const { value, pointer: at } = leaf;
    if (!isPresent(leaf)) return 0;
    const found = typeof value === "number" ? finite(value) : typeof value === "string" ? readNumber(value) : undefined;
    if (found === undefined) {
      const row = Number(at.slice(pointer.length + 1).split("/")[0]) + 1;
      diagnostics.push(
        diagnostic("not-a-number", rangeAt(at), { written: categoryText(value), where: `row ${row} of ${name}` }),
      );
    }
    return found ?? 0;
  });
  if (wanted.shape !== undefined && wanted.shape.join() !== shape.join() && rows.rows > 0) {
    const parameters = { name, found: `rows of shape [${shape.join(", ")}]`, expected: `[${wanted.shape.join(", ")}]` };
    diagnostics.push(diagnostic("columns-differ", rangeAt(pointer), parameters));
  }
  const type = wanted.type === "image" ? "image" : rows.shape.length === 0 ? "number" : "vector";
  const data = { kind: "numbers", values: Float64Array.from(values), ...mask(rows, wanted, isPresent) } as const;
  return { type, shape, data, diagnostics };
}

function readCategories(
  { name, pointer }: InlineColumn,
  rows: NestedRows,
  wanted: WantedColumn,
  rangeAt: RangeAt,
  isPresent: (leaf: Leaf) => boolean,
): ReadValues {
  const { categories = [] } = wanted;
  const diagnostics = rows.leaves.flatMap((leaf, row) => {
    const { value, pointer: at } = leaf;
    const where = `row ${row + 1} of ${name}`;
    if (!isPresent(leaf)) return [];
    if (value === null) return [diagnostic("not-a-number", rangeAt(at), { written: "", where })];
    if (categoryIndexOf(wanted, value) !== undefined) return [];
    return [diagnostic("category-not-listed", rangeAt(at), { written: categoryText(value), where, categories })];
  });
  const size = rows.shape.reduce((product, each) => product * each, 1);
  if (size !== 1) {
    const problem = `has rows of ${size} names; a category is one name a row`;
    diagnostics.unshift(
      diagnostic("column-unfit", rangeAt(pointer), { name, problem, advice: "Give each name a column of its own." }),
    );
  }
  const values = Int32Array.from(rows.leaves, (leaf) =>
    isPresent(leaf) ? (categoryIndexOf(wanted, leaf.value) ?? 0) : 0,
  );
  const data = { kind: "categories", values, ...mask(rows, wanted, isPresent) } as const;
  return { type: "category", shape: [1], categories, data, diagnostics };
}

/** A 1 for each row without a value, where the column has a rule for them. */
function mask(rows: NestedRows, { na }: WantedColumn, isPresent: (leaf: Leaf) => boolean) {
  return na && rows.shape.length === 0
    ? { missing: Uint8Array.from(rows.leaves, (leaf) => (isPresent(leaf) ? 0 : 1)) }
    : {};
}

/** The categories among the values, in order, each as it is written: `1.50`; as its value where that is in two ways. */
function categoriesOf(leaves: readonly Leaf[], written: WrittenValues): readonly string[] {
  const names = new Map<string, string>();
  for (const { value, pointer } of leaves) {
    const text = categoryText(value);
    const name = written[pointer] ?? text;
    names.set(text, (names.get(text) ?? name) === name ? name : text);
  }
  return [...new Set(categoryOrder(names.keys()).map((text) => names.get(text) ?? text))];
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
