import { type Alias, type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Scalar } from "yaml";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Json } from "../ir/json.ts";
import { pointerTo } from "../ir/json-pointer.ts";
import type { SourceRange } from "../ir/source-range.ts";
import { visibleText } from "../ir/visible-text.ts";
import type { TextRanges } from "./text-ranges.ts";

/** The values of a document, the source range of each, and the text of each number. */
export interface ReadValues {
  readonly value: Json;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  readonly numbers: { readonly [pointer: string]: string };
}

/** A file's values and their source ranges, or diagnostics. */
export interface YamlReading {
  readonly values?: ReadValues;
  readonly diagnostics: readonly Diagnostic[];
}

/** The maximum nesting of lists and maps: far more than any spec needs, and safe for recursion. */
const depthLimit = 64;

/** The maximum number of values that aliases may add to a document. */
const aliasLimit = 5000;

/**
 * Reads the values of a composed document. Aliases are resolved here, with limits against circular aliases and
 * exponential growth.
 */
export function readValues(document: Document, ranges: TextRanges): YamlReading {
  const { at, blockAt } = ranges;
  const walk: Walk = {
    document,
    at,
    blockAt,
    ranges: {},
    numbers: {},
    diagnostics: [],
    path: new Set(),
    aliased: 0,
    multiplied: false,
  };
  const value = read(document.contents as Node, "", walk, false);
  if (hasErrors(walk.diagnostics)) return { diagnostics: walk.diagnostics };
  return { values: { value, ranges: walk.ranges, numbers: walk.numbers }, diagnostics: walk.diagnostics };
}

interface Walk {
  readonly document: Document;
  readonly at: TextRanges["at"];
  readonly blockAt: TextRanges["blockAt"];
  readonly ranges: { [pointer: string]: SourceRange };
  readonly numbers: { [pointer: string]: string };
  readonly diagnostics: Diagnostic[];
  /** The nodes that are being read, to detect an alias to one of them. */
  readonly path: Set<Node>;
  aliased: number;
  /** Whether too many were reported already. */
  multiplied: boolean;
}

function read(node: Node | null, pointer: string, walk: Walk, throughAlias: boolean): Json {
  if (node === null) return null;
  const [start, end] = node.range ?? [0, 0];
  const range = walk.at(start, end);
  if (!throughAlias) walk.ranges[pointer] = range;
  else if (++walk.aliased > aliasLimit) return null;
  if (isAlias(node)) return readAlias(node, pointer, walk, range);
  if (node.tag !== undefined) walk.diagnostics.push(diagnostic("yaml-tag", range, { tag: String(node.tag) }));
  if (isScalar(node)) {
    if (node.type === "BLOCK_LITERAL") walk.ranges[`${pointer}|`] = walk.blockAt(start);
    return readScalar(node, pointer, walk, range);
  }
  if (walk.path.has(node)) {
    walk.diagnostics.push(diagnostic("yaml-alias", range, { problem: "This value contains an alias to itself." }));
    return null;
  }
  if (walk.path.size >= depthLimit) throw new RangeError("nested too deeply");
  walk.path.add(node);
  const value = isSeq(node) ? readList(node, pointer, walk, throughAlias) : readMap(node, pointer, walk, throughAlias);
  walk.path.delete(node);
  return value;
}

function readList(node: { readonly items: readonly unknown[] }, pointer: string, walk: Walk, aliased: boolean): Json {
  return node.items.map((item, index) => read(asNode(item), pointerTo(pointer, index), walk, aliased));
}

function readMap(node: Node, pointer: string, walk: Walk, aliased: boolean): Json {
  if (!isMap(node)) return null;
  const entries: [string, Json][] = [];
  for (const pair of node.items) {
    const key = pair.key as Node | null;
    const name = isScalar(key) && key.value !== null ? String(key.value) : "";
    const below = pointerTo(pointer, name);
    const [start, end] = key?.range ?? node.range ?? [0, 0];
    const range = walk.at(start, end);
    walk.ranges[`${below}#`] = range;
    if (isAlias(key)) walk.diagnostics.push(diagnostic("yaml-key", range, { found: "an alias" }));
    else if (name === "") walk.diagnostics.push(diagnostic("yaml-key", range, { found: "nothing" }));
    reportLoneSurrogate(name, walk, range);
    const value = asNode(pair.value);
    if (value === null) walk.ranges[below] = range;
    entries.push([name, read(value, below, walk, aliased)]);
  }
  return Object.fromEntries(entries);
}

function readAlias(alias: Alias, pointer: string, walk: Walk, range: SourceRange): Json {
  const target = alias.resolve(walk.document);
  if (target === undefined) {
    const problem = `The anchor &${alias.source} is not defined above.`;
    walk.diagnostics.push(diagnostic("yaml-alias", range, { problem }));
    return null;
  }
  walk.ranges[pointer] = range;
  const value = read(target, pointer, walk, true);
  if (walk.aliased > aliasLimit && !walk.multiplied) {
    walk.multiplied = true;
    const problem = `Aliases expand this to more than ${aliasLimit} values.`;
    walk.diagnostics.push(diagnostic("yaml-alias", range, { problem }));
  }
  return value;
}

function readScalar(node: Scalar, pointer: string, walk: Walk, range: SourceRange): Json {
  const value = node.value;
  if (typeof value === "boolean") walk.numbers[pointer] = node.source ?? String(value);
  if (typeof value === "string") reportLoneSurrogate(value, walk, range);
  if (typeof value === "string" || typeof value === "boolean" || value === null) return value;
  if (typeof value !== "number") return String(node.source ?? value);
  const written = node.source ?? String(value);
  walk.numbers[pointer] = written;
  const wrong = wrongNumber(value, written);
  if (wrong !== undefined) walk.diagnostics.push(diagnostic("yaml-number", range, { written, ...wrong }));
  return value;
}

/** An escape can produce a lone surrogate, which is not valid text: it cannot be printed, stored or hashed. */
function reportLoneSurrogate(text: string, walk: Walk, range: SourceRange): void {
  const [surrogate] = /\p{Cs}/u.exec(text) ?? [];
  if (surrogate !== undefined)
    walk.diagnostics.push(diagnostic("yaml-character", range, { found: visibleText(surrogate) }));
}

function wrongNumber(value: number, written: string): { problem: string; advice: string } | undefined {
  if (Number.isNaN(value)) return { problem: "is not a number", advice: "Write a finite number." };
  if (!Number.isFinite(value))
    return { problem: "is too large for a 64-bit number", advice: "The largest is about 1.8e308." };
  const isWhole = /^[+-]?\d+$|^0[xo]/.test(written);
  if (isWhole && Math.abs(value) > Number.MAX_SAFE_INTEGER)
    return { problem: "is beyond 2^53 and would be rounded", advice: "Put it in quotes if it is a name." };
  return undefined;
}

function asNode(item: unknown): Node | null {
  return item === null || isPair(item) ? null : (item as Node);
}
