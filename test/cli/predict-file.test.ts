import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";

/** Nothing is learnt at this rate: the answer stays sigmoid(age · ln 3 / 2 − …) of the weights in the spec. */
const spec = `name: leaving
precision: float64
dataset:
  type: csv
  text: |
    id,age,plan,left
    1,0,basic,no
    2,2,basic,yes
    3,4,gold,yes
  columns:
    id: category
    age: { type: number, missing: median }
    plan: { type: category, categories: [basic, gold], unknown: other }
    left: { type: category, categories: [no, yes] }
  inputs: [age, plan]
  keep: id
  targets: left
layers:
  - type: dense
    units: 1
    activation: sigmoid
    weightsInitializer: { type: values, values: [[0.5493061443340549], [0], [0], [0]] }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1 }
`;
const numbers = `name: twice
precision: float64
dataset: { type: csv, text: "x,y,z\\n1,2,3\\n2,4,6\\n", targets: [y, z] }
layers: [{ type: dense, units: 2, useBias: false, weightsInitializer: { type: values, values: [[2, 3]] } }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1 }
`;
/** Ages 2, missing (the median is 2) and 0: ¾, ¾ and ½; one plan that nobody has heard of. */
const rows = 'id,note,plan,age\n007,"a, b",basic,2\n008,,silver,\n009,"say ""hi""",gold,0\n';
const folder = folderWith({ "leaving.yaml": spec, "twice.yaml": numbers, "new.csv": rows });
const answered = async (...words: readonly string[]) => netwright(folder, ["predict", "leaving.yaml", ...words]);
const written = (file: string) => readFileSync(join(folder, file), "utf8");

beforeAll(async () => {
  await netwright(folder, ["train", "leaving.yaml"]);
  await netwright(folder, ["train", "twice.yaml"]);
});

test("predict takes dates in a file as texts", async () => {
  const dated = `name: dated
precision: float64
dataset:
  type: csv
  text: "when,y\\n2010-01-05,1\\n2012-01-05,2\\n"
  columns: { when: { type: date, parts: [year], years: [2010, 2012] } }
  targets: y
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: { type: values, values: [[3]] } }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.0 }
train: { epochs: 1 }
`;
  const own = folderWith({ "dated.yaml": dated, "new.csv": "when\n2011-06-01\n31 Dec 2012\n" });
  await netwright(own, ["train", "dated.yaml"]);
  const { stdout, stderr } = await netwright(own, ["predict", "dated.yaml", "new.csv"]);
  expect([stdout, stderr]).toEqual(["y: 0\ny: 3\n", ""]);
});

describe("predict --out writes", () => {
  test("a CSV file: the columns of `keep:` and of --keep, the label, and each probability", async () => {
    const ended = await answered("new.csv", "--out", "answers.csv", "--keep", "note");
    expect(ended).toEqual({
      code: 0,
      stdout: "",
      stderr: "answers.csv: 3 rows (1 without age → median, 1 with an unknown plan → other)\n",
    });
    const [head, ...lines] = written("answers.csv").split("\n");
    expect(head).toBe("id,note,left,left.no,left.yes");
    expect(lines.map((line) => line.replace(/0\.7500*\d*|0\.25\d*|0\.24999\d*/g, (x) => Number(x).toFixed(2)))).toEqual(
      ['007,"a, b",yes,0.25,0.75', "008,,yes,0.25,0.75", '009,"say ""hi""",no,0.5,0.5', ""],
    );
  });

  test("JSON, one answer in a list after the other, and NDJSON, one on each line, with what is kept", async () => {
    await answered("new.csv", "--out", "answers.json");
    await answered("new.csv", "--out", "answers.ndjson");
    const list = JSON.parse(written("answers.json"));
    expect(list.map(({ kept }: { kept: object }) => kept)).toEqual([{ id: "007" }, { id: "008" }, { id: "009" }]);
    expect(list[2].outputs).toEqual({ label: "no", probabilities: { no: 0.5, yes: 0.5 } });
    const lines = written("answers.ndjson").trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(list);
  });

  test("TSV with the most probable categories", async () => {
    await answered("new.csv", "--out", "answers.tsv", "--top", "1");
    const [head, , , last] = written("answers.tsv").split("\n");
    expect(head).toBe("id\tleft\tleft.no\tleft.yes\tleft.top1\tleft.top1.probability");
    expect(last).toBe("009\tno\t0.5\t0.5\tno\t0.5");
  });

  test("a number for each target; a kept column of the same name keeps it", async () => {
    writeFileSync(join(folder, "x.csv"), "y,x\n10,1\n20,-2\n");
    const { stderr } = await netwright(folder, ["predict", "twice.yaml", "x.csv", "--out", "y.csv", "--keep", "y"]);
    expect(stderr).toBe("y.csv: 2 rows\n");
    expect(written("y.csv")).toBe("y,y.predicted,z\n10,2,3\n20,-4,-6\n");
  });

  test("what a layer gives, number by number", async () => {
    await netwright(folder, ["predict", "twice.yaml", "x.csv", "--out", "layer.csv", "--layer", "dense1"]);
    expect(written("layer.csv")).toBe("dense1.1,dense1.2\n2,3\n-4,-6\n");
  });
});

describe("predict", () => {
  test("prints the kept columns before the answers, and counts what was replaced", async () => {
    const { stdout, stderr } = await answered("new.csv");
    expect(stdout).toBe("007: yes (0.75)\n008: yes (0.75)\n009: no (0.5)\n");
    expect(stderr).toBe("3 rows (1 without age → median, 1 with an unknown plan → other)\n");
  });

  test("takes rows of NDJSON with more keys than the network has columns", async () => {
    writeFileSync(join(folder, "new.ndjson"), '{"id": 7, "since": {"year": 1999}, "age": 0, "plan": "gold"}\n');
    const { stdout, stderr } = await answered("new.ndjson", "--json");
    const outputs = { label: "no", probabilities: { no: 0.5, yes: 0.5 } };
    expect({ answer: JSON.parse(stdout), stderr }).toEqual({ answer: { kept: { id: 7 }, outputs }, stderr: "" });
  });

  test("points at the cell of a mistake, writes nothing, and counts mistakes after the tenth", async () => {
    writeFileSync(join(folder, "bad.csv"), `age,plan\n1,gold\nold,gold\n${"young,gold\n".repeat(11)}`);
    const { code, stderr } = await answered("bad.csv", "--out", "bad-answers.csv");
    expect(code).toBe(1);
    expect(stderr.split("\n")[0]).toBe("bad.csv:3:1  error  not-a-number");
    expect(stderr.match(/not-a-number/g)).toHaveLength(10);
    expect(stderr).toContain("2 more");
    expect(existsSync(join(folder, "bad-answers.csv"))).toBe(false);
  });

  test("points at the value in JSON and NDJSON", async () => {
    writeFileSync(join(folder, "bad.json"), '[\n  {"age": 1, "plan": "gold"},\n  {"age": "old", "plan": "gold"}\n]\n');
    writeFileSync(join(folder, "bad.ndjson"), '{"age": 1, "plan": "gold"}\n{"plan": "gold", "age": "old"}\n');
    expect((await answered("bad.json")).stderr).toMatch(/^bad\.json:3:11 {2}error {2}not-a-number/);
    expect((await answered("bad.ndjson")).stderr).toMatch(/^bad\.ndjson:2:25 {2}error {2}not-a-number/);
  });

  test.each([
    [["new.csv", "--out", "answers.xlsx"], 2, "--out writes .csv, .tsv, .json, .ndjson and .jsonl"],
    [["new.csv", "--file", "new.csv"], 2, "netwright: the file with the rows is given twice"],
    [["new.csv", "--keep", "notes"], 1, 'new.csv has no column "notes". Did you mean "note"?'],
    [["new.csv", "--out", "nowhere/answers.csv"], 5, "nowhere/answers.csv cannot be written: there is no such file"],
  ] as const)("%s is refused", async (words, code, text) => {
    const ended = await answered(...words);
    expect(ended.stderr).toContain(text);
    expect(ended.code).toBe(code);
  });
});
