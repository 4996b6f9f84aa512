import { expect, test } from "vitest";
import { categoryIndex } from "../../runtime/category-index.ts";

test("a category of JSON that is no text is the one that is written like it", () => {
  const yes = JSON.parse("[true, false, 3]");
  expect(yes.map((each: string) => categoryIndex(["false", "true", "3"], each, "late"))).toEqual([1, 0, 2]);
});

test("what is not in the list is named with the list", () => {
  expect(() => categoryIndex(["no", "yes"], "maybe", "late")).toThrow(
    new RangeError('"maybe" is not a category of late: no, yes'),
  );
  expect(() => categoryIndex(["no", "yes"], JSON.parse("null"), "late")).toThrow(RangeError);
});
