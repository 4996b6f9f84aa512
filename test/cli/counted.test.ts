import { expect, test } from "vitest";
import { counted } from "../../compiler/cli/counted.ts";

test("one of a thing is written in the singular", () => {
  expect([0, 1, 2].map((count) => counted(count, "update"))).toEqual(["0 updates", "1 update", "2 updates"]);
});
