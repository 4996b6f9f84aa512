import { readdirSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../compiler/compile.ts";
import { isObject, type Json, type JsonObject } from "../../compiler/ir/json.ts";
import { editorSchema } from "../../compiler/language/schema/editor-schema.ts";
import { specSnippet } from "../../compiler/language/schema/snippets.ts";
import { specSchema } from "../../compiler/language/schema/spec-schema.ts";
import { standard } from "../../compiler/language/standard.ts";
import { exampleSpecs } from "../example-specs.ts";
import { root } from "../house/source-files.ts";

const published = editorSchema(standard);
const takes = validator().compile(published);

/** A validator that takes the words which only editors read. */
function validator() {
  const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
  return ajv.addVocabulary(["enumDescriptions", "markdownDescription", "defaultSnippets", "patternErrorMessage"]);
}

/** Every schema below a value that has `examples`. */
function withExamples(value: Json): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(withExamples);
  if (!isObject(value)) return [];
  return [...(Array.isArray(value.examples) ? [value] : []), ...Object.values(value).flatMap(withExamples)];
}

/** Every spec of the repository and every case of a diagnostic that is YAML. */
function texts(): readonly (readonly [name: string, text: string])[] {
  const folder = `${root}test/diagnostics`;
  const cases = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("spec.yaml"));
  return [
    ...exampleSpecs.map(({ file, text }) => [file, text] as const),
    ...cases.map((file) => [`test/diagnostics/${file}`, readFileSync(`${folder}/${file}`, "utf8")] as const),
  ];
}

function valueOf(text: string): unknown {
  try {
    return parse(text, { logLevel: "error" });
  } catch {
    // Cases of broken YAML have no value.
    return undefined;
  }
}

describe("the published schema", () => {
  test("has an address, and is the file spec.schema.json", () => {
    expect(published.$id).toBe("https://unpkg.com/netwright/spec.schema.json");
    expect(JSON.parse(readFileSync(`${root}spec.schema.json`, "utf8"))).toEqual(published);
  });

  test("takes exactly what the first check of the compiler takes, where all of a spec stands in it", () => {
    const first = new Ajv({ strict: false, allowUnionTypes: true }).compile(specSchema(standard));
    const whole = texts().filter(([, text]) => !/\$|^extends:|^x-|^layers: \{/m.test(text.replace(/^#.*$/gm, "")));
    const apart = whole.filter(([, text]) => first(valueOf(text)) !== takes(valueOf(text)));
    expect(whole.length).toBeGreaterThan(200);
    expect(apart.map(([name]) => name)).toEqual([]);
  });

  test.each([
    ["a parameter for a number", "parameters: { width: 8 }\nlayers: [{ type: dense, units: $width }]", true],
    ["a parameter for a thing, a list, a choice", "layers: $all\noptimizer: $how\nprecision: $bits", true],
    ["a text that is no parameter", "layers: [{ type: dense, units: width }]", false],
    ["an anchor under x-", "x-wide: &wide { type: dense, units: 8 }\nlayers: [*wide]", true],
    ["a key that nothing has", "wide: 1\nlayers: [flatten]", false],
    [
      "another spec, and some of its parts",
      "extends: ./base.yaml\noptimizer: { learningRate: 0.1 }\ntrain: null",
      true,
    ],
    ["another spec's layers by name", "extends: ./base.yaml\nlayers: { hidden: { units: 3 } }", true],
    ["another spec, and a key that nothing has", "extends: ./base.yaml\noptimiser: adam", false],
    ["no layers", "train: { epochs: 3 }", false],
  ])("in a spec as it is written: %s", (_, text, good) => {
    expect(takes(valueOf(text))).toBe(good);
  });

  test("gives examples that are valid", () => {
    const ajv = validator();
    const schemas = withExamples(published);
    expect(schemas.length).toBeGreaterThan(10);
    for (const schema of schemas) {
      for (const example of schema.examples as readonly Json[]) {
        expect(ajv.validate(schema, example), `${JSON.stringify(schema)} has the example ${example}`).toBe(true);
      }
    }
  });

  test("begins a spec with one that compiles", () => {
    const { diagnostics } = compile(JSON.stringify(specSnippet.body), { file: "new.yaml" });
    expect(diagnostics).toEqual([]);
  });
});
