import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, netwright } from "../cli/netwright.ts";
import { root } from "../house/source-files.ts";

const [, section = ""] =
  /## Your data in five minutes\n([\s\S]*?)\n## /.exec(readFileSync(`${root}README.md`, "utf8")) ?? [];

/** The commands of the page, each with what it prints. */
const commands = [...section.matchAll(/```\n\$ npx netwright ([^\n]+)\n([\s\S]*?)```/g)];

test("the commands of `Your data in five minutes` print what the README shows", async () => {
  const folder = folderWith({});
  copyFileSync(`${root}specs/data/penguins.csv`, join(folder, "penguins.csv"));
  const [, rows = ""] = /```csv\n([\s\S]*?)```/.exec(section) ?? [];
  writeFileSync(join(folder, "new.csv"), rows);
  expect(commands.map(([, words]) => words?.split(" ")[0])).toEqual(["init", "train", "predict"]);
  for (const [, words = "", printed] of commands) {
    const { code, stdout } = await netwright(folder, words.split(" "));
    expect({ words, code, stdout: stdout.trimEnd() }).toEqual({ words, code: 0, stdout: printed?.trimEnd() });
  }
});
