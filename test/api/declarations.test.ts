import { expect, test } from "vitest";
import { root } from "../house/source-files.ts";
import { unexported } from "./unexported.ts";

test.each(["compiler/index", "compiler/language/index", "compiler/testing/index"])(
  "every type that the declarations of %s speak of can be imported from there",
  (entry) => {
    expect(unexported(`${root}dist/${entry}.d.ts`)).toEqual([]);
  },
);
