import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { isObject, type Json, type JsonObject } from "../../compiler/ir/json.ts";
import { specSchema } from "../../compiler/language/schema/spec-schema.ts";
import { standard } from "../../compiler/language/standard.ts";

const schema = specSchema(standard);

/** The JSON pointers of all options and types that have no description. */
function undescribed(value: Json, pointer = ""): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => undescribed(each, `${pointer}/${index}`));
  if (!isObject(value)) return [];
  const own = isObject(value.properties) && !("if" in value) ? Object.entries(value.properties) : [];
  const bare = own.filter(([, each]) => isObject(each) && !("const" in each) && typeof each.description !== "string");
  const below = Object.entries(value).flatMap(([key, each]) => undescribed(each, `${pointer}/${key}`));
  const conditions = /\/if$/.test(pointer);
  return [...(conditions ? [] : bare.map(([key]) => `${pointer}/${key}`)), ...below];
}

describe("the JSON Schema", () => {
  it("is valid in the strictest reading of the validator", () => {
    const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
    ajv.addVocabulary(["enumDescriptions"]);
    expect(() => ajv.compile(schema)).not.toThrow();
  });

  it("describes every key and every type", () => {
    expect(undescribed(schema)).toEqual([]);
    const { layer } = schema.definitions as { readonly layer: { readonly anyOf: readonly JsonObject[] } };
    const [alone] = layer.anyOf as readonly [
      { readonly enum: readonly string[]; readonly enumDescriptions: readonly string[] },
    ];
    expect(alone.enumDescriptions).toHaveLength(alone.enum.length);
  });

  it("lets an editor complete the types of a layer", () => {
    const { layer } = schema.definitions as { readonly layer: { readonly anyOf: readonly JsonObject[] } };
    expect(layer.anyOf[0]?.enum).toEqual(expect.arrayContaining(["dense", "flatten", "add", "concatenate", "reshape"]));
  });
});
