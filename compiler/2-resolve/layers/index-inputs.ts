import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { encodedSize, isIndex } from "../../ir/column-width.ts";
import type { ColumnModel, InputModel } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";
import { layerText, type ShapedLayer } from "./layer-draft.ts";

/**
 * The inputs of the network, those with `below` whose layers take their values as indices; reports columns that are none,
 * or too many.
 */
export function indexInputs(
  at: Resolving,
  inputs: readonly InputModel[],
  layers: readonly ShapedLayer[],
  columns: readonly ColumnModel[],
): readonly InputModel[] {
  return inputs.map((input) => {
    const taking = layers.filter((layer) => layer.word.indices !== undefined && layer.inputs.includes(input.name));
    const bounds = taking.map((layer) => {
      const below = layer.word.indices?.(layer.options) ?? 0;
      for (const column of columns.filter(({ name }) => input.columns.includes(name))) report(at, layer, column, below);
      return below;
    });
    return bounds.length === 0 ? input : { ...input, below: Math.min(...bounds) };
  });
}

function report(at: Resolving, layer: ShapedLayer, column: ColumnModel, below: number): void {
  const wrong = mistake(column, below);
  if (wrong === undefined) return;
  const detail = { layer: layerText(layer), name: column.name, most: below - 1, ...wrong };
  at.report(diagnostic("column-not-indices", column.range, detail));
}

function mistake(column: ColumnModel, below: number): { problem: string; advice: string } | undefined {
  if (column.type !== "category") {
    if (column.scale.type === "none") return undefined;
    return { problem: `is scaled (${column.scale.type})`, advice: "Leave its scale out." };
  }
  if (!isIndex(column, "input")) {
    const size = encodedSize(column, "input");
    return { problem: `enters as ${size} numbers, one of which is 1`, advice: "Write `encoding: index` for it." };
  }
  const indices = (column.categories?.length ?? 0) + (column.slots?.length ?? 0);
  if (indices <= below) return undefined;
  return { problem: `has ${indices} of them`, advice: `Write inputDim: ${indices}.` };
}
