import {
  chmodSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type Write, writeAll, writeFile } from "../../compiler/run/write-file.ts";

const folder = (): string => mkdtempSync(join(tmpdir(), "netwright-write-"));
const unix = it.skipIf(process.platform === "win32");

it("a part that the system has taken without an error is followed by the rest", () => {
  const taken: number[][] = [];
  const threeAtMost: Write = (_, bytes, offset, length) => {
    taken.push([...bytes.subarray(offset, offset + Math.min(3, length))]);
    return Math.min(3, length);
  };
  writeAll(0, Uint8Array.of(1, 2, 3, 4, 5, 6, 7), threeAtMost);
  expect(taken).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
});

it("a system that takes nothing any more has no space", () => {
  const parts = [3, 0];
  const full: Write = () => parts.shift() ?? 0;
  expect(() => writeAll(0, Uint8Array.of(1, 2, 3, 4), full)).toThrow(expect.objectContaining({ code: "ENOSPC" }));
});

it.skipIf(process.platform !== "linux")("a full device is told", () => {
  expect(() => writeAll(openSync("/dev/full", "w"), Uint8Array.of(1))).toThrow(/ENOSPC/);
});

it("a file comes in the place of another, and nothing else is left", () => {
  const into = folder();
  writeFile(join(into, "a.txt"), "old");
  writeFile(join(into, "a.txt"), "new");
  expect(readFileSync(join(into, "a.txt"), "utf8")).toBe("new");
  expect(readdirSync(into)).toEqual(["a.txt"]);
});

it("where it cannot come, nothing is left behind and the error is thrown", () => {
  const into = folder();
  writeFile(join(into, "a.txt"), "text");
  const below = join(into, "a.txt", "b.txt");
  expect(() => writeFile(below, "text")).toThrow(expect.objectContaining({ code: "ENOTDIR" }));
  expect(readdirSync(into)).toEqual(["a.txt"]);
});

unix("the permissions of the old file stay, and a link stays a link", () => {
  const into = folder();
  writeFileSync(join(into, "a.txt"), "old");
  chmodSync(join(into, "a.txt"), 0o640);
  symlinkSync("a.txt", join(into, "link.txt"));
  writeFile(join(into, "link.txt"), "new");
  expect(readFileSync(join(into, "a.txt"), "utf8")).toBe("new");
  expect(statSync(join(into, "a.txt")).mode & 0o777).toBe(0o640);
  expect(readdirSync(into)).toEqual(["a.txt", "link.txt"]);
});

it("what a process that is gone was writing is removed; what one that runs is writing stays", () => {
  const into = folder();
  const host = hostname().replaceAll(/[^\w.]/g, "_");
  const gone = 2 ** 22 + 1; // more than any system numbers its processes
  writeFileSync(join(into, `.netwright-${host}-${gone}-0123abcd`), "half");
  writeFileSync(join(into, `.netwright-${host}-${process.pid}-0123abcd`), "half");
  writeFileSync(join(into, ".netwright-elsewhere-1-0123abcd"), "half");
  writeFile(join(into, "a.txt"), "text");
  expect(readdirSync(into).sort()).toEqual(
    [".netwright-elsewhere-1-0123abcd", `.netwright-${host}-${process.pid}-0123abcd`, "a.txt"].sort(),
  );
});
