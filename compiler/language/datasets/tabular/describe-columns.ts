import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json } from "../../../ir/json.ts";
import { indexOfName } from "../../../ir/look-up.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import { categoryNames } from "../../columns/category.ts";
import { keptCategories } from "../../columns/kept-categories.ts";
import { missingTextsOf } from "../../columns/missing-texts.ts";
import { commonestLength } from "../../columns/numbers-in-text.ts";
import { spelledCategories } from "../../columns/spellings-option.ts";
import type { WrittenColumn } from "../../define/column.ts";
import { categoryOrder } from "../reading/category-order.ts";
import { defaultsOf, writtenColumn } from "../reading/written-columns.ts";
import type { CollectedColumn, Wanted } from "./collected-column.ts";
import type { RowsOfFile } from "./rows-of-file.ts";
import { countTexts } from "./text-counts.ts";

/** More different texts than this are not taken for categories unless the spec lists them. */
export const mostCategories = 1000;

/** A column as far as the spec says it, or as far as the cells show it. */
export type DescribedColumn = Partial<ColumnModel> & { readonly name: string };

/** True where the spec alone says how the column is read. */
export function isComplete(written: WrittenColumn): boolean {
  if (written.type === "category") return written.options.categories !== undefined;
  if (written.type === "vector") return written.options.shape !== undefined;
  return written.type !== undefined;
}

/** A column of which everything is written. */
export function columnAsWritten(written: WrittenColumn): DescribedColumn {
  const { name, type, options } = written;
  const categories = categoryNames(options.categories as Parameters<typeof categoryNames>[0]);
  return {
    name,
    type: (type ?? "number") as ColumnModel["type"],
    ...(type !== "sequence" && { shape: [1] }),
    ...(type === "category" && categories !== undefined ? { categories } : {}),
  };
}

/** What has to be kept of a column to describe it and to read it afterwards. */
export function wantedOf({ type, options }: WrittenColumn): Wanted {
  if (type === undefined) return namesCategories(options) ? "text" : "either";
  return type === "number" ? "number" : "text";
}

/** Whether options are those of a category, though no type is written. */
function namesCategories({ categories, spellings }: WrittenColumn["options"]): boolean {
  return categories !== undefined || spellings !== undefined;
}

/** Every column of the first file; what the spec does not say of it is read from the cells of all files. */
export function columnsFromFiles(
  files: readonly RowsOfFile[],
  written: readonly WrittenColumn[],
  defaults?: Json,
  isTarget: (name: string) => boolean = () => false,
): readonly DescribedColumn[] {
  return (files[0]?.columnNames ?? []).map((name) => {
    const own = writtenColumn(written, name);
    if (isComplete(own)) return columnAsWritten(own);
    const present = (type: string) => {
      const absent = missingTextsOf({ ...defaultsOf(defaults, type), ...own.options }) ?? [""];
      return files.map((file) => cellsOf(file, name, absent));
    };
    const isNumber = () => !namesCategories(own.options) && mostAreNumbers(present("number"));
    const type = own.type ?? (isNumber() ? "number" : "category");
    if (type === "number") return { name, type, shape: [1] };
    const size = vectorSize(
      own,
      addedUp(
        present("vector").map((cells) => cells.counts),
        new Map(),
      ),
      files[0],
    );
    if (size !== undefined || type === "vector") return { name, type: "vector", ...(size && { shape: [size] }) };
    const spelled = spelledCategories(own.options);
    const counts = addedUp(
      present(type).map((cells) => cells.counts),
      spelled,
    );
    const kept = isTarget(name) ? {} : { ...defaultsOf(defaults, type), ...own.options };
    return { name, type: "category", shape: [1], categories: categoryOrder(keptCategories(counts, kept)) };
  });
}

/** How many numbers each cell of a vector holds: of a column without a type, where most are lists in brackets. */
function vectorSize(
  { type, options }: WrittenColumn,
  cells: ReadonlyMap<string, number>,
  file: RowsOfFile | undefined,
): number | undefined {
  if (type === "category" || file === undefined || namesCategories(options)) return undefined;
  const lists =
    type === undefined
      ? new Map([...cells].map(([text, count]) => [/^\[.*\]$/s.test(text) ? text : "", count]))
      : cells;
  const separator = options.separator as string | undefined;
  const na = missingTextsOf(options);
  return commonestLength(lists, { ...(separator && { separator }), ...(na && { na }) }, file.numberIn);
}

/** How often each category occurs in all files: other spellings count for what they mean. */
function addedUp(
  files: readonly ReadonlyMap<string, number>[],
  spelled: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const [text, count] of files.flatMap((counts) => [...counts])) {
    const category = spelled.get(text) ?? text;
    sum.set(category, (sum.get(category) ?? 0) + count);
  }
  return sum;
}

/** The cells of a column that have a value. */
interface Cells {
  /** Cells that are numbers, or are meant as such. */
  readonly numbers: number;
  readonly others: number;
  /** How often each text occurs, if texts were kept. */
  readonly counts: ReadonlyMap<string, number>;
}

function cellsOf(file: RowsOfFile, name: string, absent: readonly string[]): Cells {
  const found: CollectedColumn = file.columns[indexOfName(file.columnNames, name)] ?? { kind: "nothing" };
  if (found.kind === "nothing") return { numbers: 0, others: 0, counts: new Map() };
  const isNumbers = found.kind === "numbers";
  const counts = [...countTexts(isNumbers ? found.others : found)].filter(([text]) => !absent.includes(text));
  const texts = new Map(isNumbers ? [] : counts);
  const sum = { numbers: isNumbers ? file.rows - found.others.rows.length : 0, others: 0, counts: texts };
  for (const [text, count] of counts) sum[isMeantAsNumber(text, file) ? "numbers" : "others"] += count;
  return sum;
}

/** The majority decides, so that a slip in one cell is a mistake and not a new category. */
function mostAreNumbers(cells: readonly Cells[]): boolean {
  const sum = (key: "numbers" | "others") => cells.reduce((total, each) => total + each[key], 0);
  return sum("numbers") >= sum("others");
}

/** Whether a column that was read as numbers has more other texts: then its texts are needed. */
export function isReadWrongly(file: RowsOfFile, name: string): boolean {
  const found = file.columns[indexOfName(file.columnNames, name)];
  return found?.kind === "numbers" && !mostAreNumbers([cellsOf(file, name, [""])]);
}

/** Also a number with a decimal comma: reading it says that decimals are written with a point. */
function isMeantAsNumber(cell: string, { numberIn }: RowsOfFile): boolean {
  return numberIn(cell) !== undefined || /^-?[\d.]+,\d+$/.test(cell);
}

/** Reports columns that are used, were not described by hand, and have too many different texts. */
export function tooManyCategories(
  columns: readonly DescribedColumn[],
  written: readonly WrittenColumn[],
  used: readonly string[] | undefined,
  range: SourceRange,
): readonly Diagnostic[] {
  return columns
    .filter(({ name }) => used === undefined || indexOfName(used, name) >= 0)
    .filter(({ name }) => !isComplete(writtenColumn(written, name)))
    .filter(({ categories = [] }) => categories.length > mostCategories)
    .map(({ name, categories = [] }) =>
      diagnostic("too-many-categories", range, { name, count: categories.length, most: mostCategories }),
    );
}
