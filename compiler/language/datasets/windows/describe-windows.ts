import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json, JsonObject } from "../../../ir/json.ts";
import { indexOfName } from "../../../ir/look-up.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { DatasetDescription, DescribeRequest } from "../../define/dataset.ts";
import { namesIn } from "../reading/written-columns.ts";
import type { WindowValues } from "./window-option.ts";

/** Splits that put windows which share rows into different parts. */
const leaking = ["random", "stratified", "kFold", "stratifiedKFold"];

/** What is asked of the dataset without its window: all columns that the window needs are inputs. */
export function rowsRequest(request: DescribeRequest, window: WindowValues): DescribeRequest {
  const { targets: _, ...options } = request.options;
  const used = [...inputsOf(options, window), window.target, ...(window.group === undefined ? [] : [window.group])];
  return { ...request, options: { ...options, inputs: [...new Set(used)] } as JsonObject };
}

/** The columns of windows, from those of single rows. */
export function describeWindows(
  { columns, ...rows }: DatasetDescription,
  { options, range, ranges }: DescribeRequest,
  window: WindowValues,
): DatasetDescription {
  if (columns.length === 0) return { columns, ...rows };
  const at = (key: string): SourceRange => ranges[`/window/${key}`] ?? ranges["/window"] ?? range;
  const inputs = inputsOf(options, window);
  const ahead = aheadOf(window.target, columns);
  const held = columns.map((column) =>
    indexOfName(inputs, column.name ?? "") >= 0 ? inWindow(column, window) : column,
  );
  const later = { name: ahead, type: "number", shape: [1], laterOf: window.target } as const;
  const leaks = leakingSplit(options.split);
  return {
    ...rows,
    columns: [...held, later],
    inputs: { input: inputs },
    targets: { [ahead]: [ahead] },
    diagnostics: [
      ...rows.diagnostics,
      ...unknownColumns(columns, window, at),
      ...notNumbers(columns, [...new Set([...inputs, window.target])], ranges["/inputs"] ?? at("target")),
      ...(options.targets === undefined ? [] : [targetsWritten(ranges["/targets#"] ?? range, window)]),
      ...(leaks === undefined ? [] : [diagnostic("window-leaks", ranges["/split#"] ?? range, { split: leaks })]),
    ],
  };
}

function inWindow(column: Partial<ColumnModel>, { length }: WindowValues): Partial<ColumnModel> {
  return column.type === "category" ? column : { ...column, steps: length };
}

function inputsOf({ inputs }: { readonly inputs?: Json | undefined }, { target }: WindowValues): readonly string[] {
  return inputs === undefined ? [target] : namesIn(inputs);
}

/** The name of the later value: `temperatureAhead`, with more of it where a column is called so. */
function aheadOf(target: string, columns: readonly Partial<ColumnModel>[]): string {
  const name = `${target}Ahead`;
  return columns.some((column) => column.name === name) ? aheadOf(name, columns) : name;
}

function unknownColumns(
  columns: readonly Partial<ColumnModel>[],
  { target, group }: WindowValues,
  at: (key: string) => SourceRange,
): readonly Diagnostic[] {
  const candidates = columns.flatMap(({ name }) => name ?? []);
  return Object.entries({ target, group }).flatMap(([key, name]) =>
    name === undefined || candidates.includes(name)
      ? []
      : [diagnostic("dataset-column", at(key), { key: "`window:`", name, candidates })],
  );
}

function notNumbers(columns: readonly Partial<ColumnModel>[], names: readonly string[], range: SourceRange) {
  return columns.flatMap(({ name = "", type }) => {
    if (!names.includes(name) || type === undefined || type === "number") return [];
    const advice = "Give it as numbers: a column of 0 and 1 for each category.";
    return [diagnostic("column-unfit", range, { name, problem: `is of type ${type}; a window holds numbers`, advice })];
  });
}

function targetsWritten(range: SourceRange, { target }: WindowValues): Diagnostic {
  const problem = "names the target of a dataset with a window";
  return diagnostic("column-unfit", range, { name: target, problem, advice: "Leave `targets:` out." });
}

function leakingSplit(split: unknown): string | undefined {
  const type = (split as { readonly type?: string } | undefined)?.type;
  return type !== undefined && leaking.includes(type) ? type : undefined;
}
