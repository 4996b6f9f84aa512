import type { IdxValues } from "../reading/idx-bytes.ts";
import type { FileProblem } from "../reading/unzipped.ts";
import type { ColumnArray } from "./column-array.ts";

/** The arrays of the parts of a column as one: those for training first, then validation, then test. */
export function joinParts(read: readonly (readonly [string, IdxValues])[]): ColumnArray | FileProblem {
  const [[, first] = [], ...others] = read as [[string, IdxValues]];
  if (first === undefined) throw new Error("joinParts: there are no arrays");
  if (others.length === 0) return first;
  const shapes = read.map(([, { sizes }]) => `[${sizes.slice(1).join(", ")}]`);
  const odd = shapes.findIndex((shape) => shape !== shapes[0]);
  if (odd >= 0) return { problem: `rows of shape ${shapes[0]} for training, ${shapes[odd]} for ${read[odd]?.[0]}` };
  const rowsOf = (part: string) => read.find(([each]) => each === part)?.[1].sizes[0] ?? 0;
  const rows = read.reduce((sum, [, { sizes }]) => sum + (sizes[0] ?? 0), 0);
  return {
    kind: "values",
    sizes: [rows, ...first.sizes.slice(1)],
    values: joined(read.map(([, { values }]) => values)),
    ownParts: { validation: rowsOf("validation"), test: rowsOf("test") },
  };
}

function joined(all: readonly IdxValues["values"][]): IdxValues["values"] {
  const length = all.reduce((sum, values) => sum + values.length, 0);
  const into = all.every((values) => values instanceof Uint8Array) ? new Uint8Array(length) : new Float64Array(length);
  let at = 0;
  for (const values of all) {
    into.set(values, at);
    at += values.length;
  }
  return into;
}
