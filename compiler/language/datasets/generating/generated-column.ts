import type { ColumnModel } from "../../../ir/model.ts";

/** A column of computed rows: everything is known before any row is. */
export type GeneratedColumn = Pick<ColumnModel, "name" | "type" | "shape" | "categories">;
