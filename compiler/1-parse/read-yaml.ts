import { type Document, parseDocument, YAMLParseError } from "yaml";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { duplicateKeys } from "./duplicate-keys.ts";
import { readValues, type YamlReading } from "./read-values.ts";
import { type TextRanges, textRanges } from "./text-ranges.ts";
import { yamlProblem } from "./yaml-problems.ts";

const megabyte = 1_000_000;

/** Reads one YAML 1.2 document (core schema). Returns values or diagnostics, whatever the text. */
export function readYaml(text: string, file: string): YamlReading {
  const ranges = textRanges(text, file);
  if (text.length > 5 * megabyte) return refused("yaml-too-large", (text.length / megabyte).toFixed(1), ranges);
  const document = composed(text, ranges);
  if (document === undefined) return tooDeep(ranges);
  const problems = problemsOf(document, text, ranges);
  if (problems.length > 0) return { diagnostics: problems };
  if (document.contents === null) return { diagnostics: [diagnostic("yaml-empty", ranges.at(0, 1), {})] };
  try {
    return readValues(document, ranges);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(ranges);
    throw error;
  }
}

function composed(text: string, ranges: TextRanges): Document | undefined {
  const options = {
    version: "1.2",
    schema: "core",
    uniqueKeys: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: "error",
    lineCounter: ranges.counter,
  } as const;
  try {
    const document = parseDocument(text, options) as Document;
    const twice = duplicateKeys(document);
    document.errors.push(...twice.map((at) => new YAMLParseError([at, at + 1], "DUPLICATE_KEY", "")));
    return document;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function refused(code: "yaml-too-large", megabytes: string, ranges: TextRanges): YamlReading {
  return { diagnostics: [diagnostic(code, ranges.at(0, 1), { megabytes })] };
}

function tooDeep(ranges: TextRanges): YamlReading {
  const problem = "Lists or maps are nested too deeply.";
  return { diagnostics: [diagnostic("yaml-syntax", ranges.at(0, 1), { problem })] };
}

/** The reader's errors as diagnostics: all independent errors, and the first of a cascade. */
function problemsOf(document: Document, text: string, ranges: TextRanges): readonly Diagnostic[] {
  const all = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const first = all.findIndex((error) => !isIndependent(error));
  return all
    .filter((error, index) => isIndependent(error) || index === first)
    .map((error) => problemOf(error, text, ranges));
}

function isIndependent(error: YAMLParseError): boolean {
  return error.code === "DUPLICATE_KEY" || error.code === "NON_STRING_KEY";
}

function problemOf(error: YAMLParseError, text: string, ranges: TextRanges): Diagnostic {
  const start = error.pos[0] + (/^[ ]*/.exec(text.slice(error.pos[0]))?.[0].length ?? 0);
  const word = /^[\w-]*/.exec(text.slice(start))?.[0].length ?? 0;
  const range = ranges.at(start, Math.max(error.pos[1], start + word));
  switch (error.code) {
    case "TAB_AS_INDENT":
      return diagnostic("yaml-tab", range, {});
    case "DUPLICATE_KEY":
      return diagnostic("yaml-duplicate-key", range, {});
    case "NON_STRING_KEY":
      return diagnostic("yaml-key", range, { found: "a list or a map" });
    case "MULTIPLE_DOCS":
      return diagnostic("yaml-several-documents", range, {});
    default:
      return diagnostic("yaml-syntax", range, yamlProblem(error));
  }
}
