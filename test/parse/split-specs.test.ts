import { constantFrom, assert as hold, infiniteStream, nat, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { parse as parseYaml } from "yaml";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import { isObject, type Json, type JsonObject } from "../../compiler/ir/json.ts";
import { layerNames, type SpecValue } from "../../compiler/ir/spec.ts";
import { render } from "../../compiler/render/render.ts";
import { exampleSpecs } from "../example-specs.ts";
import { filesInMemory } from "./files-in-memory.ts";

const specs = exampleSpecs
  .map(({ text }) => parseYaml(text) as JsonObject)
  .filter((spec) => spec.extends === undefined && spec.parameters === undefined);

/** A number below `below`, the next of a random row of them. */
type Next = (below: number) => number;
const randomRow = infiniteStream(nat()).map(
  (stream): Next =>
    (below) =>
      Number(stream.next().value) % below,
);

/** What a spec comes to: every default filled in. */
function meaning(text: string, files: { readonly [path: string]: string } = {}): string {
  const finder = filesInMemory(files);
  const { spec, diagnostics } = parse(text, "spec.yaml", { files: finder });
  if (spec === undefined) throw new Error(`${diagnostics[0]?.code}: ${diagnostics[0]?.text}\n${text}`);
  expect(diagnostics).toEqual([]);
  const { model, diagnostics: more } = resolve(spec, finder);
  if (model === undefined) throw new Error(`${more[0]?.code}: ${more[0]?.text}`);
  return render(spec, model);
}

const ownKeys = ["name", "about", "expect", "sweep"];

/** Two specs, of which the second says what the first does not, or says otherwise. */
function split(whole: JsonObject, next: Next): { readonly base: JsonObject; readonly child: JsonObject } {
  const own = Object.entries(whole).filter(([key]) => ownKeys.includes(key));
  const others = Object.entries(whole).filter(([key]) => !ownKeys.includes(key));
  const halves = others.map(([key, value]) => [key, halve(key, value, next)] as const);
  const foreign = { name: "another", about: "Never seen.", expect: { counts: { parameters: 1 } } };
  const extra = next(2) === 0 || "metrics" in whole ? {} : { metrics: ["loss"] };
  return {
    base: {
      ...foreign,
      ...extra,
      ...Object.fromEntries(halves.flatMap(([key, { base }]) => (base === undefined ? [] : [[key, base]]))),
    },
    child: {
      ...Object.fromEntries([
        ...own,
        ...halves.flatMap(([key, { child }]) => (child === undefined ? [] : [[key, child] as const])),
      ]),
      ...Object.fromEntries(Object.keys(extra).map((key) => [key, null])),
    },
  };
}

interface Halves {
  readonly base?: Json;
  readonly child?: Json;
}

function halve(key: string, value: Json, next: Next): Halves {
  const choice = next(5);
  if (choice === 0) return { base: value };
  if (choice === 1) return { child: value };
  if (key === "layers" && Array.isArray(value)) return halveLayers(value, next);
  if (isObject(value)) return halveMap(value, next);
  // What is replaced whole may be anything of the kind.
  if (Array.isArray(value)) return { base: choice === 2 ? [] : value.slice(1), child: value };
  return { base: typeof value === "number" ? value + 1 : value, child: value };
}

/** All keys stand in the base, in the same order; some are said anew by the child, one that is too much is taken out. */
function halveMap(value: JsonObject, next: Next): Halves {
  const halves = Object.entries(value).map(([key, each]) => {
    const { base = each, child } = key === "type" ? { base: each } : halve(key, each, next);
    return [key, { base, child }] as const;
  });
  const base = Object.fromEntries(halves.map(([key, half]) => [key, half.base]));
  const child = Object.fromEntries(
    halves.flatMap(([key, half]) => (half.child === undefined ? [] : [[key, half.child]])),
  );
  if (next(3) > 0) return { base, child };
  return { base: { ...base, surplus: 1 }, child: { ...child, surplus: null } };
}

function halveLayers(layers: readonly Json[], next: Next): Halves {
  const names = layerNames(layers as unknown as SpecValue["layers"]);
  const halves = layers.map((layer, index) => {
    // A repeat is found by its name, and so are the layers in it; its other options are maps and lists like all others.
    const { base, child } = isObject(layer) ? halveMap(layer, next) : { base: layer, child: undefined };
    const { name: _, ...changed } = (child ?? {}) as JsonObject;
    const named = isObject(layer) && "name" in layer ? { ...(base as JsonObject), name: layer.name as Json } : base;
    return { base: named as Json, child: [names[index] as string, changed] as const };
  });
  return {
    base: halves.map((half) => half.base),
    child: Object.fromEntries(
      halves.map((half) => half.child).filter(([, changed]) => Object.keys(changed).length > 0),
    ),
  };
}

/** The spec with some of its values as parameters. */
function parametrized(whole: JsonObject, next: Next): JsonObject {
  const parameters: { [name: string]: Json } = {};
  const replace = (value: Json, depth: number): Json => {
    if (depth > 0 && next(5) === 0) {
      const name = `p${Object.keys(parameters).length}`;
      parameters[name] = null;
      parameters[name] = inside(value, depth);
      return `$${name}`;
    }
    return inside(value, depth);
  };
  const inside = (value: Json, depth: number): Json => {
    if (Array.isArray(value)) return value.map((each) => replace(each, depth + 1));
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replace(each, depth + 1)]));
  };
  const value = inside(whole, 0) as JsonObject;
  return Object.keys(parameters).length === 0 ? value : { parameters, ...value };
}

describe("a spec of the project means the same", () => {
  it("in one file and as two, wherever it is split", () => {
    const same = property(constantFrom(...specs), randomRow, (whole, next) => {
      const { base, child } = split(whole, next);
      const text = JSON.stringify({ extends: "./base.yaml", ...child });
      expect(meaning(text, { "base.yaml": JSON.stringify(base) })).toBe(meaning(JSON.stringify(whole)));
    });
    hold(same, { numRuns: 60 });
  });

  it("with any of its values as parameters", () => {
    const same = property(constantFrom(...specs), randomRow, (whole, next) => {
      expect(meaning(JSON.stringify(parametrized(whole, next)))).toBe(meaning(JSON.stringify(whole)));
    });
    hold(same, { numRuns: 40 });
  });
});
