import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { Spec, SpecValue } from "../ir/spec.ts";

/** What a data file says about a column where the spec leaves it open. */
const told = ["type", "shape", "categories"];

/**
 * The spec with what it leaves to its data files (which columns there are, their types, shapes and categories) taken
 * from the rendered spec of a run: what it means then no longer depends on files that may have changed since.
 */
export function withFactsOf(trained: SpecValue, spec: Spec): Spec {
  const { dataset } = spec.value;
  const known = trained.dataset as Json | undefined;
  if (!isObject(dataset) || !isObject(known) || dataset.type !== known.type || !namesFile(dataset)) return spec;
  const inputs = dataset.inputs ?? known.inputs;
  const columns = withFacts(dataset.columns, known.columns);
  return { ...spec, value: { ...spec.value, dataset: { ...dataset, ...(inputs && { inputs }), columns } } };
}

/** True where the rows stand in a file: of the dataset, or of a column. */
function namesFile({ file, columns }: JsonObject): boolean {
  const own = isObject(columns) ? Object.values(columns) : [];
  return file !== undefined || own.some((column) => isObject(column) && column.file !== undefined);
}

/** The columns of the run in their order, each as it is written here; then those that are only written here. */
function withFacts(written: Json | undefined, known: Json | undefined): JsonObject {
  const own = isObject(written) ? written : {};
  const theirs = isObject(known) ? Object.entries(known) : [];
  const filled = theirs.map(([name, column]) => [name, filledColumn(own[name], column)] as const);
  return { ...Object.fromEntries(filled), ...Object.fromEntries(others(own, theirs)) };
}

function others(own: JsonObject, theirs: readonly (readonly [string, Json])[]): readonly (readonly [string, Json])[] {
  const known = theirs.map(([name]) => name);
  return Object.entries(own).filter(([name]) => !known.includes(name));
}

/** A column with what the run knows of it, unless it is written to be of another type. */
function filledColumn(written: Json | undefined, known: Json): Json {
  const own: JsonObject = isObject(written) ? written : typeof written === "string" ? { type: written } : {};
  if (!isObject(known) || (own.type !== undefined && own.type !== known.type)) return own;
  const facts = Object.entries(known).filter(([key]) => told.includes(key));
  return { ...Object.fromEntries(facts), ...own };
}
