import { describe, expect, test } from "vitest";
import { filesBelow, type SourceFile } from "./source-files.ts";

const sources = filesBelow(["compiler", "runtime"], ".ts").filter(({ path }) => !path.endsWith(".gen.ts"));

describe("every exported thing", () => {
  test.each(["compiler", "runtime"])("of %s has a sentence that says what it is", (folder) => {
    const silent = sources.filter(({ path }) => path.startsWith(`${folder}/`)).flatMap(exportsWithoutDocstring);
    expect(silent.map((range) => `${range} is exported without a docstring`)).toEqual([]);
  });

  test("that generated code may import is named, not by `export *`", () => {
    const index = sources.find(({ path }) => path === "runtime/index.ts")?.text ?? "";
    expect(index).toMatch(/^export \{/m);
    expect(index).not.toMatch(/^export \*/m);
  });
});

/** Exported declarations of a file with no comment right above, as `path:line name`; overloads share the first one's. */
function exportsWithoutDocstring({ path, text }: SourceFile): readonly string[] {
  const lines = text.split("\n");
  return lines.flatMap((line, i) => {
    const name =
      /^export (?:declare )?(?:async )?(?:const|let|function\*?|interface|type|(?:abstract )?class) (\w+)/.exec(
        line,
      )?.[1];
    const above = lines[i - 1]?.trimEnd() ?? "";
    if (name === undefined || above.endsWith("*/") || new RegExp(`^export function ${name}\\b.*;$`).test(above))
      return [];
    return [`${path}:${i + 1} ${name}`];
  });
}
