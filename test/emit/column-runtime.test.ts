import { expect, test } from "vitest";
import { columnRuntime } from "../../compiler/5-emit/column-runtime.ts";
import * as columns from "../../runtime/columns/index.ts";

test("generated code takes from netwright/runtime/columns what that exports", () => {
  expect([...columnRuntime].sort()).toEqual(Object.keys(columns).sort());
});
