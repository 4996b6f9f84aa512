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
import { root } from "../house/source-files.ts";

const published = editorSchema(standard);

/** A validator that takes the words which only editors read. */
function validator() {
  const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
  return ajv.addVocabulary(["enumDescriptions", "markdownDescription", "defaultSnippets"]);
}

/** Every schema below a value that has `examples`. */
function withExamples(value: Json): readonly JsonObject[] {
  if (Array.isArray(value)) return value.flatMap(withExamples);
  if (!isObject(value)) return [];
  return [...(Array.isArray(value.examples) ? [value] : []), ...Object.values(value).flatMap(withExamples)];
}

/** Every spec of the repository and every case of a diagnostic that is YAML. */
function texts(): readonly (readonly [name: string, text: string])[] {
  const specs = readdirSync(`${root}specs`).filter((file) => file.endsWith(".yaml"));
  const folder = `${root}test/diagnostics`;
  const cases = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith("spec.yaml"));
  const files = [...specs.map((file) => `${root}specs/${file}`), ...cases.map((file) => `${folder}/${file}`)];
  return files.map((file) => [file.slice(root.length), readFileSync(file, "utf8")] as const);
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

  test("takes exactly what the first check of the compiler takes", () => {
    const first = new Ajv({ strict: false }).compile(specSchema(standard));
    const editor = validator().compile(published);
    const apart = texts().filter(([, text]) => first(valueOf(text)) !== editor(valueOf(text)));
    expect(apart.map(([name]) => name)).toEqual([]);
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
