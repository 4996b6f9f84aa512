import { product } from "../ir/shape.ts";
import { measures } from "./evaluate.ts";
import { access, buffersOf, doc, type Module, propertyKey, write } from "./module.ts";

/** One array of the dataset: the workspace's buffer for it and the values of a row. */
interface Field {
  readonly group: "inputs" | "targets";
  readonly name: string;
  readonly buffer: string;
  readonly size: number;
}

/** Prints the Dataset type and the copying of a batch of rows into the workspace. */
export function emitDataset(module: Module): void {
  const fields = datasetFields(module);
  if (fields.length === 0) return;
  const { array, imports, typeImports } = module;
  const group = (name: Field["group"]): string[] => {
    const own = fields.filter((field) => field.group === name);
    if (own.length === 0) return [];
    const lines = own.flatMap((field) => [
      doc(`[rows, ${field.size}]`),
      `readonly ${propertyKey(field.name)}: ${array};`,
    ]);
    return [`readonly ${name}: {`, ...lines, "};"];
  };
  write(
    module,
    doc("Rows to learn from or to be measured on, as the network takes them: scaled, with categories as numbers."),
    "export interface Dataset {",
    "readonly rows: number;",
    ...group("inputs"),
    ...group("targets"),
    "}",
  );
  if (!measures(module.program) && !module.model.train) return;
  imports.add("copyRows");
  typeImports.add("Batches");
  write(
    module,
    "function loadBatch(w: Workspace, data: Dataset, batches: Batches): void {",
    "w.rows = batches.size;",
    ...fields.map(
      (f) =>
        `copyRows(data.${f.group}${access(f.name)}, ${f.size}, batches, w.${f.buffer}${module.program.kernels ? ", w.team" : ""});`,
    ),
    "}",
  );
}

/** The arrays of the dataset, inputs first. */
function datasetFields({ program }: Module): readonly Field[] {
  return buffersOf(program, "input", "target").map((buffer) => ({
    group: buffer.role === "input" ? "inputs" : "targets",
    name: buffer.path ?? buffer.name,
    buffer: buffer.name,
    size: product(buffer.shape.slice(1)),
  }));
}
