import { type Document, parseDocument, type YAMLParseError } from "yaml";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { readValues, type YamlReading } from "./read-values.ts";
import { type TextPlaces, textPlaces } from "./text-places.ts";
import { yamlProblem } from "./yaml-problems.ts";

const megabyte = 1_000_000;

/** Reads one YAML 1.2 document (core schema). Whatever the text holds, the answer is values or diagnostics. */
export function readYaml(text: string, file: string): YamlReading {
  const places = textPlaces(text, file);
  if (text.length > 5 * megabyte) return refused("yaml-too-large", (text.length / megabyte).toFixed(1), places);
  const document = composed(text, places);
  if (document === undefined) return tooDeep(places);
  const problems = problemsOf(document, text, places);
  if (problems.length > 0) return { diagnostics: problems };
  if (document.contents === null) return { diagnostics: [diagnostic("yaml-empty", places.at(0, 1), {})] };
  try {
    return readValues(document, places);
  } catch (error) {
    if (error instanceof RangeError) return tooDeep(places);
    throw error;
  }
}

function composed(text: string, places: TextPlaces): Document | undefined {
  const options = {
    version: "1.2",
    schema: "core",
    uniqueKeys: true,
    stringKeys: true,
    prettyErrors: false,
    logLevel: "error",
    lineCounter: places.counter,
  } as const;
  try {
    return parseDocument(text, options) as Document;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function refused(code: "yaml-too-large", megabytes: string, places: TextPlaces): YamlReading {
  return { diagnostics: [diagnostic(code, places.at(0, 1), { megabytes })] };
}

function tooDeep(places: TextPlaces): YamlReading {
  const problem = "Lists or maps are nested too deeply to be read.";
  return { diagnostics: [diagnostic("yaml-syntax", places.at(0, 1), { problem })] };
}

/** The reader's errors as diagnostics: all that stand alone, and of a cascade the first. */
function problemsOf(document: Document, text: string, places: TextPlaces): readonly Diagnostic[] {
  const all = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  const first = all.findIndex((error) => !standsAlone(error));
  return all
    .filter((error, index) => standsAlone(error) || index === first)
    .map((error) => problemOf(error, text, places));
}

function standsAlone(error: YAMLParseError): boolean {
  return error.code === "DUPLICATE_KEY" || error.code === "NON_STRING_KEY";
}

function problemOf(error: YAMLParseError, text: string, places: TextPlaces): Diagnostic {
  const start = error.pos[0] + (/^[ ]*/.exec(text.slice(error.pos[0]))?.[0].length ?? 0);
  const word = /^[\w-]*/.exec(text.slice(start))?.[0].length ?? 0;
  const place = places.at(start, Math.max(error.pos[1], start + word));
  switch (error.code) {
    case "TAB_AS_INDENT":
      return diagnostic("yaml-tab", place, {});
    case "DUPLICATE_KEY":
      return diagnostic("yaml-duplicate-key", place, {});
    case "NON_STRING_KEY":
      return diagnostic("yaml-key", place, { found: "a list or a map" });
    case "MULTIPLE_DOCS":
      return diagnostic("yaml-several-documents", place, {});
    default:
      return diagnostic("yaml-syntax", place, yamlProblem(error));
  }
}
