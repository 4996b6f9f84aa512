import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const python = "/usr/bin/python3";

/** Why scikit-learn cannot take part; nothing where it can. */
export function withoutScikitLearn() {
  const { status } = spawnSync(python, ["-c", "import sklearn"]);
  return status === 0 ? undefined : `there is no scikit-learn for ${python}: apt-get install python3-sklearn`;
}

/**
 * The figures of scikit-learn's models on the test rows, learnt from the same training rows, encoded as the network
 * takes them: by model and by metric.
 */
export function scikitLearn(model, { data }) {
  const folder = mkdtempSync(join(tmpdir(), "netwright-gallery-"));
  try {
    const parts = ["training", "validation", "test"].filter((part) => data.counts[part] > 0);
    for (const part of parts) write(folder, part, data.parts[part]().part);
    writeFileSync(join(folder, "about.json"), JSON.stringify({ ...aboutOf(model, data), parts }));
    const script = fileURLToPath(new URL("scikit-learn.py", import.meta.url));
    const { status, stdout, stderr } = spawnSync(python, [script, folder], { encoding: "utf8" });
    if (status !== 0) throw new Error(`scikit-learn failed:\n${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function aboutOf(model, { fitted, parts }) {
  const { rows, inputs } = parts.test().part;
  const [column] = targetsOf(model);
  return {
    width: widthOf(Object.values(inputs)[0], rows),
    kind: column.categories === undefined ? "number" : "category",
    threshold: column.threshold !== undefined,
    unit: fitted.get(column.name)?.scale?.divide ?? 1,
  };
}

function targetsOf({ dataset, outputs }) {
  const names = outputs.flatMap(({ target }) => target?.columns ?? []);
  return dataset.columns.filter(({ name }) => names.includes(name));
}

function write(folder, part, { rows, inputs, targets }) {
  const [values] = Object.values(inputs);
  const arrays = "pieces" in values ? sparse(values.pieces[0].some) : { "inputs.f64": Float64Array.from(values) };
  for (const [name, numbers] of Object.entries(arrays)) writeFileSync(join(folder, `${part}-${name}`), numbers);
  writeFileSync(join(folder, `${part}-targets.f64`), indices(Object.values(targets)[0], rows));
}

function widthOf(values, rows) {
  return "pieces" in values ? values.pieces.reduce((sum, { width }) => sum + width, 0) : values.length / rows;
}

/** Rows of a single column of texts, of which only the words that they have are kept. */
function sparse({ starts, indices, values }) {
  return { "starts.i32": starts, "indices.i32": indices, "numbers.f64": Float64Array.from(values) };
}

/** One number for each row: where a category is written as a 1 among zeros, its index. */
function indices(values, rows) {
  const width = values.length / rows;
  if (width === 1) return Float64Array.from(values);
  return Float64Array.from({ length: rows }, (_, row) => values.subarray(row * width, (row + 1) * width).indexOf(1));
}
