import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { isObject, type Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import {
  type EachTarget,
  eachTarget,
  innerLayers,
  keysOfPath,
  type SpecValue,
  type WrittenThing,
  withValue,
} from "../../ir/spec.ts";
import { allOptions } from "../../language/common-options.ts";
import { wordOf } from "../../language/families.ts";
import { optionAt } from "../../language/option-at.ts";
import { typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";
import type { UnrolledLayer } from "./unrolled-layer.ts";

/** The layers of one copy of a repeat, with the values of `each:`. */
export interface Copy {
  readonly layers: readonly WrittenThing[];
  /** The JSON pointer in `each:` of each option set there, by its pointer in the layer. */
  readonly given: ReadonlyMap<string, string>;
}

/** One entry of `each:`: an option and its value for each copy. */
interface Entry {
  readonly target: EachTarget;
  readonly values: readonly Json[];
  readonly pointer: string;
}

/** Options that determine which layers exist and their names. */
const fixed = ["type", "name", "layers", "each"];

/** The layers of each copy of a repeat. Invalid entries of `each:` are reported and ignored. */
export function layersOfCopies(at: Resolving, repeat: UnrolledLayer): readonly Copy[] {
  const { written, pointer, given } = repeat;
  const own = isObject(written) ? written : {};
  const { times, each } = own;
  const layers = innerLayers(written);
  for (const key of ["times", "layers"].filter((needed) => own[needed] === undefined || own[needed] === null)) {
    const range = at.spec.ranges[`${pointer}/type`] ?? at.rangeAt(pointer);
    at.report(diagnostic("missing-key", range, { key, of: "repeat" }));
  }
  const entries = Object.entries(isObject(each) ? each : {}).flatMap(
    ([path, values]) => entryOf(at, repeat, path, values as readonly Json[]) ?? [],
  );
  const { defaults } = at.value;
  const change = (all: Json, { target, values }: Entry, copy: number) =>
    withValue(
      all,
      [...target.keys, ...target.option],
      (values[copy] ?? values.at(-1)) as Json,
      defaults as Json | undefined,
      true,
    );
  return Array.from({ length: typeof times === "number" ? times : 1 }, (_, copy) => {
    const moved = entries.map(({ target, pointer: from }): [string, string] => {
      const layer = target.keys.reduce(pointerTo, `${pointer}/layers`);
      return [pointerTo(layer, target.option[0] ?? ""), pointerTo(from, copy)];
    });
    const changed = entries.reduce((all, entry) => change(all, entry, copy), layers as Json);
    return { layers: changed as SpecValue["layers"], given: new Map([...given, ...moved]) };
  });
}

function entryOf(at: Resolving, repeat: UnrolledLayer, path: string, values: readonly Json[]): Entry | undefined {
  const pointer = pointerTo(`${repeat.pointer}/each`, path);
  const layers = innerLayers(repeat.written);
  const target = eachTarget(layers, path, at.value.defaults as Json | undefined);
  if ("unknown" in target) {
    const advice = didYouMean(target.unknown, target.candidates);
    const parameters = { path, part: target.unknown, ...(advice === undefined ? {} : { advice }) };
    at.report(diagnostic("unknown-path", at.keyRangeAt(pointer), parameters));
    return undefined;
  }
  const above = givenWhole(repeat, path);
  if (above !== undefined) {
    const problem = `\`${above}\` already sets all of it for each copy`;
    const parameters = { path, problem, advice: "Write the options there: { type: sigmoid, steepness: 4 }." };
    at.report(diagnostic("each-unfit", at.keyRangeAt(pointer), parameters));
    return undefined;
  }
  const option = optionAt(at.language, "layer", target.layer, target.option);
  if ("key" in option || fixed.includes(target.option[0] ?? "")) return reportOption(at, target, path, pointer);
  const own = keysOfPath(layers as Json, path.split("."), true);
  if (isWritten(layers as Json, "keys" in own ? own.keys : [])) {
    const problem = "it is also set in the layer";
    at.report(diagnostic("each-unfit", at.keyRangeAt(pointer), { path, problem, advice: "Leave one of them out." }));
    return undefined;
  }
  const { times } = repeat.written as { readonly times?: number };
  if (times !== undefined && values.length !== times) {
    const expected = `${times} ${times === 1 ? "entry" : "entries"}, one for each copy`;
    at.report(diagnostic("wrong-length", at.rangeAt(pointer), { key: path, expected, found: values.length }));
  }
  return values.length === 0 ? undefined : { target, values, pointer };
}

/** Another path of the same `each:` that sets the parent of this one. */
function givenWhole({ written }: UnrolledLayer, path: string): string | undefined {
  const each = isObject(written) && isObject(written.each) ? written.each : {};
  return Object.keys(each).find((other) => path.startsWith(`${other}.`) && other.includes("."));
}

/** Reports a path to no option, or to one that all copies share. */
function reportOption(at: Resolving, { layer, option }: EachTarget, path: string, pointer: string): undefined {
  const [first = ""] = option;
  const type = typeOf(layer);
  const candidates = Object.keys(allOptions("layer", wordOf(at.language, "layer", type)?.options ?? {}));
  const free = candidates.filter((name) => !fixed.includes(name));
  const range = at.keyRangeAt(pointer);
  const shared = fixed.includes(first) ? "all copies share it" : "it names a layer, but no option";
  const advice = `For example: ${path.split(".")[0]}.${free.find((name) => name !== "inputs") ?? "trainable"}`;
  if (first === "" || fixed.includes(first)) {
    at.report(diagnostic("each-unfit", range, { path, problem: shared, ...(first === "" ? { advice } : {}) }));
  } else {
    const wrong = optionAt(at.language, "layer", layer, option);
    const { key, of, candidates: known } = "key" in wrong ? wrong : { key: first, of: type, candidates };
    const open = known.filter((name) => of !== type || !fixed.includes(name));
    at.report(diagnostic("unknown-key", range, { written: key, of, candidates: open }));
  }
  return undefined;
}

function isWritten(holder: Json | undefined, keys: readonly string[]): boolean {
  const [key, ...rest] = keys;
  if (key === undefined) return holder !== undefined;
  if (Array.isArray(holder)) return isWritten(holder[Number(key)], rest);
  return isObject(holder) && Object.hasOwn(holder, key) && isWritten(holder[key], rest);
}
