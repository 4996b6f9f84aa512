import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../ir/json.ts";
import { elementNamed } from "../../ir/look-up.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import type { ColumnData } from "../../ir/table.ts";
import { categoryNames } from "../columns/category.ts";
import { missingTextsOf } from "../columns/missing-texts.ts";
import { sequenceOf } from "../columns/padded-sequence.ts";
import { augmentOption, columnDefaultsOption, columnsOption, splitOption } from "../dataset-options.ts";
import { dataset } from "../define/dataset.ts";
import type { Option } from "../define/option.ts";
import { type ReadInlineColumn, readInlineColumn, type WantedColumn } from "./reading/inline-column.ts";
import { type InlineColumn, type InlineGroups, inlineGroups } from "./reading/inline-groups.ts";
import { writtenColumn, writtenColumns } from "./reading/written-columns.ts";

const rows = { type: "array" };
const mapOfRows = { type: "object", additionalProperties: rows, minProperties: 1 };

const inputs: Option<Json> = {
  summary: "The rows that enter the network, as a list of lists, or a map of several such lists by name.",
  schema: { anyOf: [rows, mapOfRows] },
  required: true,
};

const targets: Option<Json | undefined> = {
  summary: "What is to be learnt for each row; `inputs` learns the inputs again.",
  schema: { anyOf: [rows, mapOfRows, { type: "string" }] },
  required: false,
};

/** Rows that stand in the spec itself. */
export const inline = dataset({
  type: "inline",
  summary: "Rows written in the spec itself: lists of numbers, or of names of categories.",
  options: {
    inputs,
    targets,
    columns: columnsOption,
    defaults: columnDefaultsOption,
    split: splitOption,
    augment: augmentOption,
  },
  example: "dataset: { type: inline, inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [1], [1], [0]] }",
  describe: ({ options, range, ranges, written: numbers }) => {
    const rangeAt = nearestRange(range, ranges);
    const groups = inlineGroups(options.inputs, options.targets, rangeAt);
    const written = writtenColumns(options);
    const read = groups.columns.map((column) => {
      const own = writtenColumn(written, column.name);
      const categories = categoryNames(own.options.categories as Parameters<typeof categoryNames>[0]);
      const wanted = {
        type: own.type,
        shape: own.options.shape,
        sequence:
          own.type === "sequence" && own.options.length !== undefined
            ? { values: 1, padding: "post", ...own.options }
            : undefined,
        categories,
        na: missingTextsOf(own.options),
        unknown: own.options.unknown,
      };
      return readInlineColumn(column, withoutNothing(wanted) as WantedColumn, rangeAt, numbers);
    });
    const columns = read.map(({ type, shape, categories }, index) => ({
      name: groups.columns[index]?.name ?? "",
      type,
      shape,
      ...(categories === undefined ? {} : { categories }),
    }));
    const { inputs: entering, targets: learnt, named } = groups;
    const diagnostics = allDiagnostics(groups, read, rangeAt);
    return { columns, inputs: entering, targets: learnt, holdsRows: true, named, diagnostics };
  },
  inSpec: ({ inputs: written }) => written !== undefined,
  read: ({ options, columns, range, ranges }) => {
    const rangeAt = nearestRange(range, ranges);
    const groups = inlineGroups(options.inputs, options.targets, rangeAt);
    const used = groups.columns.filter(({ name }) => columns.some((column) => column.name === name));
    const read = used.map((column) => {
      const model = elementNamed(columns, column.name);
      const wanted = { ...model, sequence: model && sequenceOf(model) };
      return readInlineColumn(column, withoutNothing(wanted) as WantedColumn, rangeAt);
    });
    const diagnostics = allDiagnostics({ ...groups, columns: used }, read, rangeAt);
    if (diagnostics.length > 0) return { diagnostics };
    const data = used.map(({ name }, index): [string, ColumnData] => [name, (read[index] as ReadInlineColumn).data]);
    const pointerOf = new Map(used.map(({ name, pointer }) => [name, pointer]));
    const rangeOf = (row: number, column: string) => rangeAt(`${pointerOf.get(column)}/${row}`);
    return { table: { rows: read[0]?.rows ?? 0, columns: Object.fromEntries(data), rangeOf }, diagnostics: [] };
  },
});

/** The source range of a pointer, or of the nearest value around it. */
function nearestRange(
  range: SourceRange,
  ranges: { readonly [pointer: string]: SourceRange },
): (pointer: string) => SourceRange {
  return (pointer) => {
    for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
      const found = ranges[at];
      if (found !== undefined) return found;
    }
    return range;
  };
}

function withoutNothing(options: object): object {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** What is wrong within columns, or else between them: every column has a value for every row. */
function allDiagnostics(
  groups: InlineGroups,
  read: readonly ReadInlineColumn[],
  rangeAt: (pointer: string) => SourceRange,
): readonly Diagnostic[] {
  const within = [...groups.diagnostics, ...read.flatMap(({ diagnostics }) => diagnostics)];
  const odd = read.findIndex(({ rows: count }) => count !== read[0]?.rows);
  if (within.length > 0 || odd < 0) return within;
  const [first, other] = [groups.columns[0] as InlineColumn, groups.columns[odd] as InlineColumn];
  const problem = `${first.name} has ${counted(read[0]?.rows)}, ${other.name} has ${counted(read[odd]?.rows)}.`;
  return [diagnostic("row-count", rangeAt(other.pointer), { problem })];
}

function counted(count: number | undefined): string {
  return count === 1 ? "1 row" : `${count} rows`;
}
