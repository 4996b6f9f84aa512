import { isMap, isScalar, type Node, type ParsedNode, parseDocument, type YAMLMap } from "yaml";

/** The keys under `expect:` that `netwright test --update` writes. */
export type PinKey = "bits" | "arithmeticVersion" | "data";

/** A part of the text and its replacement. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

type ParsedMap = YAMLMap.Parsed<ParsedNode, ParsedNode | null>;

/**
 * The text of a spec with `expect.<key>` set to a value. The rest of the text stays the same byte for byte, including
 * comments, layout and line ends. Undefined if `expect:` is an alias or a parameter instead of a map.
 */
export function setPin(text: string, key: PinKey, value: string | number): string | undefined {
  const { contents } = parseDocument(text);
  if (!isMap(contents)) throw new Error("a spec that was compiled is a map");
  const edit = editFor(text, contents as ParsedMap, key, scalar(value));
  if (edit === undefined) return undefined;
  const { start, end, text: inserted } = edit;
  return text.slice(0, start) + inserted + text.slice(end);
}

/** Hexadecimal digits that YAML would read as a number are quoted. */
function scalar(value: string | number): string {
  const text = String(value);
  return typeof value === "string" && /^\d+(?:e\d+)?$/i.test(text) ? `"${text}"` : text;
}

function editFor(text: string, spec: ParsedMap, key: PinKey, value: string): Edit | undefined {
  const expect = pairOf(spec, "expect");
  if (expect === undefined) {
    const pin = spec.flow ? `expect: { ${key}: ${value} }` : `expect:${newline(text)}  ${key}: ${value}`;
    return addition(text, spec, pin);
  }
  const within = expect.value;
  if (!isMap(within)) return undefined;
  const pin = pairOf(within as ParsedMap, key);
  if (pin === undefined) return addition(text, within as ParsedMap, `${key}: ${value}`);
  if (!isScalar(pin.value)) return undefined;
  const [start, end] = rangeOf(pin.value);
  return { start, end, text: value };
}

function pairOf(map: ParsedMap, key: string) {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Adds a pair to a map: after the last one, in the same form. */
function addition(text: string, map: ParsedMap, pair: string): Edit {
  const [start, end] = rangeOf(map);
  if (map.flow) {
    const last = map.items.at(-1);
    if (last === undefined) return { start, end, text: `{ ${pair} }` };
    const at = rangeOf((last.value ?? last.key) as Node)[1];
    return { start: at, end: at, text: `, ${pair}` };
  }
  const [first] = map.items;
  const indent = first === undefined ? "" : " ".repeat(columnOf(text, rangeOf(first.key)[0]));
  const at = endOfLine(text, text.slice(0, end).trimEnd().length);
  return { start: at, end: at, text: `${newline(text)}${indent}${pair}` };
}

function rangeOf(node: Node): readonly [number, number] {
  const { range } = node;
  if (!range) throw new Error("a node that was read has a range");
  return [range[0], range[1]];
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}

/** The end of the line at `offset`, before its line break; a comment after the last value stays with it. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}

function newline(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}
