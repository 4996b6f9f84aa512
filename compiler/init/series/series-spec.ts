import type { JsonObject } from "../../ir/json.ts";
import type { ColumnProfile } from "../profile/column-profile.ts";
import type { TableProfile } from "../profile/table-profile.ts";

/** The length of a window in rows, where there are enough of them. */
const usualLength = 14;

/** Fewer rows than this allow a short window and no part for validation only. */
const fewRows = 500;

/**
 * The spec of a series: the next value of a column from its last ones, the last fifth of the rows for the test, one hidden
 * layer beside a straight line, since the next value is mostly near the last.
 */
export function seriesSpec(
  profile: Pick<TableProfile, "type" | "rows" | "format">,
  target: ColumnProfile,
  name: string,
  file: string,
): JsonObject {
  const { rows } = profile;
  const isShort = rows < fewRows;
  const length = rows < usualLength * 20 ? 13 : usualLength;
  return {
    name,
    about: `Foresees the next ${target.name} of ${file} from the last ${length}.`,
    seed: 1,
    dataset: {
      type: profile.type,
      file,
      ...profile.format,
      columns: { [target.name]: seriesColumn(target) },
      window: { length, target: target.name },
      split: { type: "inOrder", validation: 0.15, test: 0.2 },
    },
    layers: [
      { type: "dense", name: "hidden", units: isShort ? 8 : 16, activation: "relu", inputs: "input" },
      { type: "dense", name: "bent", units: 1, weightsInitializer: "zeros" },
      { type: "dense", name: "straight", units: 1, inputs: "input" },
      { type: "add", inputs: ["bent", "straight"] },
    ],
    loss: "meanSquaredError",
    optimizer: "adam",
    metrics: ["rootMeanSquaredError", "meanAbsoluteError", "r2Score"],
    train: {
      epochs: isShort ? 1000 : 100,
      batchSize: isShort ? 16 : 32,
      earlyStopping: { monitor: "validation.loss", patience: isShort ? 100 : 15 },
    },
    expect: { metrics: [{ name: "r2Score", on: "test", atLeast: 0 }] },
  };
}

function seriesColumn({ missing, na }: ColumnProfile): JsonObject {
  return {
    type: "number",
    scale: "standard",
    ...(missing > 0 && { missing: "skip" }),
    ...(na.length > 0 && { na: [...na] }),
  };
}
