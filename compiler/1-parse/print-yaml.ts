import {
  type Document,
  isCollection,
  isMap,
  isPair,
  type Node,
  type ScalarTag,
  visit,
  Document as YamlDocument,
} from "yaml";
import type { Json } from "../ir/json.ts";
import { hasUnseen, visibleText } from "../ir/visible-text.ts";
import { addOrigins, type ValuePath } from "./add-origins.ts";

/** A number that is to be printed as it was written: `0.5000000`. */
export interface WrittenNumber {
  readonly writtenNumber: string;
}

/** Plain values, and numbers that keep their digits. */
export type Printable = Json | WrittenNumber | readonly Printable[] | { readonly [key: string]: Printable | undefined };

const writtenNumberTag: ScalarTag = {
  tag: "tag:yaml.org,2002:float",
  default: true,
  identify: isWrittenNumber,
  resolve: (text) => text,
  stringify: ({ value }) => (value as WrittenNumber).writtenNumber,
};

const lineWidth = 110;

/**
 * YAML for people: the outer structure in lines, each layer, claim and row on a line of its own; where `originOf` says
 * something of the values of a line, a comment does.
 */
export function printYaml(
  value: { readonly [key: string]: Printable | undefined },
  originOf?: (path: ValuePath) => string | undefined,
): string {
  const document = new YamlDocument(value, {
    version: "1.2",
    aliasDuplicateObjects: false,
    customTags: (tags) => [writtenNumberTag, ...tags],
  });
  layOut(document);
  if (originOf !== undefined) addOrigins(document, value as Json, originOf);
  quoteUnseen(document);
  return visibleText(document.toString({ lineWidth, flowCollectionPadding: true }));
}

/** Puts in quotes what holds characters that nobody sees: there they can be escaped. */
function quoteUnseen(document: Document): void {
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === "string" && hasUnseen(node.value)) node.type = "QUOTE_DOUBLE";
    },
  });
}

function layOut(document: Document): void {
  visit(document, {
    Collection: (_, node, path) => {
      const depth = path.filter(isPair).length + path.filter((each) => isCollection(each) && !isMap(each)).length;
      const holdsCollections = node.items.some((item) => isCollection(isPair(item) ? item.value : item));
      const isLong = isMap(node) && node.items.length > 4;
      const isOnOneLine = depth > 2 || (depth === 2 && !holdsCollections && !isLong);
      node.flow = isOnOneLine && !(holdsMaps(node) && width(node, depth) > lineWidth);
    },
    Pair: (_, pair, path) => {
      if (path.length === 2) (pair.key as { spaceBefore?: boolean }).spaceBefore = isCollection(pair.value);
    },
  });
}

/** Whether it is a map or has one inside: numbers in lists are broken within brackets where they do not fit on a line. */
function holdsMaps(node: unknown): boolean {
  if (isPair(node)) return holdsMaps(node.value);
  return isMap(node) || (isCollection(node) && node.items.some(holdsMaps));
}

/** About how many characters a collection takes on one line, after what stands before it. */
function width(node: Node, depth: number): number {
  return JSON.stringify(node).replaceAll('"', "").length + 4 * depth;
}

function isWrittenNumber(value: unknown): boolean {
  return typeof value === "object" && value !== null && "writtenNumber" in value;
}
