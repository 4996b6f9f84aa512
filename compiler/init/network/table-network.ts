import type { AnswerRule } from "./answer-rules.ts";
import { hiddenLayers } from "./hidden-layers.ts";
import type { NetworkOfSpec } from "./network-of-spec.ts";
import { wideAndDeep } from "./wide-and-deep.ts";

/**
 * The network for a table with this many rows that have a target. Up to 300 rows all but those of the test are trained on: a
 * few of them for validation would decide by chance when to stop. More rows are trained on as long as validation improves.
 */
export function tableNetwork(rows: number, answer: AnswerRule): NetworkOfSpec {
  if (rows <= 300) return wideAndDeep(rows, answer, { ...few, dropout: 0.2, l2: 0.003 });
  if (rows <= 1_000)
    return wideAndDeep(rows, answer, { ...few, dropout: 0.1, l2: 0.001, validation: 0.15, patience: 60 });
  if (rows <= 10_000)
    return wideAndDeep(rows, answer, { ...more, dropout: 0.1, l2: 0.0003, validation: 0.1, patience: 40 });
  return rows <= 100_000
    ? plain(answer, { dropout: 0.1, batchSize: 128, epochs: 100, patience: 8 })
    : plain(answer, { dropout: 0, batchSize: 512, epochs: 30, patience: 4 });
}

/** How long a wide and deep network is trained at most. */
const [few, more] = [
  { updates: 4_000, batchSize: 32 },
  { updates: 6_000, batchSize: 64 },
];

interface Plain {
  readonly dropout: number;
  readonly batchSize: number;
  readonly epochs: number;
  readonly patience: number;
}

/** Two hidden layers for many rows; the more there are, the fewer epochs, since each has more updates. */
function plain(answer: AnswerRule, { dropout, batchSize, epochs, patience }: Plain): NetworkOfSpec {
  return {
    validation: 0.15,
    layers: [...hiddenLayers([128, 64], dropout), answer.layer],
    optimizer: "adam",
    train: { epochs, batchSize, earlyStopping: { monitor: "validation.loss", patience } },
  };
}
