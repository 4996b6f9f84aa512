import { sizeOf } from "../data/fitted-columns.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { once } from "../ir/once.ts";
import { type SweepSubject, subjectName } from "../ir/sweep-model.ts";
import type { Table } from "../ir/table.ts";
import { answerer } from "../run/answer.ts";
import { observe } from "../run/observe.ts";
import { nestedList } from "../run/tensors.ts";
import type { LoadedNetwork, Run } from "../run/train.ts";
import type { ShownRow } from "./sweep-task.ts";

/** Maximum number of training rows shown. */
const mostRows = 20;

/** The requested values for single training rows: predictions and layer outputs. */
export function shownRows(loaded: LoadedNetwork, run: Run, wanted: readonly SweepSubject[]): readonly ShownRow[] {
  const { model, rows, compilation, network } = loaded;
  const subjects = wanted.filter(({ kind }) => kind === "predictions" || kind === "layer");
  if (subjects.length === 0 || rows === undefined) return [];
  const { parameters } = run;
  const snapshot = observe({ ...loaded, parameters }, run);
  const answer = once(() => answerer({ model, network, parameters, program: compilation.program() }));
  const numbers = rows.data.parts.training().part.rowNumbers.slice(0, mostRows);
  return [...numbers].map((number): ShownRow => {
    const byColumn = rowOf(model, rows.table, number);
    const values = subjects.map((subject): [string, Json] => {
      const given = subject.kind === "layer" ? snapshot.layer(subject.layer, byColumn) : answer()(byColumn);
      return [subjectName(subject), "outputs" in given ? given.outputs : null];
    });
    return { inputs: asWritten(model, byColumn), values: Object.fromEntries(values) };
  });
}

/** The inputs of one row, by column. */
function rowOf(model: Model, table: Table, row: number): JsonObject {
  const names = new Set(model.inputs.flatMap(({ columns }) => columns));
  const columns = (model.dataset?.columns ?? []).filter(({ name }) => names.has(name));
  const cells = columns.map(({ name, type, shape, categories }): [string, Json] => {
    const data = table.columns[name];
    if (data === undefined) return [name, null];
    if (data.kind === "categories") return [name, categories?.[data.values[row] ?? -1] ?? null];
    if (data.kind === "texts") return [name, data.texts[data.values[row] ?? -1] ?? null];
    const size = sizeOf(shape);
    const values = data.values.slice(row * size, (row + 1) * size);
    return [name, type === "number" ? (values[0] ?? null) : nestedList(values, shape)];
  });
  return Object.fromEntries(cells);
}

/** A row as in its dataset: by column if columns have names, else the list of its values. */
function asWritten(model: Model, byColumn: JsonObject): Json {
  if (model.dataset?.named === true || model.inputs.length !== 1) return byColumn;
  return Object.values(byColumn).flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : [value]));
}
