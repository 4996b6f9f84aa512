import { cpSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
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
const customers = `dataset:
  type: csv
  text: |
    id,note,a,y
    K-1,old,1,2
    K-2,new,2,4
  exclude: note
  keep: [id]
  targets: y
layers: [{ type: dense, units: 1, weightsInitializer: { type: constant, value: 2 } }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0.1 }
train: { epochs: 1 }
`;
const folder = folderWith({
  "customers.yaml": customers,
  "five.yaml": five,
  "and.yaml": and,
  "marks.yaml": marks,
  "softmax.yaml": softmax,
});

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

  test("beside what is kept of each row, whatever else the row has", async () => {
    await netwright(folder, ["train", "customers.yaml"]);
    const stdin = "town,id,a\nGent,K-8,1\nLier,K-9,3\n";
    const { stdout } = await netwright(folder, ["predict", "customers.yaml", "-"], { stdin });
    expect(stdout).toBe("K-8: y: 2\nK-9: y: 6\n");
    const input = '{"id": "K-8", "town": "Gent", "a": 1}';
    const json = await netwright(folder, ["predict", "customers.yaml", "--input", input, "--json"]);
    expect(json).toEqual({ code: 0, stdout: '{"kept": {"id": "K-8"}, "outputs": {"y": 2}}\n', stderr: "" });
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
      stderr:
        "error  input-unreadable\n  The rows in --input cannot be read: it is not JSON.\n  Give a list, or a map by column, in quotes: --input '[1, 1, 0]'\n\n",
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

  test("a file where the folder of all runs should be", async () => {
    const own = folderWith({ "and.yaml": and, runs: "notes" });
    const { code, stderr } = await netwright(own, ["predict", "and.yaml", "--input", "[1, 1]"]);
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr: "error  run-missing\n  There is no run in runs/and. Train first: netwright train and.yaml\n\n",
    });
  });

  test("weights that are cut short", async () => {
    mkdirSync(join(folder, "cut"), { recursive: true });
    writeFileSync(join(folder, "cut/weights.safetensors"), "short");
    cpSync(join(folder, "runs/and/spec.yaml"), join(folder, "cut/spec.yaml"));
    const { code, stderr } = await netwright(folder, ["predict", "and.yaml", "--run", "cut", "--input", "[1, 1]"]);
    expect(code).toBe(5);
    expect(stderr).toContain(
      "The weights in cut/weights.safetensors cannot be used: The file has 5 bytes; a safetensors file begins with 8",
    );
  });

  test("weights without the spec that they were trained by", async () => {
    mkdirSync(join(folder, "bare"), { recursive: true });
    cpSync(join(folder, "runs/and/weights.safetensors"), join(folder, "bare/weights.safetensors"));
    const { code, stderr } = await netwright(folder, ["predict", "and.yaml", "--run", "bare", "--input", "[1, 1]"]);
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr:
        "error  run-missing\n  The run in bare is incomplete: it has no spec.yaml. Train first: netwright train and.yaml\n\n",
    });
  });
});

/** Two kinds of tea, told apart by how long they draw; twelve steps are enough. */
const tea = `name: tea
precision: float64
dataset: { type: csv, file: tea.csv, targets: kind, defaults: { number: { scale: standard } } }
layers:
  - { type: dense, units: 1, activation: sigmoid, weightsInitializer: zeros }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 1 }
train: { iterations: 12, batchSize: all }
`;

describe("predict reads the run and not the data", () => {
  const ask = ["predict", "tea.yaml", "--input", '{"minutes": 5, "pot": "iron"}', "--json"];

  test("whatever has become of the training file since", async () => {
    const own = folderWith({
      "tea.yaml": tea,
      "tea.csv": "minutes,pot,kind\n2,clay,green\n3,iron,green\n4,iron,red\n6,clay,red\n",
    });
    await netwright(own, ["train", "tea.yaml"]);
    const trained = await netwright(own, ask);
    expect(JSON.parse(trained.stdout).outputs.label).toBe("red");
    // The first category is now the last in the alphabet, and other minutes would be scaled otherwise.
    writeFileSync(join(own, "tea.csv"), "minutes,pot,kind\n20,glass,white\n30,iron,white\n40,iron,red\n60,glass,red\n");
    expect(await netwright(own, ask)).toEqual(trained);
    rmSync(join(own, "tea.csv"));
    expect(await netwright(own, ask)).toEqual(trained);
  });

  test("of two runs of one spec on other data, the newer", async () => {
    const own = folderWith({ "tea.yaml": tea, "tea.csv": "minutes,pot,kind\n2,clay,green\n6,iron,red\n" });
    await netwright(own, ["train", "tea.yaml"]);
    writeFileSync(join(own, "tea.csv"), "minutes,pot,kind\n2,clay,black\n6,iron,white\n");
    await netwright(own, ["train", "tea.yaml"]);
    utimesSync(join(own, "runs/tea/weights.safetensors"), 1000, 1000);
    expect(JSON.parse((await netwright(own, ask)).stdout).outputs.label).toBe("white");
    utimesSync(join(own, "runs/tea/weights.safetensors"), 4e9, 4e9);
    expect(JSON.parse((await netwright(own, ask)).stdout).outputs.label).toBe("red");
  });

  test("a spec that was changed has no run, and is told what differs from the newest", async () => {
    const own = folderWith({ "tea.yaml": tea, "tea.csv": "minutes,pot,kind\n2,clay,green\n6,iron,red\n" });
    await netwright(own, ["train", "tea.yaml"]);
    writeFileSync(join(own, "tea.yaml"), tea.replace("iterations: 12", "iterations: 13"));
    expect(await netwright(own, ask)).toEqual({
      code: 5,
      stdout: "",
      stderr: `error  run-missing
  There is no run of this spec. The newest run, runs/tea, is from another version: train.iterations is 12 there and 13 here.
  Train it: netwright train tea.yaml, or use that run: --run runs/tea

`,
    });
    const named = await netwright(own, [...ask, "--run", "runs/tea"]);
    expect({ code: named.code, label: JSON.parse(named.stdout).outputs.label }).toEqual({ code: 0, label: "red" });
    expect(named.stderr).toBe(`warning  run-of-another-spec
  The run in runs/tea is from another version of the spec: train.iterations is 12 there and 13 here.
  It predicts as it was trained; train again to use the current spec.

`);
  });
});

/** One unit that gives 1 times the first input and 10 times the second. */
function tens(name: string, dataset: string): string {
  return `name: ${name}
precision: float64
dataset: ${dataset}
layers: [{ type: dense, units: 1, weightsInitializer: { type: values, values: [[1], [10]] } }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
`;
}

describe("predict reads files as the dataset is written", () => {
  const own = folderWith({
    "bars.yaml": tens("bars", '{ type: csv, text: "a|b|y\\n1|2|3\\n", delimiter: "|", targets: y }'),
    "years.yaml": tens("years", '{ type: csv, text: "1999,2000,y\\n1,2,3\\n", inputs: ["1999", "2000"], targets: y }'),
    "list.yaml": tens("list", "{ type: inline, inputs: [[1, 2]], targets: [[3]] }"),
  });
  const answers = async (spec: string, stdin: string) => {
    const { code, stdout, stderr } = await netwright(own, ["predict", `${spec}.yaml`, "-"], { stdin });
    return { code, stdout, stderr };
  };

  beforeAll(async () => {
    for (const spec of ["bars", "years", "list"]) await netwright(own, ["train", `${spec}.yaml`]);
  });

  test("with its delimiter", async () => {
    expect(await answers("bars", "a|b\n3|4\n")).toEqual({ code: 0, stdout: "y: 43\n", stderr: "" });
    const { code, stderr } = await answers("bars", "a;b\n3;4\n");
    expect(code).toBe(1);
    expect(stderr).toContain(
      'No "|" found between cells; they seem to be separated by ";".\n  Separate its cells by "|", as the dataset does.',
    );
  });

  test("under a header of numbers that are the names of columns, in any order", async () => {
    expect((await answers("years", "1999,2000\n3,4\n5,6\n")).stdout).toBe("y: 43\ny: 65\n");
    expect((await answers("years", "2000,1999\n3,4\n")).stdout).toBe("y: 34\n");
    expect((await answers("years", "3,4\n5,6\n")).stdout).toBe("y: 43\ny: 65\n");
  });

  test("and passes over columns that are no inputs", async () => {
    expect(await answers("bars", "who|b|a|y\nAnn|4|3|0\n")).toEqual({ code: 0, stdout: "y: 43\n", stderr: "" });
  });

  test("but not over an input that is not there", async () => {
    expect(await answers("bars", "a|c\n3|4\n")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        'stdin:1:1  error  column-not-in-file\n  stdin has no column "b". Available: a, c.\n\n> 1 | a|c\n    | ^\n\n',
    });
  });

  test.each([
    ["bars", "a|b\n", "no-rows"],
    ["bars", "[]", "no-rows"],
    ["bars", "good morning\n", "column-not-in-file"],
    ["bars", "a|b|a\n1|2|3\n", "column-twice"],
    ["list", "a,b\n1,2\n", "input-form"],
  ])("what cannot be used is an error: %s given %j", async (spec, stdin, expected) => {
    const { code, stdout, stderr } = await answers(spec, stdin);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(new RegExp(`error {2}${expected}\n`));
  });

  test("at most ten mistakes are told, the others counted", async () => {
    const { stderr } = await answers("bars", `a|b\n${"1|x\n".repeat(14)}`);
    expect(stderr.match(/error {2}not-a-number/g)).toHaveLength(10);
    expect(stderr).toContain("stdin:2:3  error  not-a-number\n");
    expect(stderr).toContain("There are 4 more mistakes in stdin.");
  });

  test("forty thousand rows are read once", async () => {
    const { stdout } = await answers("bars", `a|b\n${"3|4\n".repeat(40_000)}`);
    expect(stdout).toBe("y: 43\n".repeat(40_000));
  });
});
