import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { Spec, SpecValue } from "../ir/spec.ts";

/** The properties of a column that are read from a data file if the spec does not give them. */
const readFromData = ["type", "shape", "categories"];

/**
 * The spec, with the properties that would be read from its data files (columns, their types, shapes and categories)
 * taken from the rendered spec of a run: it then does not depend on files that may have changed.
 */
export function withFactsOf(trained: SpecValue, spec: Spec): Spec {
  const { dataset } = spec.value;
  const known = trained.dataset as Json | undefined;
  if (!isObject(dataset) || !isObject(known) || dataset.type !== known.type || !namesFile(dataset)) return spec;
  const inputs = dataset.inputs ?? known.inputs;
  const columns = withFacts(dataset.columns, known.columns);
  return { ...spec, value: { ...spec.value, dataset: { ...dataset, ...(inputs && { inputs }), columns } } };
}

/** True if the rows are in a file: of the dataset, or of a column. */
function namesFile({ file, columns }: JsonObject): boolean {
  const own = isObject(columns) ? Object.values(columns) : [];
  return file !== undefined || own.some((column) => isObject(column) && column.file !== undefined);
}

/** The columns of the run in order, each as written in the spec; then those that are only in the spec. */
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

/** A column completed from the run, unless the spec gives it another type. */
function filledColumn(written: Json | undefined, known: Json): Json {
  const own: JsonObject = isObject(written) ? written : typeof written === "string" ? { type: written } : {};
  if (!isObject(known) || (own.type !== undefined && own.type !== known.type)) return own;
  const facts = Object.entries(known).filter(([key]) => readFromData.includes(key));
  return { ...Object.fromEntries(facts), ...own };
}
