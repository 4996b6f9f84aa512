import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { boundCache } from "../../compiler/run/cache-folder.ts";
import { readCached, writeCached } from "../../compiler/run/code-cache.ts";
import { hashAround } from "../../compiler/run/compiler-hash.ts";
import { isPrivate } from "../../compiler/run/read-private.ts";

const before = process.env.XDG_CACHE_HOME;
let base = "";

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "netwright-code-cache-"));
  process.env.XDG_CACHE_HOME = base;
});

afterAll(() => {
  if (before === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = before;
});

const code = "export const answer = 42;\n";
const kept = (): string => join(base, "netwright", "key.mjs");

describe("code in the cache", () => {
  it("is read as it was written", () => {
    writeCached("key", code);
    expect(readCached("key")).toBe(code);
    expect(readCached("another")).toBeUndefined();
  });

  it.each([
    ["one character differs", (text: string) => text.replace("42", "43")],
    ["it was cut off", (text: string) => text.slice(0, -10)],
    ["it is empty", () => ""],
    ["another program wrote it", () => code],
  ])("is not used where %s", (_, damage) => {
    writeCached("key", code);
    writeFileSync(kept(), damage(readFileSync(kept(), "utf8")));
    expect(readCached("key")).toBeUndefined();
    writeCached("key", code);
    expect(readCached("key")).toBe(code);
  });

  it.skipIf(process.platform === "win32")("is not used where others may write to it or to its folder", () => {
    writeCached("key", code);
    chmodSync(kept(), 0o666);
    expect(readCached("key")).toBeUndefined();
    chmodSync(kept(), 0o600);
    chmodSync(dirname(kept()), 0o777);
    expect(readCached("key")).toBeUndefined();
    writeCached("second", code);
    expect(readdirSync(dirname(kept()))).toEqual(["key.mjs"]);
  });

  it.skipIf(process.platform === "win32")("is one's own only where its owner is", () => {
    const own = process.getuid?.() ?? 0;
    expect(isPrivate({ uid: own, mode: 0o100600 })).toBe(true);
    expect(isPrivate({ uid: own + 1, mode: 0o100600 })).toBe(false);
    expect(isPrivate({ uid: own, mode: 0o100620 })).toBe(false);
  });

  it("makes room: what was written longest ago goes first", () => {
    const folder = join(base, "netwright");
    mkdirSync(folder);
    ["old", "new", "middle"].forEach((name, index) => {
      writeFileSync(join(folder, `${name}.mjs`), "1234567890");
      utimesSync(join(folder, `${name}.mjs`), 0, [100, 300, 200][index] ?? 0);
    });
    boundCache(folder, { files: 2, bytes: 1000 });
    expect(readdirSync(folder).sort()).toEqual(["middle.mjs", "new.mjs"]);
    boundCache(folder, { files: 2, bytes: 15 });
    expect(readdirSync(folder)).toEqual(["new.mjs"]);
  });
});

describe("the hash of the compiler", () => {
  const files: { readonly [path: string]: string } = {
    "package.json": '{ "version": "1.0.0", "dependencies": { "printer": "1.0.0" } }',
    "compiler/run/compiler-hash.js": "export const hash = 1;",
    "compiler/ops/add.js": "export const add = 1;",
    "compiler/ops/deep/sum.js": "export const sum = 1;",
    "compiler/ops/add.d.ts": "export const add: number;",
    "runtime/sum.js": "export const sum = 2;",
  };

  function compilerWith(changes: { readonly [path: string]: string }): string {
    const root = mkdtempSync(join(tmpdir(), "netwright-compiler-"));
    for (const [path, text] of Object.entries({ ...files, ...changes })) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return root;
  }
  const hashOf = (root: string) => hashAround(pathToFileURL(join(root, "compiler/run/compiler-hash.js")).href);
  const hash = hashOf(compilerWith({}));

  it("is the same wherever the compiler stands and whenever its files were written", () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(compilerWith({}))).toBe(hash);
    expect(hashOf(compilerWith({ "compiler/ops/add.d.ts": "", "compiler/README.md": "" }))).toBe(hash);
  });

  it.each([
    ["one character of a file differs", { "compiler/ops/deep/sum.js": "export const sum = 3;" }],
    ["a file of the runtime differs", { "runtime/sum.js": "export const sum = 3;" }],
    ["there is one more file", { "compiler/more.js": "" }],
    ["a package has another version", { "package.json": '{ "dependencies": { "printer": "1.0.1" } }' }],
  ])("is another where %s", (_, changes) => {
    expect(hashOf(compilerWith(changes))).not.toBe(hash);
  });

  it("is another where a folder has moved", () => {
    const root = compilerWith({});
    renameSync(join(root, "compiler/ops"), join(root, "compiler/operations"));
    expect(hashOf(root)).not.toBe(hash);
  });

  it("is not known in the bundle of an application, which then keeps no code", () => {
    expect(hashAround("file:///app/bundle.js")).toBeUndefined();
    expect(hashAround("https://example.org/compiler/run/compiler-hash.js")).toBeUndefined();
  });
});
