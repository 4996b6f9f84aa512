import type { MetricModel } from "../ir/model.ts";
import { measure, type Observed } from "./observe.ts";
import type { Part } from "./snapshot.ts";
import type { LoopRequest } from "./training-loop.ts";

/** Limit for rows × epochs up to which metrics are measured after every epoch. */
const affordable = 1_000_000;

/** The values of metrics during training, for claims about their trend. */
export interface Trends {
  /** How often to measure; undefined if there is no such claim. */
  readonly watch: LoopRequest["watch"];
  /** All measurements so far, the first before training. */
  readonly values: (name: MetricModel["name"], on: Part) => readonly number[];
}

/** Measures the metrics with a trend claim: now, before training, and each time `measure` is called. */
export function watchTrends(observed: Observed): Trends {
  const { model, rows } = observed;
  const wanted = (model.expect?.claims ?? []).flatMap(({ subject, bound }) =>
    bound.kind === "trend" && subject.kind === "metric" ? [subject] : [],
  );
  const parts = [...new Set(wanted.map(({ on }) => on))];
  const seen = new Map<string, number[]>(wanted.map(({ name, on }) => [`${on}.${name}`, []]));
  const record = (): void => {
    for (const on of parts) {
      for (const [name, value] of Object.entries(measure(observed, on))) seen.get(`${on}.${name}`)?.push(Number(value));
    }
  };
  const values: Trends["values"] = (name, on) => seen.get(`${on}.${name}`) ?? [];
  if (wanted.length === 0 || model.train === undefined || rows === undefined) return { watch: undefined, values };
  record();
  const measured = parts.reduce((sum, on) => sum + rows.data.counts[on], 0);
  const { epochs, iterations = 0, batchSize } = model.train;
  const perEpoch = batchSize === "all" ? 1 : Math.ceil(rows.data.counts.training / batchSize);
  const all = measured * (epochs ?? iterations / perEpoch);
  return { watch: { every: all <= affordable ? "epoch" : "record", measure: record }, values };
}
