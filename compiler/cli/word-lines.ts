import type { Json } from "../ir/json.ts";
import { allOptions } from "../language/common-options.ts";
import type { ActivationWord } from "../language/define/activation.ts";
import type { Option } from "../language/define/option.ts";
import { families } from "../language/families.ts";
import type { Language } from "../language/language.ts";
import { describeSchema } from "../language/schema/describe-schema.ts";
import type { FamilyWord } from "../language/schema/named-words.ts";
import type { NamedKey, SpecKey } from "../language/schema/spec-keys.ts";
import { specSchema } from "../language/schema/spec-schema.ts";
import { tableLines } from "./table.ts";

/** The description of a key of a spec, and of the keys below it. */
export function keyLines({ key, of, below }: NamedKey): readonly string[] {
  const value = key.default === undefined ? "" : `; default ${valueText(key.default)}`;
  const lines = [`${key.name}, a key of ${of}`, "", key.summary, "", `  ${key.takes}${value}`];
  if (below === undefined) return lines;
  const head = [below.isEntry ? "key of an entry" : "key", "takes", "default", ""];
  return [...lines, "", ...tableLines([head, ...below.keys.map(keyRow)], 4)];
}

function keyRow({ name, takes, default: value, required, summary }: SpecKey): string[] {
  return [name, takes, value === undefined ? (required ? "required" : "") : valueText(value), summary];
}

/** The description of a word, its options, an example, and for an activation its curve with the slope. */
export async function wordLines(language: Language, { family, word }: FamilyWord): Promise<readonly string[]> {
  const blocks: (readonly string[])[] = [[`${word.type}, ${families[family].one}`], [word.summary]];
  if (word.formula !== undefined) blocks.push([`  ${word.formula}`]);
  const options = Object.entries(allOptions(family, word.options));
  if (options.length > 0) {
    const rows = options.map((option) => optionRow(language, option));
    blocks.push(tableLines([["option", "takes", "default", ""], ...rows], 4));
  }
  // A softmax depends on all values of its row, so one value has no curve.
  if (family === "activation" && word.type !== "softmax") {
    const [{ curveOf }, { drawCurve }] = await Promise.all([import("../run/curve.ts"), import("./curve.ts")]);
    blocks.push(await drawCurve(curveOf(word as ActivationWord), word.type));
  }
  blocks.push(word.example.split("\n").map((line) => `  ${line}`));
  return blocks.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

function optionRow(
  language: Language,
  [name, { schema, default: value, required = false, summary }]: readonly [string, Option],
): string[] {
  const takes = describeSchema(schema, specSchema(language));
  return keyRow({ name, takes, ...(value === undefined ? {} : { default: value }), required, summary });
}

function valueText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
