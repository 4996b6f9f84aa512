import { boolean, choice, integer, type Option, optional } from "../../define/option.ts";

/** The token of a place after the end of a line that is shorter than others. */
export const padding = "";

/** The token that stands for every other one. */
export const otherToken = "\uFFFD";

/** The token before the first and after the last one of a line, and between the lines of a running text. */
export const lineBreak = "\n";

const vocabulary: Option<readonly (string | number)[] | undefined> = {
  summary: "The tokens, where they are not to be found in the training rows.",
  schema: { type: "array", items: { type: ["string", "number"] }, minItems: 1, uniqueItems: true },
  required: false,
};

const tokens: Option<"characters" | "words" | undefined> = {
  summary:
    "Rows are tokens in order, and the next one is to be learnt at each step: columns tokens and next. A word is a run of letters and digits; any other character but a space is one by itself. Without it a line is one text.",
  schema: { enum: ["characters", "words"] },
  required: false,
};

/** The options of texts that are rows of tokens. */
export const tokenOptions = {
  tokens,
  length: integer({
    summary: "With `tokens`: how many of them a row has.",
    default: 64,
    minimum: 1,
    maximum: 1_000_000,
  }),
  stride: optional(
    integer({
      summary: "With `tokens`: how many lie between the beginnings of two rows. Default: `length`.",
      minimum: 1,
    }),
  ),
  lines: boolean({
    summary:
      "With `tokens`: whether each line is a row of its own, from a line break to a line break; a shorter one ends in padding (the first token), a longer one is cut.",
    default: false,
  }),
  vocabulary,
  maxTokens: optional(
    integer({ summary: "With `tokens`: the most tokens that are kept of those found, the commonest.", minimum: 1 }),
  ),
  minimumCount: integer({
    summary: "With `tokens`: how often one must be found in the training rows to be kept.",
    default: 1,
    minimum: 1,
  }),
  unknown: choice(["error", "other"], {
    summary: "With `tokens`: what any other one means: an error, or a token of its own.",
    default: "error",
  }),
};

/** What a dataset with `tokens` says of its rows. */
export interface TokenValues {
  readonly tokens: "characters" | "words";
  readonly length: number;
  readonly stride?: number;
  readonly lines: boolean;
  readonly vocabulary?: readonly (string | number)[];
  readonly maxTokens?: number;
  readonly minimumCount: number;
  readonly unknown: "error" | "other";
}

/** These options; undefined for a dataset without tokens. */
export function tokenValues(options: { readonly [key: string]: unknown }): TokenValues | undefined {
  return options.tokens === undefined ? undefined : (options as unknown as TokenValues);
}

const words = /[\p{L}\p{N}_']+|\n|[^\s]/gu;

/** The tokens of a text, in order. */
export function tokensOf(text: string, { tokens }: Pick<TokenValues, "tokens">): readonly string[] {
  return tokens === "characters" ? Array.from(text) : (text.match(words) ?? []);
}
