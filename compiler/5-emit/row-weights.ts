import { rowWeights } from "../ir/row-weights.ts";
import { columnOf } from "./columns.ts";
import { encodeColumn } from "./encode-column.ts";
import type { Module } from "./module.ts";
import { numberText } from "./print-expression.ts";
import { access } from "./text.ts";

/** The column with the weights of the rows, if a loss uses them. */
export function weightColumn({ model }: Module): string | undefined {
  return rowWeights(model).length > 0 ? model.dataset?.sampleWeight : undefined;
}

/** Lines that write the weight of one row. */
export function weightLines(module: Module): readonly string[] {
  const column = weightColumn(module);
  return rowWeights(module.model).flatMap(({ name }) => {
    const to = `data.targets${access(name)}`;
    if (column === undefined) return [`${to}[sample] = 1;`];
    const cell = { from: `row${access(column)}`, to, at: "sample", encoding: "values" } as const;
    return encodeColumn(module, columnOf(module, column), cell);
  });
}

/** Lines that multiply the weights of all rows by those of their categories. */
export function classWeightLines(module: Module): readonly string[] {
  return rowWeights(module.model).flatMap(({ name, classWeight }) => {
    if (classWeight === undefined) return [];
    module.imports.add("weighCategories");
    const { output, ofCategories } = classWeight;
    const given = ofCategories === undefined ? "" : `, [${ofCategories.map(numberText).join(", ")}]`;
    return [`weighCategories(data.targets${access(name)}, data.targets${access(output)}${given});`];
  });
}
