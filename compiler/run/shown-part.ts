import { targetColumns } from "../data/check-values.ts";
import { columnsNamed } from "../data/encode-rows.ts";
import { encodedNames } from "../data/encoded-names.ts";
import type { FittedColumns } from "../data/fitted-columns.ts";
import type { PreparedPart } from "../data/prepare-data.ts";
import type { Model } from "../ir/model.ts";
import { writtenOut } from "./written-out.ts";

/** One input or target of the network: its values, and what each of them is. */
export interface NamedValues {
  readonly name: string;
  /** A name for each of the values of a row. */
  readonly columns: readonly string[];
  /** The shape of one row. */
  readonly shape: readonly number[];
  /** rows × columns, row-major. */
  readonly values: Float32Array | Float64Array;
}

/** A part of the rows as the network takes it. */
export interface ShownPart {
  readonly rows: number;
  readonly inputs: readonly NamedValues[];
  /** The targets, then the weights of the rows if they have any. */
  readonly targets: readonly NamedValues[];
}

/** A part of the rows with a name for each value. */
export function shownPart(model: Model, { rows, inputs, targets }: PreparedPart, fitted: FittedColumns): ShownPart {
  const ofInputs = model.inputs.map(({ name, shape, columns: names }): NamedValues => {
    const columns = columnsNamed(model, names).flatMap((column) =>
      encodedNames(column, "input", fitted.get(column.name)?.vocabulary),
    );
    return { name, columns, shape, values: valuesOf(inputs, name, rows) };
  });
  const outputs = model.outputs.filter(({ target }) => target !== undefined);
  const ofTargets = outputs.map((output): NamedValues => {
    const { name, shape, target } = output;
    const encoding = target?.encoding ?? "values";
    const columns = targetColumns(model, output).flatMap((column) => encodedNames(column, encoding));
    return { name, columns, shape, values: valuesOf(targets, name, rows) };
  });
  const others = Object.entries(targets).filter(([name]) => !outputs.some((output) => output.name === name));
  const weights = others.map(([name]): NamedValues => {
    return { name, columns: [name], shape: [], values: valuesOf(targets, name, rows) };
  });
  return { rows, inputs: ofInputs, targets: [...ofTargets, ...weights] };
}

function valuesOf(all: PreparedPart["inputs"], name: string, rows: number): Float32Array | Float64Array {
  const values = writtenOut(all[name], rows);
  if (values === undefined) throw new Error(`the part has no values for ${name}`);
  return values;
}
