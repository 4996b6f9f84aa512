import { type Document, isCollection, isMap, isPair, isScalar } from "yaml";
import { isObject, type Json } from "../ir/json.ts";

/** The keys of a value, and its parents: one per key, the outermost first, then the value itself. */
export interface ValuePath {
  readonly keys: readonly string[];
  readonly holders: readonly Json[];
}

type OriginOf = (path: ValuePath) => string | undefined;

/** Adds a comment to every line of a document that names the origin of its values, if known. */
export function addOrigins(document: Document, value: Json, originOf: OriginOf): void {
  const walk = (node: unknown, path: ValuePath): void => {
    if (isCollection(node) && node.flow !== true) {
      node.items.forEach((item, index) => {
        if (!isPair(item)) walk(item, pathTo(path, String(index)));
        else if (isScalar(item.key)) walk(item.value, pathTo(path, String(item.key.value)));
      });
    } else if (isCollection(node) || isScalar(node)) {
      const comment = originText(leavesOf(path), path.keys.length, originOf);
      if (comment !== undefined) node.comment = ` ${comment}`;
    }
  };
  if (isMap(document.contents)) walk(document.contents, { keys: [], holders: [value] });
}

function pathTo({ keys, holders }: ValuePath, key: string): ValuePath {
  const holder = holders.at(-1) as { readonly [key: string]: Json };
  return { keys: [...keys, key], holders: [...holders, holder[key] ?? null] };
}

/** The scalars below a path. */
function leavesOf(path: ValuePath): readonly ValuePath[] {
  const value = path.holders.at(-1) ?? null;
  const isWrittenNumber = isObject(value) && Object.hasOwn(value, "writtenNumber");
  if (!Array.isArray(value) && (!isObject(value) || isWrittenNumber)) return [path];
  return Object.keys(value).flatMap((key) => leavesOf(pathTo(path, key)));
}

/** `base.yaml`, or `base.yaml; rate from child.yaml` if the values come from several files. */
function originText(leaves: readonly ValuePath[], depth: number, originOf: OriginOf): string | undefined {
  const keysByFile = new Map<string, string[]>();
  for (const leaf of leaves) {
    const file = originOf(leaf);
    if (file === undefined) continue;
    keysByFile.set(file, [...(keysByFile.get(file) ?? []), leaf.keys.slice(depth).join(".")]);
  }
  const [first, ...others] = [...keysByFile].sort((a, b) => b[1].length - a[1].length);
  if (first === undefined) return undefined;
  return [first[0], ...others.map(([file, keys]) => `${keys.join(", ")} from ${file}`)].join("; ");
}
