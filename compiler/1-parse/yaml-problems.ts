import type { YAMLParseError } from "yaml";

/** A sentence for each error code of the YAML reader, and advice. */
const sentences: { readonly [code: string]: readonly [problem: string, advice?: string] } = {
  ALIAS_PROPS: ["An alias cannot have an anchor or a tag of its own."],
  BAD_ALIAS: ["This alias has no name.", "Put quotes around a text that begins with * or &."],
  BAD_DIRECTIVE: ["This directive is unknown.", "Put quotes around a text that begins with %."],
  BAD_DQ_ESCAPE: [
    "A text in double quotes has an escape that YAML does not know.",
    "Use single quotes, or write \\\\.",
  ],
  BAD_INDENT: ["This line is not indented like the ones it belongs to."],
  BAD_PROP_ORDER: ["An anchor or a tag is in the wrong position."],
  BAD_SCALAR_START: ["A text cannot begin with this character.", "Put the text in quotes."],
  BLOCK_AS_IMPLICIT_KEY: [
    "A key and its value are nested on one line.",
    "Begin a new, indented line after the first colon.",
  ],
  BLOCK_IN_FLOW: ["A comma is missing between two entries, or a block is inside brackets."],
  IMPOSSIBLE: ["This cannot be read as YAML."],
  KEY_OVER_1024_CHARS: ["A key is longer than 1024 characters."],
  MISSING_CHAR: ["Something is missing here: a bracket, a quote, a comma or a colon."],
  MULTILINE_IMPLICIT_KEY: ["A key spans several lines.", "Is a colon missing after it, or a quote before it?"],
  MULTIPLE_ANCHORS: ["A value has several anchors."],
  MULTIPLE_TAGS: ["A value has several tags."],
  UNEXPECTED_TOKEN: ["This is not expected here.", "Look for a bracket or a quote that is not closed."],
  BAD_COLLECTION_TYPE: ["The tag does not fit a list or a map."],
};

/** A sentence for an error of the YAML reader; it names the missing character if the reader reports one. */
export function yamlProblem(error: YAMLParseError): { readonly problem: string; readonly advice?: string } {
  const exact = missingSign(error.message);
  if (exact !== undefined) return { problem: exact };
  const [problem, advice] = sentences[error.code] ?? ["This cannot be read as YAML."];
  return { problem, ...(advice === undefined ? {} : { advice }) };
}

function missingSign(message: string): string | undefined {
  const ends = /end with a? ?(["'\]}])/.exec(message)?.[1];
  if (ends !== undefined) return `A closing ${ends} is missing.`;
  const quote = /Missing closing (["'])quote/.exec(message)?.[1];
  if (quote !== undefined) return `A closing ${quote} is missing.`;
  if (message.startsWith("Sequence item without")) return "This line is not indented like the ones it belongs to.";
  if (message.includes("Missing , between")) return "A comma is missing between two entries.";
  return undefined;
}
