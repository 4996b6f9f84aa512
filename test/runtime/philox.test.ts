import { expect, test } from "vitest";
import { philox4x32 } from "../../runtime/philox.ts";

function wordsOf(text: string): Uint32Array {
  return Uint32Array.from(text.split(" "), (word) => Number.parseInt(word, 16));
}

// Random123 1.14, tests/kat_vectors, "philox4x32 10".
test.each([
  ["zero", "00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"],
  ["all ones", "ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd"],
  [
    "the digits of pi",
    "243f6a88 85a308d3 13198a2e 03707344",
    "a4093822 299f31d0",
    "d16cfe09 94fdcceb 5001e420 24126ea1",
  ],
])("Philox4x32-10 gives Random123's known answer for %s", (_name, counter, key, answer) => {
  const out = new Uint32Array(4);
  philox4x32(wordsOf(counter), wordsOf(key), out);
  expect(out).toEqual(wordsOf(answer));
});

test("Philox may write its answer over the counter", () => {
  const counter = new Uint32Array(4);
  philox4x32(counter, new Uint32Array(2), counter);
  expect(counter).toEqual(wordsOf("6627e8d5 e169c58d bc57ac4c 9b00dbd8"));
});
