import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test, vi } from "vitest";
import { decodeBase64 } from "../../runtime/kernels/base64.ts";
import { decodeHexadecimal } from "../../runtime/kernels/hexadecimal.ts";
import { loadKernels } from "../../runtime/kernels/load-kernels.ts";
import { webAssembly } from "../../runtime/kernels/web-assembly.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** A memory of one page. */
function memory(shared: boolean) {
  const global = webAssembly();
  if (global === undefined) throw new Error("this test needs WebAssembly");
  return new global.Memory({ initial: 1, maximum: 65536, shared });
}

describe("the kernels", () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    ["of its own", false],
    ["that threads share", true],
  ])("work on a memory %s", (_, shared) => {
    const own = memory(shared);
    const numbers = new Float32Array(own.buffer, 64, 6);
    numbers.set([1, 2, 3, 10, 20, 30]);
    loadKernels(own)?.addFloat32(64, 76, 64, 0, 3);
    expect([...numbers]).toEqual([11, 22, 33, 10, 20, 30]);
  });

  test("are not there where WebAssembly is missing", () => {
    const own = memory(false);
    vi.stubGlobal("WebAssembly", undefined);
    expect(loadKernels(own)).toBe(undefined);
  });

  test("are not there where a policy forbids to compile them", async () => {
    const own = memory(false);
    const Module = class {
      constructor() {
        throw new EvalError("Refused to compile or instantiate WebAssembly module");
      }
    };
    vi.stubGlobal("WebAssembly", { ...webAssembly(), Module });
    // What was compiled before the policy stands stays compiled: ask a module of its own.
    vi.resetModules();
    const fresh = await import("../../runtime/kernels/load-kernels.ts");
    expect(fresh.loadKernels(own)).toBe(undefined);
  });

  test("are what their sources say, to the byte", () => {
    const { status, stderr } = spawnSync(process.execPath, [".ci/build-kernels.mjs", "--check"], {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  test("weigh at most 42 kB as a user ships them", () => {
    expect(gzipSync(readFileSync(`${root}/runtime/kernels/bytes.gen.ts`)).length).toBeLessThan(42_000);
  });

  test("pass a barrier alone without waiting", () => {
    const own = memory(false);
    expect(loadKernels(own)?.barrier(0, 1, 0)).toBe(0);
  });
});

describe("hexadecimal", () => {
  test.each([
    ["", []],
    ["00", [0]],
    ["ff09a0", [255, 9, 160]],
  ])("%j is %j", (text, bytes) => {
    expect([...decodeHexadecimal(text)]).toEqual(bytes);
  });
});

describe("base64", () => {
  test.each([
    ["", []],
    ["AA==", [0]],
    ["//8=", [255, 255]],
    ["AQID", [1, 2, 3]],
    ["+/+/", [251, 255, 191]],
  ])("%j is %j", (text, bytes) => {
    expect([...decodeBase64(text)]).toEqual(bytes);
  });
});
