import type { JsonObject } from "../../ir/json.ts";
import { largestSize } from "../define/option.ts";
import { bounds } from "./expect-schema.ts";

/** The schema of `train.until`. */
export const untilSchema: JsonObject = {
  description: "Ends the training with the first epoch at whose end all of these hold.",
  type: "array",
  minItems: 1,
  items: {
    type: "object",
    required: ["name"],
    properties: {
      name: { description: "The loss, or a metric that the spec lists.", type: "string", minLength: 1 },
      on: {
        description: "The rows it is taken over; default: training.",
        default: "training",
        enum: ["training", "validation"],
      },
      ...bounds,
      is: { description: "The value: a decimal agrees to every digit written.", type: "number" },
    },
    additionalProperties: false,
  },
};

/** The schema of `train.earlyStopping`, which is Keras's EarlyStopping. */
export const earlyStoppingSchema: JsonObject = {
  description: "Ends the training when what is monitored has not improved for some epochs.",
  type: "object",
  required: ["monitor"],
  properties: {
    monitor: {
      description: "What is measured at the end of each epoch: `validation.loss`, `validation.accuracy`, `loss`.",
      type: "string",
      minLength: 1,
    },
    patience: {
      description: "The number of epochs without improvement before training stops.",
      default: 0,
      type: "integer",
      minimum: 0,
      maximum: largestSize,
    },
    minDelta: {
      description: "The least change that counts as an improvement.",
      default: 0,
      type: "number",
      minimum: 0,
      maximum: 1e300,
    },
    restoreBestWeights: {
      description: "Whether to restore the weights of the best epoch; otherwise those of the last one stay.",
      default: true,
      type: "boolean",
    },
  },
  additionalProperties: false,
};
