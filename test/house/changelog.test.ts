import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { root } from "./source-files.ts";

const text = readFileSync(`${root}CHANGELOG.md`, "utf8");
const headings = [...text.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading);
const kinds = [...text.matchAll(/^### (.*)$/gm)].map(([, kind = ""]) => kind);

/** The entries, each in one line. */
const entries = text
  .split(/^- /m)
  .slice(1)
  .map((part) => (part.split("\n\n")[0] ?? "").replaceAll(/\s+/g, " ").trim());

/** `bits changed: no`, or `bits changed: yes` with a reason after a colon, a comma or in parentheses. */
const aboutBits = /bits changed: (no|yes\W+\w.*)$/;

describe("CHANGELOG.md", () => {
  test("begins with what is not released yet; releases are `[1.2.3] - 2030-01-31`", () => {
    expect(headings[0]).toBe("[Unreleased]");
    const odd = headings.slice(1).filter((heading) => !/^\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}$/.test(heading));
    expect(odd).toEqual([]);
  });

  test("has the kinds of Keep a Changelog", () => {
    const known = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    expect(kinds.filter((kind) => !known.includes(kind))).toEqual([]);
  });

  test("says of every entry whether it changes bits, and why where it does", () => {
    expect(entries.length).toBeGreaterThan(0);
    const silent = entries.filter((entry) => !aboutBits.test(entry));
    expect(
      silent.map((entry) => `"${entry}" must end in "bits changed: no" or "bits changed: yes: the reason"`),
    ).toEqual([]);
  });
});
