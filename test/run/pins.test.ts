import { describe, expect, test } from "vitest";
import { setPin } from "../../compiler/1-parse/set-pin.ts";

describe("a pin is written and everything else stays byte for byte", () => {
  test("in place of `pending`, with the comment behind it", () => {
    const text = "# about\nexpect:\n    bits:   pending   # written by test\n    data: pending\n\n# the end\n";
    expect(setPin(text, "bits", "ab12")).toBe(
      "# about\nexpect:\n    bits:   ab12   # written by test\n    data: pending\n\n# the end\n",
    );
  });

  test("in place of another pin in quotes", () => {
    expect(setPin('expect: { bits: "0011", data: x }\n', "bits", "ab12")).toBe("expect: { bits: ab12, data: x }\n");
  });

  test("behind the last claim, indented as the others are", () => {
    const text = "expect:        # published\n  metrics:\n    - { name: loss, is: 0.5 }   # half\n# after\n";
    expect(setPin(text, "arithmeticVersion", 1)).toBe(
      "expect:        # published\n  metrics:\n    - { name: loss, is: 0.5 }   # half\n  arithmeticVersion: 1\n# after\n",
    );
  });

  test("where another key follows", () => {
    const text = "expect:\n  bits: ab\n\nsweep: { values: { seed: [1, 2] } }\n";
    expect(setPin(text, "data", "cd")).toBe("expect:\n  bits: ab\n  data: cd\n\nsweep: { values: { seed: [1, 2] } }\n");
  });

  test("into a map on one line", () => {
    expect(setPin("expect: { bits: ab }  # one line\n", "data", "cd")).toBe(
      "expect: { bits: ab, data: cd }  # one line\n",
    );
    expect(setPin("expect: {}\n", "data", "cd")).toBe("expect: { data: cd }\n");
  });

  test("where nothing was promised", () => {
    expect(setPin("name: a\n", "bits", "ab")).toBe("name: a\nexpect:\n  bits: ab\n");
    expect(setPin("name: a", "bits", "ab")).toBe("name: a\nexpect:\n  bits: ab");
    expect(setPin('{ "name": "a" }\n', "bits", "ab")).toBe('{ "name": "a", expect: { bits: ab } }\n');
  });

  test("with the line ends of Windows", () => {
    expect(setPin("expect:\r\n  bits: ab\r\n", "data", "cd")).toBe("expect:\r\n  bits: ab\r\n  data: cd\r\n");
  });

  test("in quotes where hexadecimal digits would read as a number", () => {
    expect(setPin("expect: { bits: pending }\n", "bits", "12e4")).toBe('expect: { bits: "12e4" }\n');
  });
});
