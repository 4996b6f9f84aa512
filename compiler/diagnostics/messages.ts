import type { Message } from "./message.ts";
import { composition } from "./messages/composition.ts";
import { data } from "./messages/data.ts";
import { doubts } from "./messages/doubts.ts";
import { drawing } from "./messages/drawing.ts";
import { expectations } from "./messages/expectations.ts";
import { learning } from "./messages/learning.ts";
import { network } from "./messages/network.ts";
import { rows } from "./messages/rows.ts";
import { running } from "./messages/running.ts";
import { starting } from "./messages/starting.ts";
import { sweeps } from "./messages/sweeps.ts";
import { using } from "./messages/using.ts";
import { values } from "./messages/values.ts";
import { weighting } from "./messages/weighting.ts";
import { words } from "./messages/words.ts";
import { yaml } from "./messages/yaml.ts";

/** Every message of the compiler, by its code. A code, once published, keeps its meaning. */
export const messages = {
  ...yaml,
  ...composition,
  ...words,
  ...values,
  ...network,
  ...learning,
  ...drawing,
  ...data,
  ...rows,
  ...doubts,
  ...expectations,
  ...running,
  ...starting,
  ...sweeps,
  ...using,
  ...weighting,
};

/** The code of a message: `unknown-activation`. */
export type MessageCode = keyof typeof messages;

/** What the message of a code must be told. */
export type MessageParameters<Code extends MessageCode> =
  (typeof messages)[Code] extends Message<infer Parameters> ? Parameters : never;
