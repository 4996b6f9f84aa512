import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";
import { and } from "./specs.ts";

test("a reader that stops reading stops nothing, and is no mistake", async () => {
  const folder = folderWith({ "and.yaml": and });
  const { code, stderr } = await netwright(folder, ["train", "and.yaml", "--json"], {
    during: (child) => child.stdout?.destroy(),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(existsSync(join(folder, "runs/and/weights.safetensors"))).toBe(true);
});

test("without a place for its cache it trains all the same", async () => {
  const folder = folderWith({ "and.yaml": and, "a-file": "" });
  const env = { XDG_CACHE_HOME: join(folder, "a-file") };
  const { code, stdout } = await netwright(folder, ["train", "and.yaml"], { env });
  expect(code).toBe(0);
  expect(stdout).toContain("Every expectation holds (2).\n");
});

test("our own mistake is one plain sentence with code 70", async () => {
  const folder = folderWith({ "and.yaml": and });
  // No spec can do this; a machine without the method stands for any mistake of ours.
  const { code, stdout, stderr } = await netwright(folder, ["check", "and.yaml"], {
    env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent("String.prototype.charCodeAt = null;")}` },
  });
  expect({ code, stdout }).toEqual({ code: 70, stdout: "" });
  expect(stderr).toMatch(/^netwright: internal error in Netwright, not in your spec: .*\nPlease report it/);
  expect(stderr).not.toContain("    at ");
});
