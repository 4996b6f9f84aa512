import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";
import { and, marks } from "./specs.ts";

const softmax =
  "precision: float64\nlayers:\n  - { type: input, shape: [2] }\n  - { type: activation, activation: softmax }\n";
const five = `
dataset:
  type: csv
  text: "a,b,tree\\n0,1,oak\\n"
  columns: { a: number, b: number, tree: { type: category, categories: [ash, beech, lime, oak, willow] } }
  targets: tree
layers:
  - type: dense
    name: hidden
    units: 2
    weightsInitializer: { type: values, values: [[1, 1], [0, -1]] }
  - type: dense
    units: 5
    activation: softmax
    weightsInitializer: { type: values, values: [[0, 2, 1, 4, -3], [0, 0, 0, 0, 0]] }
`;
const folder = folderWith({ "five.yaml": five, "and.yaml": and, "marks.yaml": marks, "softmax.yaml": softmax });

beforeAll(async () => {
  await netwright(folder, ["train", "and.yaml"]);
  await netwright(folder, ["train", "marks.yaml"]);
});

/** 1 / (1 + e^¼): the answer of `and` to every row, since its weights are 0 and its bias −¼. */
const answer = 0.4378234991142019;

describe("predict answers", () => {
  test("one row, with all digits", async () => {
    const ended = await netwright(folder, ["predict", "and.yaml", "--run", "runs/and", "--input", "[1,1]", "--json"]);
    expect(ended).toEqual({ code: 0, stdout: `{"outputs": [${JSON.parse(ended.stdout).outputs[0]}]}\n`, stderr: "" });
    expect(JSON.parse(ended.stdout).outputs[0]).toBeCloseTo(answer, 15);
  });

  test("one row for people", async () => {
    const { stdout } = await netwright(folder, ["predict", "and.yaml", "--input", "[1, 1]"]);
    expect(stdout).toBe("0.4378235\n");
  });

  test("a category with its probabilities", async () => {
    const { stdout } = await netwright(folder, ["predict", "marks.yaml", "--input", '{"hours": 4}', "--json"]);
    const { outputs } = JSON.parse(stdout);
    expect(outputs.label).toBe("yes");
    expect(Object.keys(outputs.probabilities)).toEqual(["no", "yes"]);
    expect(outputs.probabilities.no + outputs.probabilities.yes).toBeCloseTo(1, 15);
    expect(outputs.probabilities.yes).toBeCloseTo(0.81203062, 8);
  });

  test("the most probable categories with --top", async () => {
    const { stdout } = await netwright(folder, ["predict", "marks.yaml", "--input", '{"hours": 4}', "--top", "1"]);
    expect(stdout).toBe("yes (0.81203062)\n  yes  0.812031  ████████████████\n");
  });

  test("one category of five, all five with their probabilities", async () => {
    const { stdout } = await netwright(folder, ["predict", "five.yaml", "--input", '{"a": 1, "b": 0}']);
    // e⁴, e², e, 1 and e⁻³ over their sum, 65.755
    expect(stdout).toBe(`oak (0.83032352)
  oak     0.830324  ████████████████▌
  beech   0.112372  ██
  lime    0.041339  █
  ash     0.015208  ▌
  willow  0.000757
`);
  });

  test("with --layer what a layer gives, for people and as JSON", async () => {
    const ask = ["predict", "five.yaml", "--layer", "hidden"];
    const [person, json] = [
      await netwright(folder, [...ask, "--input", '{"a": 1, "b": -1}']),
      await netwright(folder, [...ask, "--input", '{"a": 1, "b": -1}', "--json"]),
    ];
    expect(person).toEqual({ code: 0, stdout: "[1, 2]\n", stderr: "" });
    expect(json.stdout).toBe('{"layer": "hidden", "outputs": [1, 2]}\n');
  });

  test("rows of CSV from stdin, one line each", async () => {
    const { code, stdout } = await netwright(folder, ["predict", "marks.yaml", "-"], { stdin: "hours\n1\n5\n" });
    expect({ code, stdout }).toEqual({ code: 0, stdout: "no (0.76346140)\nyes (0.91226389)\n".replace("140)", "14)") });
  });

  test("rows of JSON from a file: a list, or one on each line", async () => {
    writeFileSync(join(folder, "rows.json"), '[{"hours": 1}, {"hours": 5}]');
    writeFileSync(join(folder, "rows.ndjson"), '{"hours": 1}\n\n{"hours": 5}\n');
    const list = await netwright(folder, ["predict", "marks.yaml", "--file", "rows.json", "--json"]);
    const lines = await netwright(folder, ["predict", "marks.yaml", "--file", "rows.ndjson", "--json"]);
    expect(
      list.stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).outputs.label),
    ).toEqual(["no", "yes"]);
    expect(lines.stdout).toBe(list.stdout);
  });

  test("lists of numbers from CSV without names", async () => {
    const { stdout } = await netwright(folder, ["predict", "and.yaml", "-"], { stdin: "0,1\n1,1\n" });
    expect(stdout).toBe("0.4378235\n0.4378235\n");
  });

  test("without a run where nothing is learnt", async () => {
    const { code, stdout } = await netwright(folder, ["predict", "softmax.yaml", "--input", "[1, 1]", "--json"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '{"outputs": [0.5, 0.5]}\n' });
  });
});

describe("predict refuses", () => {
  test("a layer that is not there", async () => {
    const ended = await netwright(folder, ["predict", "five.yaml", "--input", "{}", "--layer", "hiden"]);
    const stderr = 'netwright: there is no layer "hiden". Did you mean "hidden"?\n';
    expect(ended).toEqual({ code: 2, stdout: "", stderr });
  });

  test("no row at all", async () => {
    const { code, stderr } = await netwright(folder, ["predict", "and.yaml"]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "netwright: predict needs a row: --input JSON, --file FILE, or - to read rows from stdin\n",
    });
  });

  test("an empty stdin", async () => {
    const { code, stderr } = await netwright(folder, ["predict", "and.yaml", "-"], { stdin: "" });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "error  no-rows\n  stdin has no rows.\n\n" });
  });

  test("what is no JSON", async () => {
    const { code, stderr } = await netwright(folder, ["predict", "and.yaml", "--input", "[1, 1"]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: "error  input-unreadable\n  The rows in --input cannot be read: it is not JSON.\n\n",
    });
  });

  test("a row of another size", async () => {
    const { code, stderr } = await netwright(folder, ["predict", "and.yaml", "--input", "[1, 1, 0]"]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^--input {2}error {2}input-form\n/);
  });

  test("a column that is not there", async () => {
    const { code, stderr } = await netwright(folder, ["predict", "marks.yaml", "--input", '{"hors": 4}']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '--input  error  input-name\n  The network has no input "hors". Did you mean "hours"?\n\n',
    });
  });

  test("a cell that is no number, at its line", async () => {
    const { code, stderr } = await netwright(folder, ["predict", "marks.yaml", "-"], { stdin: "hours\n1\nx\n" });
    expect(code).toBe(1);
    expect(stderr).toContain("stdin:3:1  error  not-a-number\n");
    expect(stderr).toContain("> 3 | x\n");
  });

  test("a row of CSV that is too short", async () => {
    const { code, stderr } = await netwright(folder, ["predict", "marks.yaml", "-"], { stdin: "hours,passed\n1\n" });
    expect(code).toBe(1);
    expect(stderr).toContain("Row 1 has 1 value, but the header has 2.");
  });

  test("a run that is not there", async () => {
    const { code, stderr } = await netwright(folder, ["predict", "and.yaml", "--run", "none", "--input", "[1, 1]"]);
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: "error  run-missing\n  There is no run in none. Train first: netwright train and.yaml\n\n",
    });
  });

  test("weights that are cut short", async () => {
    mkdirSync(join(folder, "cut"), { recursive: true });
    writeFileSync(join(folder, "cut/weights.safetensors"), "short");
    const { code, stderr } = await netwright(folder, ["predict", "and.yaml", "--run", "cut", "--input", "[1, 1]"]);
    expect(code).toBe(5);
    expect(stderr).toContain(
      "The weights in cut/weights.safetensors cannot be used: The file has 5 bytes; a safetensors file begins with 8",
    );
  });

  test("nothing, but warns, where the run is of another version of the spec", async () => {
    const words = [
      "predict",
      "and.yaml",
      "--run",
      "runs/and",
      "--input",
      "[1, 1]",
      "--set",
      "optimizer.learningRate=2",
    ];
    const { code, stderr } = await netwright(folder, words);
    expect(code).toBe(0);
    expect(stderr).toBe(
      "warning  run-of-another-spec\n" +
        "  The run in runs/and is of another version of the spec. Train again to be sure.\n\n",
    );
  });
});
