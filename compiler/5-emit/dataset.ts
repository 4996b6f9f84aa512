import { product } from "../ir/shape.ts";
import type { Declaration, Field } from "./declaration.ts";
import { measures } from "./evaluate.ts";
import { buffersOf, type Module } from "./module.ts";
import { access, propertyKey } from "./text.ts";

/** One array of the dataset: the workspace's buffer for it and the values of a row. */
interface RowsField {
  readonly group: "inputs" | "targets";
  readonly name: string;
  readonly buffer: string;
  readonly size: number;
}

/** The Dataset type. */
export function emitDatasetType(module: Module): readonly Declaration[] {
  const fields = datasetFields(module);
  if (fields.length === 0) return [];
  const group = (key: RowsField["group"]): readonly Field[] => {
    const own = fields.filter((field) => field.group === key);
    const type = own.map(({ name, size }) => ({
      key: propertyKey(name),
      type: module.array,
      doc: [`[rows, ${size}]`],
    }));
    return own.length === 0 ? [] : [{ key, type }];
  };
  return [
    {
      kind: "interface",
      name: "Dataset",
      doc: ["Encoded rows for training or evaluation: scaled, with categories as numbers."],
      exported: true,
      fields: [{ key: "rows", type: "number" }, ...group("inputs"), ...group("targets")],
    },
  ];
}

/** The copying of a batch of rows into the workspace. */
export function emitLoadBatch(module: Module): readonly Declaration[] {
  const { program, model, imports, typeImports } = module;
  const fields = datasetFields(module);
  if (fields.length === 0 || (!measures(program) && !model.train)) return [];
  imports.add("copyRows");
  typeImports.add("Batches");
  const team = program.kernels ? ", w.team" : "";
  const copies = fields.map(
    ({ group, name, size, buffer }) => `copyRows(data.${group}${access(name)}, ${size}, batches, w.${buffer}${team});`,
  );
  return [
    {
      kind: "function",
      name: "loadBatch",
      doc: ["Copies the rows of a batch into the workspace."],
      exported: false,
      parameters: [
        { name: "w", type: "Workspace" },
        { name: "data", type: "Dataset" },
        { name: "batches", type: "Batches" },
      ],
      returns: "void",
      body: ["w.rows = batches.size;", ...copies],
    },
  ];
}

/** The arrays of the dataset, inputs first. */
export function datasetFields({ program }: Module): readonly RowsField[] {
  return buffersOf(program, "input", "target").map((buffer) => ({
    group: buffer.role === "input" ? "inputs" : "targets",
    name: buffer.path ?? buffer.name,
    buffer: buffer.name,
    size: product(buffer.shape.slice(1)),
  }));
}
