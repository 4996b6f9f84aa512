import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { indexOfName } from "../ir/look-up.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import { follows } from "./follows.ts";

/** In fewer rows all this may well be chance. */
const fewRows = 10;

/** In fewer rows whole numbers may well be in order. */
const fewRowsToCount = 20;

/** A category in fewer rows is rare, or one that is in less than half of an even share. */
const rareShare = 0.05;

/** A column of the model with its values. */
interface ReadColumn {
  readonly column: ColumnModel;
  readonly data: ColumnData;
}

/** Warns of what the rows hold and is probably not meant: inputs that say nothing or too much, targets that are rare. */
export function doubtfulRows(model: Model, table: Table): readonly Diagnostic[] {
  if (table.rows < fewRows || model.dataset?.named !== true) return [];
  const columns = (names: readonly string[]) => {
    const own = (model.dataset?.columns ?? []).filter(({ name }) => indexOfName(names, name) >= 0);
    return own.flatMap((column): readonly ReadColumn[] => {
      const data = table.columns[column.name];
      return data === undefined || column.shape.join() !== "1" ? [] : [{ column, data }];
    });
  };
  const inputs = columns(model.inputs.flatMap((input) => input.columns));
  const entering = new Set(inputs.map(({ column }) => column.name));
  const targets = columns(model.outputs.flatMap(({ target }) => target?.columns ?? []));
  const learnt = targets.filter(({ column }) => !entering.has(column.name));
  return [
    ...inputs.flatMap((input) => ofOneValue(input, table)),
    ...(inputs.length > 1 ? inputs.flatMap((input) => countsRows(input, table)) : []),
    ...learnt.flatMap((target) => [...rareCategories(target, table), ...inInputs(target, inputs, table)]),
  ];
}

function ofOneValue({ column, data }: ReadColumn, { rows }: Table): readonly Diagnostic[] {
  const first = data.values[0] as number;
  if (data.missing?.includes(1) || !isConstant(data)) return [];
  const value = data.kind === "categories" ? `"${column.categories?.[first] ?? ""}"` : String(first);
  return [diagnostic("column-of-one-value", column.range, { name: column.name, value, rows })];
}

function isConstant({ values }: ColumnData): boolean {
  for (const value of values) if (value !== values[0]) return false;
  return true;
}

/** Whole numbers from 0 or 1, each one more than the one before. */
function countsRows({ column, data: { kind, values, missing } }: ReadColumn, { rows }: Table): readonly Diagnostic[] {
  const [first] = values;
  if (kind !== "numbers" || rows < fewRowsToCount || missing?.includes(1)) return [];
  if (first !== 0 && first !== 1) return [];
  for (let row = 1; row < rows; row++) if (values[row] !== first + row) return [];
  return [diagnostic("column-counts-rows", column.range, { name: column.name, first, last: first + rows - 1, rows })];
}

function rareCategories({ column, data }: ReadColumn, { rows }: Table): readonly Diagnostic[] {
  const { categories = [], name: target, range } = column;
  if (data.kind !== "categories") return [];
  const counts = new Uint32Array(categories.length);
  for (const index of data.values) if (index < counts.length) counts[index] = (counts[index] as number) + 1;
  const all = categories.map((name, index) => ({ name, count: counts[index] as number }));
  const [only, ...others] = all.filter(({ count }) => count > 0);
  if (only !== undefined && others.length === 0) {
    return [diagnostic("target-of-one-category", range, { name: target, category: `"${only.name}"`, rows })];
  }
  const least = Math.min(rareShare, 0.5 / categories.length) * rows;
  const rare = all.filter(({ count }) => count < least).sort((a, b) => a.count - b.count);
  return rare.length === 0 ? [] : [diagnostic("rare-categories", range, { target, rare, rows })];
}

function inInputs(target: ReadColumn, inputs: readonly ReadColumn[], { rows }: Table): readonly Diagnostic[] {
  if (isConstant(target.data)) return [];
  return inputs
    .filter(({ data }) => !isConstant(data) && follows(data, target.data))
    .map(({ column: { name: input, range } }) =>
      diagnostic("target-in-input", range, { target: target.column.name, input, rows }),
    );
}
