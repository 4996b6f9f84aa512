import { ops } from "../ops/registry.gen.ts";
import type { Language } from "./language.ts";
import {
  activations,
  augmentations,
  columns,
  datasets,
  initializers,
  layers,
  learning,
  losses,
  metrics,
  missing,
  optimizers,
  regularizers,
  scales,
  schedules,
  splits,
  wrappers,
} from "./registry.gen.ts";

/** The language of Netwright itself: every word on the reference page. */
export const standard: Language = {
  kind: "language",
  id: "standard",
  layers,
  wrappers,
  activations,
  losses,
  optimizers,
  initializers,
  regularizers,
  schedules,
  metrics,
  missing,
  datasets,
  columns,
  scales,
  splits,
  augmentations,
  learning,
  ops,
};
