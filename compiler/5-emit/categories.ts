import type { ColumnModel } from "../ir/model.ts";
import type { Declaration } from "./declaration.ts";
import type { Module } from "./module.ts";
import { literal } from "./text.ts";

/** Types and classes that generated code declares, or may take from the runtime. */
const reserved = [
  ...["Parameters", "Workspace", "Dataset", "Measures", "Input", "Prediction"],
  ...[
    "Arena",
    "Batches",
    "CategoryPrediction",
    "CategoryScores",
    "Kernels",
    "RandomState",
    "Team",
    "TeamMember",
    "WeightsReader",
  ],
  ...["EarlyStopping", "PerceptronStopping", "TrainingOptions", "TrainingProgress"],
  ...["KernelsRefusedError", "NotFiniteError", "WeightsError"],
];

/** How generated code calls a column's categories: the list and the type. */
export interface CategoryNames {
  readonly list: string;
  readonly type: string;
}

/** Names for the categories of a column: `country` → `countryCategories` and `Country`. */
export function categoryNames({ name }: ColumnModel): CategoryNames {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const pascal = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("") || "Column";
  const safe = /^[0-9]/.test(pascal) ? `Column${pascal}` : pascal;
  const type = reserved.includes(safe) ? `${safe}Category` : safe;
  return { type, list: `${safe.charAt(0).toLowerCase()}${safe.slice(1)}Categories` };
}

/** The columns of categories that the network takes or gives. */
function categoryColumns({ model }: Module): readonly ColumnModel[] {
  const used = new Set([
    ...model.inputs.flatMap((input) => input.columns),
    ...model.outputs.flatMap((output) => output.target?.columns ?? []),
  ]);
  return model.dataset?.columns.filter((column) => column.type === "category" && used.has(column.name)) ?? [];
}

/** A list and a union of string literals for each column of categories. */
export function emitCategories(module: Module): readonly Declaration[] {
  return categoryColumns(module).flatMap((column): Declaration[] => {
    const { list, type } = categoryNames(column);
    const categories = (column.categories ?? []).map(literal).join(", ");
    return [
      {
        kind: "constant",
        name: list,
        doc: [`The categories of ${column.name}, in order.`],
        exported: true,
        value: `[${categories}] as const`,
      },
      {
        kind: "type",
        name: type,
        doc: [`A category of ${column.name}.`],
        exported: true,
        type: `(typeof ${list})[number]`,
      },
    ];
  });
}
