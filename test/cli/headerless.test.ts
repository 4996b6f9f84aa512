import { expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";

test("predict takes rows of texts and numbers as they stand in a dataset without a header", async () => {
  const rows = Array.from(
    { length: 40 },
    (_, row) => `${row},${row % 2 ? "Ghent" : "Bruges"},${row < 20 ? "no" : "yes"}`,
  );
  const folder = folderWith({ "people.csv": `${rows.join("\n")}\n`, "new.csv": "5,Ghent,no\n6,Bruges,no\n" });
  await netwright(folder, ["init", "people.csv", "--yes"]);
  expect((await netwright(folder, ["train", "people.yaml", "--set", "train.epochs=1"])).code).toBe(0);
  const { code, stdout, stderr } = await netwright(folder, [
    "predict",
    "people.yaml",
    "new.csv",
    "--run",
    "runs/people",
  ]);
  expect(stderr).not.toContain("error");
  expect(stdout.trimEnd().split("\n")).toHaveLength(2);
  expect(code).toBe(0);
});
