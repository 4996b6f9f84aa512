import { expect, test } from "vitest";
import { philox4x32 } from "../../runtime/philox.ts";
import { randomWord } from "../../runtime/random-word.ts";

test("a random word is one of the four that Philox gives for (seed, stream) and (element / 4, step)", () => {
  const words = new Uint32Array(4);
  philox4x32(Uint32Array.of(2, 0, 9, 0), Uint32Array.of(7, 5), words);
  expect([8, 9, 10, 11].map((element) => randomWord(7, 9, 5, element))).toEqual([...words]);
});

test("the words of all zeros are Random123's known answer", () => {
  const found = [0, 1, 2, 3].map((element) => randomWord(0, 0, 0, element).toString(16));
  expect(found).toEqual(["6627e8d5", "e169c58d", "bc57ac4c", "9b00dbd8"]);
});

test("any order of asking gives the same words", () => {
  const forwards = Array.from({ length: 12 }, (_, element) => randomWord(1, 2, 3, element));
  const backwards = Array.from({ length: 12 }, (_, index) => randomWord(1, 2, 3, 11 - index));
  expect(backwards.reverse()).toEqual(forwards);
});

test("seed, step, stream and element each change the word, also beyond 32 bits", () => {
  const large = 2 ** 40;
  const found = [
    randomWord(1, 2, 3, 4),
    randomWord(2, 2, 3, 4),
    randomWord(1, 3, 3, 4),
    randomWord(1, 2, 4, 4),
    randomWord(1, 2, 3, 8),
    randomWord(1, 2 + large, 3, 4),
    randomWord(1, 2, 3, 4 + large),
  ];
  expect(new Set(found).size).toBe(found.length);
});
