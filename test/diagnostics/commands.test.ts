import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { netwright } from "../cli/netwright.ts";

const folder = import.meta.dirname;

/**
 * The cases of mistakes that only a command can make: `command.txt` holds its words, after the commands before it.
 * The JavaScript in `before.txt` is run before each.
 */
const cases = readdirSync(folder).filter((name) => existsSync(join(folder, name, "command.txt")));

/** What the last command line of a case prints to a person, and the code it ends with. */
async function printed(name: string): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), "netwright-case-"));
  cpSync(join(folder, name), copy, { recursive: true });
  const lines = readFileSync(join(folder, name, "command.txt"), "utf8")
    .trimEnd()
    .split("\n");
  const env = envOf(join(copy, "before.txt"));
  const ends: string[] = [];
  for (const line of lines) {
    const { code, stderr } = await netwright(copy, line.split(" "), { env });
    ends.push(`${stderr.trimEnd()}\n\nexit code ${code}\n`);
  }
  return ends.at(-1) ?? "";
}

function envOf(before: string): { readonly [name: string]: string } {
  if (!existsSync(before)) return {};
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(readFileSync(before, "utf8"))}` };
}

describe("every mistake that a command makes is told with its code and what to do", () => {
  it.each(cases)("%s", async (name) => {
    await expect(await printed(name)).toMatchFileSnapshot(join(folder, name, "expected.txt"));
  });
});
