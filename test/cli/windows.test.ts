import { expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";

test("a rendered window means the same as the spec that it was rendered from", async () => {
  const spec = `dataset:
  type: csv
  file: sales.csv
  columns: { sold: { type: number, scale: standard } }
  window: { length: 7, target: sold }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: adam
train: { epochs: 1 }
`;
  const [once, twice] = [folderWith({ "sales.yaml": spec }), folderWith({})];
  const rendered = (await netwright(once, ["render", "sales.yaml"])).stdout;
  expect(rendered).toContain("sold: { type: number, scale: standard, missing: error }");
  expect(rendered).not.toContain("Ahead");
  const again = await netwright(twice, ["render", "-"], { stdin: rendered });
  expect(again.stdout.replace("name: stdin", "name: sales")).toBe(rendered);
});

test("predict answers for each series of a file, with its name", async () => {
  const days = (town: string, step: number) => Array.from({ length: 8 }, (_, day) => `${town},${day * step}`);
  const spec = `dataset:
  type: csv
  file: sales.csv
  columns: { sold: number, town: { type: category, categories: [Gent, Lyon] } }
  window: { length: 2, target: sold, group: town }
layers: [{ type: dense, units: 1, weightsInitializer: { type: values, values: [[2], [1]] } }]
`;
  const folder = folderWith({
    "sales.yaml": spec,
    "sales.csv": `town,sold\n${[...days("Gent", 1), ...days("Lyon", 2)].join("\n")}\n`,
    "new.csv": "town,sold\nGent,5\nLyon,1\nGent,6\nLyon,2\nGent,8\n",
    "new.json": '[{"town": "Gent", "sold": 5}, {"town": "Gent", "sold": 6}]',
    "short.csv": "town,sold\nGent,5\nLyon,1\nGent,6\n",
  });
  // 2 · 5 + 6, 2 · 1 + 2 and 2 · 6 + 8.
  const { stdout, stderr } = await netwright(folder, ["predict", "sales.yaml", "new.csv"]);
  expect(stderr).toBe("");
  expect(stdout).toBe("Gent: soldAhead: 16\nLyon: soldAhead: 4\nGent: soldAhead: 20\n");
  const json = await netwright(folder, ["predict", "sales.yaml", "new.json"]);
  expect(json.stdout).toBe("Gent: soldAhead: 16\n");
  const short = await netwright(folder, ["predict", "sales.yaml", "short.csv"]);
  expect(short.stderr).toContain('short.csv:3:1  error  no-rows\n  The series "Lyon" of short.csv has no rows.');
  expect(short.stderr).toContain("An answer takes 2 rows that follow one another; there are 1.");
});

test("predict answers for each window of a file: the last answer is about the row after it", async () => {
  const values = Array.from({ length: 60 }, (_, day) => day % 4);
  const spec = `dataset:
  type: csv
  file: sales.csv
  columns: { sold: number }
  window: { length: 2, target: sold }
layers: [{ type: dense, units: 1, weightsInitializer: { type: values, values: [[2], [1]] } }]
`;
  const folder = folderWith({
    "sales.yaml": spec,
    "sales.csv": `sold\n${values.join("\n")}\n`,
    "new.csv": "day,sold\n1,5\n2,6\n3,8\n",
    "short.csv": "day,sold\n1,5\n",
    "days.csv": "day\n1\n2\n",
  });
  const { stdout, stderr } = await netwright(folder, ["predict", "sales.yaml", "new.csv"]);
  expect(stderr).toBe("");
  expect(stdout).toBe("soldAhead: 16\nsoldAhead: 20\n");
  const days = await netwright(folder, ["predict", "sales.yaml", "days.csv"]);
  expect(days.stderr).toContain(
    'The next value of a series follows from the last ones: give the last 2 rows or more with "sold".',
  );
  const short = await netwright(folder, ["predict", "sales.yaml", "short.csv"]);
  expect(short.stderr).toContain("An answer takes 2 rows that follow one another; there are 1.");
  expect(short.code).toBe(1);
});
