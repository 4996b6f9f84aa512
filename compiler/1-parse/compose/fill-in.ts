import { describeValue } from "../../diagnostics/describe-value.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../../diagnostics/diagnostic.ts";
import { nameAdvice } from "../../diagnostics/name-advice.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import { keyRangeOf, rangeOf } from "../../ir/range-of.ts";
import { relate } from "../../ir/source-range.ts";
import type { SpecValues } from "../../ir/spec.ts";
import { hasDollar, parameterName, parameterText } from "./parameter-text.ts";
import {
  treeOf,
  valuesOf,
  type WrittenMap,
  type WrittenScalar,
  type WrittenValue,
  withoutKeys,
} from "./written-value.ts";

/** Values with every use of a parameter replaced by its value, and `parameters:` left out. */
export interface FilledIn {
  readonly values?: SpecValues;
  readonly diagnostics: readonly Diagnostic[];
}

/** The maximum number of values that repeated or nested uses of parameters may add to a spec. */
const maxRepeated = 100_000;

/** The maximum nesting of lists and maps, the same as in a file. */
const maxDepth = 64;

/** Replaces every `$name` by its value in `parameters:`. */
export function fillIn(values: SpecValues): FilledIn {
  const { parameters } = values.value;
  if (parameters === undefined && !hasDollar(values.value)) return { values, diagnostics: [] };
  const mistakes = parameters === undefined ? [] : wrongParameters(parameters, values);
  if (mistakes.length > 0) return { diagnostics: mistakes };
  const tree = treeOf(values) as WrittenMap;
  const declared = tree.entries.get("parameters");
  const filling: Filling = {
    declared: declared?.kind === "map" ? declared.entries : new Map(),
    known: new Map(),
    open: [],
    diagnostics: [],
    repeated: 0,
    multiplied: false,
  };
  for (const name of filling.declared.keys()) valueOf(name, filling);
  const filled = fill(
    withoutKeys(tree, (key) => key === "parameters"),
    filling,
    0,
  ) as WrittenMap;
  if (hasErrors(filling.diagnostics)) return { diagnostics: filling.diagnostics };
  return { values: valuesOf(filled), diagnostics: [] };
}

/** Diagnostics for `parameters:` itself. */
function wrongParameters(parameters: Json, { ranges }: SpecValues): readonly Diagnostic[] {
  const range = rangeOf(ranges, "/parameters");
  if (!isObject(parameters)) {
    const expected = "a map of names and values";
    return [diagnostic("wrong-type", range, { key: "parameters", expected, found: describeValue(parameters) })];
  }
  const wrong = Object.keys(parameters).filter((name) => !parameterName.test(name));
  const why = "it is used as $name";
  return wrong.map((name) => {
    const parts = { name, what: "a parameter", why, advice: nameAdvice(name) };
    return diagnostic("bad-name", keyRangeOf(ranges, pointerTo("/parameters", name)), parts);
  });
}

interface Filling {
  readonly declared: ReadonlyMap<string, WrittenValue>;
  /** The values that are resolved already. */
  readonly known: Map<string, Known>;
  /** The parameters that are being resolved, to detect circles. */
  readonly open: string[];
  readonly diagnostics: Diagnostic[];
  repeated: number;
  multiplied: boolean;
}

interface Known {
  readonly value: WrittenValue;
  readonly size: number;
  readonly depth: number;
  used: boolean;
}

function fill(node: WrittenValue, filling: Filling, depth: number): WrittenValue {
  if (node.kind === "list") return { ...node, items: node.items.map((item) => fill(item, filling, depth + 1)) };
  if (node.kind === "map") {
    const entries = [...node.entries].map(([key, each]) => [key, fill(each, filling, depth + 1)] as const);
    return { ...node, entries: new Map(entries) };
  }
  if (typeof node.value !== "string") return node;
  const text = parameterText(node.value);
  switch (text.kind) {
    case "text":
      return text.text === node.value ? node : { ...node, value: text.text };
    case "malformed":
      filling.diagnostics.push(diagnostic("parameter-whole", node.range, { written: describeValue(node.value) }));
      return node;
    default:
      return replaced(node, text.name, filling, depth);
  }
}

/** The value of a parameter where it is used. */
function replaced(use: WrittenScalar, name: string, filling: Filling, depth: number): WrittenValue {
  const nothing: WrittenValue = { ...use, value: null };
  const { diagnostics, declared, open } = filling;
  if (!declared.has(name)) {
    diagnostics.push(diagnostic("unknown-parameter", use.range, { name, candidates: [...declared.keys()] }));
    return nothing;
  }
  if (open.includes(name)) {
    const circle = [...open.slice(open.indexOf(name)), name];
    diagnostics.push(diagnostic("parameter-circle", use.range, { circle }));
    return nothing;
  }
  const known = valueOf(name, filling);
  if (known.used || open.length > 0) filling.repeated += known.size;
  known.used = true;
  const tooMany = filling.repeated > maxRepeated;
  if (tooMany || depth + known.depth > maxDepth) {
    const problem = tooMany ? `expand this to more than ${maxRepeated} values` : "nest this too deeply";
    if (!filling.multiplied) diagnostics.push(diagnostic("parameter-size", use.range, { problem }));
    filling.multiplied = true;
    return nothing;
  }
  return usedAt(use, known.value, name);
}

/** The value of a parameter, with the parameters in it resolved. */
function valueOf(name: string, filling: Filling): Known {
  const before = filling.known.get(name);
  if (before !== undefined) return before;
  filling.open.push(name);
  const value = fill(filling.declared.get(name) as WrittenValue, filling, 0);
  filling.open.pop();
  const known = { value, ...extent(value), used: false };
  filling.known.set(name, known);
  return known;
}

function extent(node: WrittenValue): { readonly size: number; readonly depth: number } {
  if (node.kind === "scalar") return { size: 1, depth: 0 };
  let [size, depth] = [1, 0];
  for (const each of node.kind === "list" ? node.items : node.entries.values()) {
    const below = extent(each);
    size += below.size;
    depth = Math.max(depth, below.depth);
  }
  return { size, depth: depth + 1 };
}

/** Links use and definition, so that a message about the value shows both. */
function usedAt(use: WrittenScalar, value: WrittenValue, parameter: string): WrittenValue {
  const { keyRange } = use;
  const inside = (node: WrittenValue): WrittenValue => {
    const related = { ...node, range: relate(node.range, { kind: "use", parameter, range: use.range }) };
    return within(related, inside);
  };
  const range = relate(use.range, { kind: "definition", parameter, range: value.range });
  const { keyRange: _, ...own } = within(value, inside);
  return { ...own, range, ...(keyRange && { keyRange }) } as WrittenValue;
}

function within(node: WrittenValue, change: (node: WrittenValue) => WrittenValue): WrittenValue {
  if (node.kind === "list") return { ...node, items: node.items.map(change) };
  if (node.kind === "map")
    return { ...node, entries: new Map([...node.entries].map(([key, each]) => [key, change(each)])) };
  return node;
}
