import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";
import { and } from "./specs.ts";

const folder = folderWith({ "and.yaml": and });

describe("--threads", () => {
  test("says how many threads have met, to people and in the last event, and changes no bit", async () => {
    const alone = await netwright(folder, ["train", "and.yaml", "--json", "--out", "one"]);
    const three = await netwright(folder, ["train", "and.yaml", "--threads", "3", "--json", "--out", "three"]);
    const [one, other] = [alone, three].map(({ stdout }) => JSON.parse(stdout.trim().split("\n").at(-1) ?? ""));
    expect([one.threads, other.threads]).toEqual([1, 3]);
    expect(other.bits).toBe(one.bits);
    const told = await netwright(folder, ["train", "and.yaml", "--threads", "2", "--out", "two"]);
    expect(told.stderr).toBe("2 threads trained together.\nThe run is stored in two.\n");
    const [first, second] = ["one", "two"].map((run) => readFileSync(join(folder, run, "weights.safetensors")));
    expect(second).toEqual(first);
  });

  test("auto leaves small work to one thread", async () => {
    const { stdout } = await netwright(folder, ["train", "and.yaml", "--threads", "auto", "--json", "--out", "auto"]);
    expect(JSON.parse(stdout.trim().split("\n").at(-1) ?? "").threads).toBe(1);
  });

  test("works for test, too", async () => {
    expect(await netwright(folder, ["test", "and.yaml", "--threads", "2"])).toEqual({
      code: 0,
      stdout: "and.yaml: Every expectation holds (2).\n",
      stderr: "",
    });
  });

  test("does not go with loops, which are one thread's work", async () => {
    expect(await netwright(folder, ["train", "and.yaml", "--threads", "2", "--tier", "loops"])).toEqual({
      code: 2,
      stdout: "",
      stderr: "netwright: --tier loops runs on one thread: remove --tier loops or --threads\n",
    });
  });

  test("takes a number or auto", async () => {
    const { code, stderr } = await netwright(folder, ["train", "and.yaml", "--threads", "some"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr:
        'netwright: option "--threads <count>" argument "some" is invalid. It must be "auto" or a whole number from 1 to 128\n',
    });
  });

  test("says so where memory cannot be shared, and one thread does the work", async () => {
    const env = {
      NODE_OPTIONS: "--import=data:text/javascript,delete globalThis.SharedArrayBuffer".replaceAll(" ", "%20"),
    };
    const { code, stderr } = await netwright(folder, ["train", "and.yaml", "--threads", "2", "--out", "unshared"], {
      env,
    });
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr:
        "Shared memory is not available here: using one thread, with the same bits.\nThe run is stored in unshared.\n",
    });
  });
});
