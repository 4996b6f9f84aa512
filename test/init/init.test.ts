import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "../cli/netwright.ts";

/** Forty people: tall ones like tea; a few heights are missing, one town is rare, and each has a name of their own. */
function people(): string {
  const rows = Array.from({ length: 40 }, (_, person) => {
    const height = person % 10 === 3 ? "" : String(150 + person);
    const town = person === 7 ? "" : person % 3 === 0 ? "Ghent" : "Bruges";
    return `P${person};${height};${town};${person < 18 ? "coffee" : "tea"};1`;
  });
  return `name;height;town;drink;planet\n${rows.join("\n")}\n`;
}

describe("netwright init", () => {
  test("prints a line for each column, and writes a spec that trains as it stands", async () => {
    const folder = folderWith({ "people.csv": people() });
    const { code, stdout, stderr } = await netwright(folder, ["init", "people.csv", "--target", "drink"]);
    expect(stderr).toBe("");
    expect(stdout).toBe(`40 rows, 5 columns, delimiter ";"
  name     every row differs       kept beside the answers, not an input
  height   number                  4 empty → missing: indicator
  town     category of 2           1 empty → missing: category
  drink    tea 22 / coffee 18      target; stratified, 20 % test
  planet   one value in all rows   not used
people.yaml written
`);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, "people.yaml"), "utf8")).toContain(
      `    town: { type: category, categories: [ Bruges, Ghent ], missing: category, unknown: ignore }`,
    );
    const trained = await netwright(folder, ["train", "people.yaml", "--set", "train.epochs=20"]);
    expect(trained.stderr).not.toContain("error");
    expect([0, 4]).toContain(trained.code);
  });

  test("takes the last column with --yes, which may be numbers", async () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row},${(row * 7) % 10},${row * 2.5}`);
    const folder = folderWith({ "lines.csv": `a,b,c\n${rows.join("\n")}\n` });
    const { stdout } = await netwright(folder, ["init", "lines.csv", "--yes"]);
    expect(stdout).toContain("c   number from 0 to 72.5   target; random, 20 % test");
  });

  test("replaces a spec only with --force", async () => {
    const folder = folderWith({ "people.csv": people(), "people.yaml": "mine" });
    const words = ["init", "people.csv", "--target", "drink"];
    const { code, stderr } = await netwright(folder, words);
    expect(stderr).toContain("people.yaml exists already.");
    expect(code).toBe(5);
    expect(readFileSync(join(folder, "people.yaml"), "utf8")).toBe("mine");
    expect((await netwright(folder, [...words, "--force"])).code).toBe(0);
  });
});
