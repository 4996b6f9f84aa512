import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import { writtenAt } from "../../ir/source-range.ts";
import type { FileFinder } from "../../ir/table.ts";
import type { Resolving } from "../resolving.ts";

/** The keys of a dataset that name files. */
const fileKeys: readonly string[] = ["file", "files", "validationFile", "testFile"];

/**
 * The dataset as written. Each `file:` that comes from an extended spec in another folder is first searched in that
 * folder; if found, its path is made relative to the folder of this spec. Otherwise it is searched like any other file.
 */
export function withFilesOfBases(at: Resolving, written: Json, files: FileFinder): Json {
  const named = (value: Json, pointer: string): Json => {
    if (typeof value === "string") return fromBase(at, value, pointer, files);
    if (isObject(value)) {
      const entries = Object.entries(value).map(([key, each]) => [key, named(each, pointerTo(pointer, key))] as const);
      return Object.fromEntries(entries) as JsonObject;
    }
    return Array.isArray(value) ? value.map((each: Json, index) => named(each, `${pointer}/${index}`)) : value;
  };
  const walk = (value: Json, pointer: string, depth: number): Json => {
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([key, each]): [string, Json] => {
      const own = pointerTo(pointer, key);
      if (fileKeys.includes(key) && depth !== 1) return [key, named(each, own)];
      const holdsFiles = depth === 1 || (depth === 0 && (key === "columns" || key === "defaults"));
      return [key, holdsFiles ? walk(each, own, depth + 1) : each];
    });
    return Object.fromEntries(entries) as JsonObject;
  };
  return walk(written, "/dataset", 0);
}

function fromBase(at: Resolving, file: string, pointer: string, files: FileFinder): string {
  const base = dirname(writtenAt(at.rangeAt(pointer)).file);
  const own = dirname(at.spec.file);
  if (isAbsolute(file) || base === own || writtenAt(at.rangeAt(pointer)).file.startsWith("--")) return file;
  const beside = join(relative(own, base), file).split(sep).join("/");
  return "path" in files.find(beside) ? beside : file;
}
