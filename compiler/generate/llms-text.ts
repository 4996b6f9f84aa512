import type { Json } from "../ir/json.ts";
import { allOptions } from "../language/common-options.ts";
import type { Family, Option } from "../language/define/option.ts";
import { families, familyNames, wordsOf } from "../language/families.ts";
import { type KeyTable, keyTables } from "../language/schema/spec-keys.ts";
import { standard } from "../language/standard.ts";

/**
 * The text of llms.txt: what AGENTS.md says of writing specs (without its last part, which is on this repository), and
 * the whole language in short.
 */
export function llmsText(agents: string): string {
  const writing = agents.slice(0, agents.indexOf("## Working on this repository")).trimEnd();
  const [title = "", ...rest] = writing.split("\n\n");
  return [
    title,
    "> Write a network in YAML. Get the TypeScript that trains it.",
    ...rest,
    ["## The keys of a spec", ...keyTables(standard).map(keyLines)].join("\n\n"),
    "## The words of the language",
    "`name = value` is an option with its default; `name!` must be given; `name` alone may be left out.",
    ...familyNames.map(familyLines),
  ]
    .join("\n\n")
    .concat("\n");
}

function keyLines({ path, isEntry, keys }: KeyTable): string {
  const holder = path.length === 0 ? "A spec" : `${isEntry ? "An entry of " : ""}\`${path.join(".")}\``;
  const lines = keys.map((key) => `- ${optionText(key.name, key)}: ${key.takes}. ${key.summary}`);
  return [`${holder} has:`, "", ...lines].join("\n");
}

function familyLines(family: Family): string {
  const { one } = families[family];
  const shared = Object.entries(allOptions(family, {})).map(([name, option]) => optionText(name, option));
  const words = Object.values(wordsOf(standard, family)).sort((a, b) => (a.type < b.type ? -1 : 1));
  const lines = words.map(({ type, summary, options }) => {
    const own = Object.entries(options).map(([name, option]) => optionText(name, option));
    return `- \`${type}\`${own.length === 0 ? "" : ` (${own.join(", ")})`}: ${summary}`;
  });
  const all = shared.length === 0 ? [] : ["", `Each also has ${shared.join(", ")}.`];
  return [`### ${one.replace(/^an? /, "")}`, ...all, "", ...lines].join("\n");
}

/** `` `units!` ``, `` `rate = 0.5` ``, `` `name` ``. */
function optionText(name: string, { default: value, required }: Pick<Option, "default" | "required">): string {
  if (value !== undefined) return `\`${name} = ${valueText(value)}\``;
  return `\`${name}${required ? "!" : ""}\``;
}

function valueText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
