import type { ErrorObject } from "ajv";
import { nameOf } from "../diagnostics/describe-value.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { listOf } from "../diagnostics/did-you-mean.ts";
import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { Family } from "../language/define/option.ts";
import { families, familyNames, wordOf, wordsOf } from "../language/families.ts";
import type { Language } from "../language/language.ts";
import { adviceForKey, otherKey } from "../language/other-keys.ts";
import { adviceForType, otherType } from "../language/other-words.ts";
import { isPlannedKey, isPlannedType, plannedOf } from "../language/planned-words.ts";

/** The family whose types an `enum` lists, alone or under `type`. */
export function familyOfTypes(schema: JsonObject, root: JsonObject): Family | undefined {
  const definitions = root.definitions as { readonly [name: string]: JsonObject };
  return familyNames.find((family) => {
    const [alone, withOptions] = (definitions[family] as JsonObject).anyOf as unknown as readonly [
      JsonObject,
      JsonObject,
    ];
    return alone === schema || (withOptions.properties as JsonObject).type === schema;
  });
}

/** A type that is unknown in its family, or that needs options. */
export function explainUnknownType(
  language: Language,
  family: Family,
  written: string,
  range: SourceRange,
): Diagnostic {
  const word = wordOf(language, family, written);
  if (word !== undefined) {
    const needed = Object.keys(word.options).filter((name) => word.options[name]?.required);
    const advice = `Write { type: ${written}, ${needed.map((name) => `${name}: …`).join(", ")} }.`;
    return diagnostic("missing-key", range, { key: listOf(needed), of: written, advice });
  }
  if (isPlannedType(family, written)) return diagnostic("not-yet", range, { what: `The type ${written}` });
  const candidates = Object.keys(wordsOf(language, family));
  const known = otherType(family, written, [...candidates, ...plannedOf(family)]);
  const advice =
    adviceForType(written) ??
    plannedAdvice(language, family, known) ??
    activationAdvice(language, family, written, known);
  return diagnostic(families[family].unknown, range, {
    written,
    candidates,
    ...(known === undefined ? {} : { known }),
    ...(advice === undefined ? {} : { advice }),
  });
}

function plannedAdvice(language: Language, family: Family, known: string | undefined): string | undefined {
  if (known === undefined || wordOf(language, family, known) !== undefined) return undefined;
  return `It is called ${known} here, but is not built yet.`;
}

/** An activation as a layer, as in PyTorch. */
function activationAdvice(
  language: Language,
  family: Family,
  written: string,
  known: string | undefined,
): string | undefined {
  if (family !== "layer" || known !== undefined) return undefined;
  const activation = otherType("activation", written, Object.keys(language.activations));
  if (activation === undefined) return undefined;
  return `Write \`activation: ${activation}\` in the layer before it, or { type: activation, activation: ${activation} }.`;
}

/** An unknown key of a map. */
export function explainUnknownKey(language: Language, error: ErrorObject, range: SourceRange): Diagnostic {
  const written = String(error.params.additionalProperty);
  const candidates = Object.keys((error.parentSchema?.properties ?? {}) as JsonObject).filter((key) => key !== "type");
  const of = holderOf(error);
  if (error.instancePath === "/defaults") return unknownDefaults(language, written, range);
  if (error.instancePath === "/dataset/defaults") return explainUnknownType(language, "column", written, range);
  if (isPlannedKey(written)) return diagnostic("not-yet", range, { what: `${written} of ${of}` });
  const known = otherKey(written, candidates);
  const advice = known === undefined ? adviceForKey(written) : undefined;
  return diagnostic("unknown-key", range, {
    written,
    of,
    candidates,
    ...(known === undefined ? {} : { known }),
    ...(advice === undefined ? {} : { advice }),
  });
}

function unknownDefaults(language: Language, written: string, range: SourceRange): Diagnostic {
  const candidates = Object.keys(language.layers);
  if (isPlannedType("layer", written)) return diagnostic("not-yet", range, { what: `The layer ${written}` });
  const known = otherType("layer", written, candidates);
  return diagnostic("unknown-defaults", range, { written, candidates, ...(known === undefined ? {} : { known }) });
}

/** The parent of a key, for messages: the type of a thing, else its key. */
export function holderOf(error: ErrorObject): string {
  const data = error.data as Json;
  if (isObject(data) && typeof data.type === "string") return data.type;
  return error.instancePath === "" ? "a spec" : nameOf(error.instancePath);
}
