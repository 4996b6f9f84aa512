import { describe, expect, it } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { predict } from "../../compiler/api/predict.ts";
import { render } from "../../compiler/api/render.ts";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { chooseInput } from "../../compiler/init/columns/choose-input.ts";
import { readTable } from "../../compiler/init/profile/read-table.ts";
import { folderWith } from "../cli/netwright.ts";
import { compiled } from "../compiled.ts";
import { noFiles, told } from "./made-up.ts";

const rest = "layers: [{ type: dense, units: 1 }]\n";

/** A csv dataset with these lines, whose column `signal` has these options. */
function spec(signal: string, lines: readonly string[], more = ""): string {
  const rows = lines.map((line) => `    ${line}\n`).join("");
  return `precision: float64\ndataset:\n  type: csv\n  text: |\n${rows}  columns: { ${signal} }\n  targets: price\n${more}${rest}`;
}

function read(text: string, file = "net.yaml") {
  const { model } = compiled(text, { file });
  const files = fileFinder(file, [], "");
  if (model === undefined) throw new Error("there is no model");
  const { rows, diagnostics } = readRows(model, files);
  const { values } = rows?.table.columns.signal ?? {};
  return { shape: model.dataset?.columns[0]?.shape, values: Array.from(values ?? []), told: told(diagnostics) };
}

describe("a cell of several numbers", () => {
  it("is written with blanks, commas, semicolons or bars, with or without brackets", () => {
    const lines = ["signal,price", "0.1 0.2,1", '"0.3, 0.4",2', '"[0.5, 0.6]",3', "(0.7;0.8),4", "9|10,5"];
    expect(read(spec("signal: { type: vector, shape: [2] }", lines))).toEqual({
      shape: [2],
      values: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 9, 10],
      told: [],
    });
  });

  it("or with the separator of its column", () => {
    const column = "signal: { type: vector, shape: [3], separator: / }";
    expect(read(spec(column, ["signal,price", "1/2/3,1", "4 / 5 / 6,2"])).values).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("has decimal commas where the file has them", () => {
    const lines = ["signal;price", '"0,5 1,5";1', "[2,5 -1];2"];
    const text = spec("signal: { type: vector, shape: [2] }", lines, '  decimal: ","\n  delimiter: ";"\n');
    expect(read(text).values).toEqual([0.5, 1.5, 2.5, -1]);
  });

  it("gives the shape where the spec has none: what most cells hold; lists in brackets need no type either", () => {
    const lines = ["signal,price", "[1 2 3],1", "[4 5 6],2"];
    expect(read(spec("signal: vector", lines)).shape).toEqual([3]);
    expect(read(spec("price: number", lines))).toEqual({ shape: [3], values: [1, 2, 3, 4, 5, 6], told: [] });
  });

  it("points at a cell with too few numbers, and at one that is none", () => {
    const lines = ["signal,price", "1 2,1", "1 2 3,2", "1 x,3", ",4"];
    expect(read(spec("signal: { type: vector, shape: [2] }", lines)).told).toEqual([
      'net.yaml:7:5 not-a-vector: "1 2 3" has 3 numbers, and every row has 2 (row 2, column "signal"). Each row of a vector has as many numbers as its `shape:` says.',
      'net.yaml:8:5 not-a-vector: "1 x" is not a list of numbers: "x" is none (row 3, column "signal"). Numbers are separated by blanks, commas, semicolons or bars, or by what `separator:` of the column says.',
      expect.stringContaining('net.yaml:9:5 not-a-number: The value is missing (row 4, column "signal").'),
    ]);
  });

  it("is a list in JSON, also of lists", () => {
    const folder = folderWith({
      "rows.json": '[{"signal": [1, 2.5], "price": 1},\n {"signal": [[3], [4]], "price": 2}]',
    });
    const text = `precision: float64\ndataset: { type: json, file: rows.json, targets: price }\n${rest}`;
    expect(read(text, `${folder}/net.yaml`)).toEqual({
      shape: [2],
      values: [1, 2.5, 3, 4],
      told: [],
    });
  });

  it("is a list or a text for predict", async () => {
    const text = spec("signal: { type: vector, shape: [2] }", ["signal,price", "1 2,1", "3 4,2"]);
    const answered = async (signal: string | number[]) => {
      const found = await predict(text, { file: "net.yaml", rows: [{ signal }] });
      return found.ok ? found.answers : told(found.diagnostics);
    };
    expect(await answered("0.5, 0.25")).toEqual(await answered([0.5, 0.25]));
    expect(await answered("0.5")).toEqual([
      'not-a-vector: "0.5" has 1 number, and every row has 2 ("signal" of the input). Each row of a vector has as many numbers as its `shape:` says.',
    ]);
  });

  it("is found by init where every cell of a column is a list of equally many numbers", () => {
    const folder = folderWith({ "data.csv": "a,b,c\n1 2,1 5,x\n3 4,2 6,y\n5 6,7,x\n" });
    const table = readTable(`${folder}/data.csv`);
    const columns = "code" in table ? [] : table.profile.columns;
    expect(columns.map(({ kind, size }) => [kind, size])).toEqual([
      ["vector", 2],
      ["text", undefined],
      ["text", undefined],
    ]);
    expect(columns.slice(0, 1).map((column) => chooseInput(column).written)).toEqual([
      { type: "vector", shape: [2], scale: "standard" },
    ]);
  });
});

describe("a vector in which numbers are missing", () => {
  const lines = ["signal,price", "1 2,1", "NA 6,2", ",3", "3 ?,4", "100 100,5"];
  const inputs = (rule: string) => {
    const text = spec(
      `signal: { type: vector, shape: [2], missing: ${rule} }`,
      lines,
      "  split: { type: inOrder, test: 1 }\n",
    );
    const { model } = compiled(text, { file: "net.yaml" });
    const { rows, diagnostics } = readRows(model, noFiles);
    expect(told(diagnostics)).toEqual([]);
    const { inputs: given } = rows?.data.parts.training().part ?? {};
    return Array.from(given?.input as Float64Array);
  };

  it("has what the rule learns from all numbers of the training rows in their place: 1 2 6 3", () => {
    expect(inputs("mean")).toEqual([1, 2, 3, 6, 3, 3, 3, 3]);
    expect(inputs("median")).toEqual([1, 2, 2.5, 6, 2.5, 2.5, 3, 2.5]);
    expect(inputs("{ type: constant, value: -1 }")).toEqual([1, 2, -1, 6, -1, -1, 3, -1]);
    expect(inputs("skip")).toEqual([1, 2]);
  });

  it("says so beside them by `indicator`", () => {
    expect(inputs("indicator")).toEqual([1, 2, 0, 2.5, 6, 1, 2.5, 2.5, 1, 3, 2.5, 1]);
  });

  it("is the same in generated code, and for predict", async () => {
    const column = "signal: { type: vector, shape: [2], missing: indicator, scale: standard }";
    const learning = "loss: meanSquaredError\noptimizer: sgd\ntrain: { epochs: 1 }\n";
    const text = `${spec(column, lines.slice(0, 5))}${learning}`;
    const compilation = compiled(text, { file: "net.yaml" });
    const code = await compilation.code("net.ts", {});
    expect(code).toContain("readonly signal: ArrayLike<number | null> | null;");
    const url = `data:text/javascript;base64,${Buffer.from(stripTypes(code)).toString("base64")}`;
    const network = await import(/* @vite-ignore */ url);
    const p = network.createParameters();
    network.fitScales(p, network.rows);
    const { rows } = readRows(compilation.model, noFiles);
    expect(network.encodeRows(network.rows, p).inputs).toEqual(rows?.data.parts.training().part.inputs);
    expect(() => network.predict(p, { signal: [1] })).toThrow("signal takes 2 numbers, not 1");
    const found = await predict(text, {
      file: "net.yaml",
      rows: [{ signal: "NA 6" }, { signal: [null, 6] }, { signal: [2.5, 6] }],
    });
    const answers = found.ok ? found.answers : [];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[1]).not.toEqual(answers[2]);
  });
});

describe("a window in which numbers are missing", () => {
  it("has what the rule fills in; windows whose later value is missing are left out", () => {
    const text = `precision: float64
dataset:
  type: csv
  text: "rain\\n1\\nNA\\n3\\n2\\nNA\\n6\\n"
  columns: { rain: { type: number, missing: { type: constant, value: -1 } } }
  window: { length: 2, target: rain }
${rest}`;
    const { model } = compiled(text, { file: "net.yaml" });
    const { rows, diagnostics } = readRows(model, noFiles);
    expect(told(diagnostics)).toEqual([]);
    const { part } = rows?.data.parts.training() ?? {};
    expect(part?.inputs.input).toEqual(Float64Array.of(1, -1, -1, 3, 2, -1));
    expect(part?.targets.rainAhead).toEqual(Float64Array.of(3, 2, 6));
    const again = render(text, { file: "net.yaml" });
    expect(compiled(again.ok ? again.text : "", { file: "net.yaml" }).model.dataset?.columns).toMatchObject(
      (model.dataset?.columns ?? []).map(({ range: _, ...column }) => column),
    );
  });
});
