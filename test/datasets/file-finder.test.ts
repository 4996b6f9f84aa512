import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { readBytes } from "../../compiler/language/datasets/reading/read-bytes.ts";
import { somewhere } from "./made-up.ts";

/** nets/net.yaml, nets/own.csv, nets/deep/own.csv, data/given.csv and secrets/key.csv in a folder. */
function house(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "netwright-finder-")));
  for (const path of ["nets/own.csv", "nets/deep/own.csv", "data/given.csv", "secrets/key.csv"]) {
    mkdirSync(join(root, path, ".."), { recursive: true });
    writeFileSync(join(root, path), "a,b\n1,2\n");
  }
  return root;
}

describe("a spec finds files", () => {
  const root = house();
  const spec = join(root, "nets/net.yaml");
  const find = fileFinder(spec, [join(root, "data")], "").find;

  it.each([
    ["own.csv", "nets/own.csv"],
    ["deep/own.csv", "nets/deep/own.csv"],
    ["deep/../own.csv", "nets/own.csv"],
    ["given.csv", "data/given.csv"],
    ["../data/given.csv", "data/given.csv"],
    [join(root, "data/given.csv"), "data/given.csv"],
  ])("%s in its own folder or in one that was given", (file, path) => {
    expect(find(file)).toEqual({ path: join(root, path) });
  });

  it.each([
    ["owm.csv", "own.csv"],
    ["deep/onw.csv", "deep/own.csv"],
    ["Given.csv", "given.csv"],
    ["given", "given.csv"],
  ])("or the one that was probably meant by %s", (file, similar) => {
    expect(find(file)).toMatchObject({ similar });
  });

  it("or says where they were looked for", () => {
    expect(find("none.csv")).toEqual({ searched: [join(root, "nets"), join(root, "data")] });
  });

  it.each(["../secrets/key.csv", join(root, "secrets/key.csv"), "../secrets/none.csv", "deep/../../secrets/key.csv"])(
    "but not %s, whether it is there or not",
    (file) => {
      expect(find(file)).toEqual({ outside: join(root, "secrets") });
    },
  );

  it("nor what a folder is called whose name only begins in the same way", () => {
    mkdirSync(join(root, "nets-of-others"));
    writeFileSync(join(root, "nets-of-others/own.csv"), "");
    expect(find("../nets-of-others/own.csv")).toEqual({ outside: join(root, "nets-of-others") });
  });

  it.skipIf(process.platform === "win32")("nor what a link leads to outside, unless that folder was given", () => {
    symlinkSync("../secrets", join(root, "nets/link"));
    expect(find("link/key.csv")).toEqual({ outside: join(root, "secrets") });
    const allowed = fileFinder(spec, [join(root, "secrets")], "");
    expect(allowed.find("link/key.csv")).toEqual({ path: join(root, "nets/link/key.csv") });
  });

  it.skipIf(process.platform === "win32")("also where its own folder is a link", () => {
    symlinkSync("nets", join(root, "linked"));
    const linked = fileFinder(join(root, "linked/net.yaml"), [], "");
    expect(linked.find("own.csv")).toEqual({ path: join(root, "linked/own.csv") });
  });
});

describe.skipIf(process.platform === "win32")("what has no end is not read:", () => {
  const unreadable = { code: "file-unreadable", text: expect.stringContaining("it is a device or a pipe, not a file") };

  it("a device", () => {
    expect(readBytes("zero", fileFinder("/dev/net.yaml", [], ""), somewhere)).toMatchObject(unreadable);
  });

  it("a pipe that nobody writes to", () => {
    const root = house();
    execFileSync("sh", ["-c", 'mkfifo "$0"', join(root, "nets/pipe.csv")]);
    const files = fileFinder(join(root, "nets/net.yaml"), [], "");
    expect(readBytes("pipe.csv", files, somewhere)).toMatchObject(unreadable);
  });
});
