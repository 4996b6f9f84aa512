import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";
import { and } from "./specs.ts";

const told = "WebAssembly is not available here: using loops instead of kernels, slower but with the same bits.\n";

/** Has something run before the command line does. */
const before = (code: string) => ({ NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(code)}` });
const missing = before("delete globalThis.WebAssembly");
const forbidden = before("WebAssembly.Module = class { constructor() { throw new WebAssembly.CompileError(); } }");

describe("where WebAssembly is refused", () => {
  const folder = folderWith({ "and.yaml": and });

  test.each([
    ["missing", "auto", missing],
    ["missing", "kernels", missing],
    ["forbidden", "kernels", forbidden],
  ])("(%s), train --tier %s says so and has loops do the work, to the same bits", async (_, tier, env) => {
    await netwright(folder, ["train", "and.yaml", "--tier", "kernels", "--out", "with"]);
    const ended = await netwright(folder, ["train", "and.yaml", "--tier", tier, "--out", "without"], { env });
    expect(ended.stderr).toBe(`${told}The run is stored in without.\n`);
    expect(ended.stdout).toContain("Every expectation holds (2).\n");
    expect(ended.code).toBe(0);
    const [has, hasNot] = ["with", "without"].map((run) => readFileSync(join(folder, run, "weights.safetensors")));
    expect(hasNot).toEqual(has);
  });

  test("test says so once for all specs", async () => {
    const words = ["test", "and.yaml", "and.yaml", "--tier", "kernels"];
    const stdout = "and.yaml: Every expectation holds (2).\n".repeat(2);
    expect(await netwright(folder, words, { env: missing })).toEqual({ code: 0, stdout, stderr: told });
  });

  test("predict answers the same", async () => {
    await netwright(folder, ["train", "and.yaml", "--out", "run"]);
    const words = ["predict", "and.yaml", "--run", "run", "--input", "[1, 1]", "--tier", "kernels", "--json"];
    const [has, hasNot] = [await netwright(folder, words), await netwright(folder, words, { env: missing })];
    expect(has).toEqual({ code: 0, stdout: '{"outputs": [0.43782349911420193]}\n', stderr: "" });
    expect(hasNot).toEqual({ ...has, stderr: told });
  });

  test("bench times loops", async () => {
    const words = ["bench", "and.yaml", "--tier", "kernels", "--json"];
    const { code, stdout, stderr } = await netwright(folder, words, { env: missing });
    expect({ code, stderr }).toEqual({ code: 0, stderr: told });
    expect(JSON.parse(stdout)).toMatchObject({ tier: "loops", peakGflops: null });
  });

  test("build writes the same code as anywhere, and who asks for loops is told nothing", async () => {
    const words = ["build", "and.yaml", "--tier", "kernels", "--stdout"];
    const [has, hasNot] = [await netwright(folder, words), await netwright(folder, words, { env: missing })];
    expect(hasNot).toEqual(has);
    const { stderr } = await netwright(folder, ["test", "and.yaml", "--tier", "loops"], { env: missing });
    expect(stderr).toBe("");
  });
});
