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

/** A number that is printed as it was written: `0.5000000`. */
export interface WrittenNumber {
  readonly writtenNumber: string;
}

/** JSON values, and numbers that keep their digits. */
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
 * Prints readable YAML: one line for each layer, claim and row. If `originOf` returns the origin of a line's values, it
 * is added as a comment.
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

/** Quotes texts with invisible characters, so that these can be escaped. */
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

/** Whether it is a map or contains one. Lists of numbers that are too long for a line are wrapped within brackets. */
function holdsMaps(node: unknown): boolean {
  if (isPair(node)) return holdsMaps(node.value);
  return isMap(node) || (isCollection(node) && node.items.some(holdsMaps));
}

/** The approximate width of a collection on one line, including its indentation. */
function width(node: Node, depth: number): number {
  return JSON.stringify(node).replaceAll('"', "").length + 4 * depth;
}

function isWrittenNumber(value: unknown): boolean {
  return typeof value === "object" && value !== null && "writtenNumber" in value;
}
