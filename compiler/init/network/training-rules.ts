import type { JsonObject } from "../../ir/json.ts";

/** How a network for a table is made and trained, by the number of rows. */
interface TableRule {
  /** Up to this many rows. */
  readonly rows: number;
  readonly units: readonly [number, number];
  readonly dropout: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly patience: number;
}

/**
 * Two hidden layers, wider for more rows; dropout, more for fewer rows; and as long as validation improves. The more
 * rows there are, the larger the batches and the fewer the epochs, since each has more updates.
 */
const tableRules: readonly TableRule[] = [
  { rows: 1_000, units: [32, 16], dropout: 0.2, batchSize: 16, epochs: 300, patience: 30 },
  { rows: 10_000, units: [64, 32], dropout: 0.2, batchSize: 32, epochs: 200, patience: 15 },
  { rows: 100_000, units: [128, 64], dropout: 0.1, batchSize: 128, epochs: 100, patience: 8 },
  { rows: Number.POSITIVE_INFINITY, units: [128, 64], dropout: 0, batchSize: 512, epochs: 30, patience: 4 },
];

/** The hidden layers of a network for a table with this many rows. */
export function hiddenLayers(rows: number): readonly JsonObject[] {
  const { units, dropout } = ruleFor(rows);
  return units.flatMap((count) => [
    { type: "dense", units: count, activation: "relu", weightsInitializer: "heNormal" },
    ...(dropout > 0 ? [{ type: "dropout", rate: dropout }] : []),
  ]);
}

/** How long a network for this many rows is trained. */
export function trainingOf(rows: number): JsonObject {
  const { batchSize, epochs, patience } = ruleFor(rows);
  return { epochs, batchSize, earlyStopping: { monitor: "validation.loss", patience } };
}

function ruleFor(rows: number): TableRule {
  return tableRules.find((rule) => rows <= rule.rows) as TableRule;
}
