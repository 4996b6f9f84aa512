import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ts } from "ts-morph";
import { describe, expect, it } from "vitest";
import { joinName, nameOf, namer } from "../../compiler/ir/identifier.ts";
import { compiled as compile } from "../compiled.ts";
import { trained } from "./trained.ts";

/** Adds its scaled columns, each brought to 0…1: the first once, the second ten times, and so on. */
function sum(...columns: readonly string[]): string {
  const rows = [0, 10].map((value) => [...columns.map((_, index) => value * (index + 1)), 0]);
  return JSON.stringify({
    precision: "float64",
    dataset: {
      type: "csv",
      text: [[...columns, "answer"].map((name) => JSON.stringify(name)), ...rows].join("\n"),
      columns: {
        ...Object.fromEntries(columns.map((name) => [name, { type: "number", scale: "minMax" }])),
        answer: "number",
      },
      targets: "answer",
    },
    layers: [
      {
        type: "dense",
        units: 1,
        weightsInitializer: { type: "values", values: columns.map((_, index) => [Number(`1e${index}`)]) },
      },
    ],
    loss: "meanSquaredError",
    optimizer: { type: "sgd", learningRate: 0 },
    train: { epochs: 1 },
  });
}

describe("columns of different names keep scales of their own", () => {
  it.each([
    ["北京", "上海"],
    ["my size", "my-size", "mySize"],
    ["größe", "grße"],
    ["a_b", "a-b", "a b", "aB"],
    ["2019", "2020"],
    ["1st", "column 1st"],
    ["★", "☆"],
    ["é1", "è1", "1"],
    ["__proto__", "proto"],
    ["constructor", "toString"],
    ["class", "new", "await"],
    ["𝒳", "𝒴"],
  ])("%j and the others", async (...columns) => {
    const { answer, predict, weights, network } = await trained(sum(...columns));
    // 5 of 0 to 10 is a half; 5 of 0 to 20 a quarter, ten times; 5 of 0 to 30 a sixth, a hundred times; …
    const expected = columns.reduce((total, _, index) => total + (Number(`1e${index}`) * 5) / (10 * (index + 1)), 0);
    const row = Object.fromEntries(columns.map((name) => [name, 5]));
    expect(answer(row)).toEqual({ answer: expect.closeTo(expected, 9) });
    expect(predict(row)).toEqual({ answer: expect.closeTo(expected, 9) });
    const again = network.readParameters(weights);
    expect(network.predict(again, row)).toEqual({ answer: expect.closeTo(expected, 9) });
  });
});

/** A category for each of the names, and a number; one of each kind of thing that may be called as one likes. */
function categories(...names: readonly string[]): string {
  const header = [...names, "answer"].map((name) => JSON.stringify(name));
  return JSON.stringify({
    dataset: {
      type: "csv",
      text: [header, [...names.map(() => "on"), 0], [...names.map(() => "off"), 1]].join("\n"),
      targets: "answer",
    },
    layers: [{ type: "dense", units: 1 }],
    loss: "meanSquaredError",
    optimizer: { type: "sgd", learningRate: 0.1 },
    train: { epochs: 2 },
  });
}

/** What `tsc --strict` says of modules, each imported by none. */
function typeErrors(modules: { readonly [file: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "netwright-names-"));
  for (const [file, code] of Object.entries(modules)) {
    writeFileSync(
      join(folder, file),
      code.replace('"netwright/runtime"', JSON.stringify(join(process.cwd(), "runtime/index.ts"))),
    );
  }
  const options = [
    "--ignoreConfig",
    "--strict",
    "--noEmit",
    "--target",
    "es2022",
    "--lib",
    "es2022",
    "--module",
    "nodenext",
    "--types",
    "",
    "--allowImportingTsExtensions",
    "--skipLibCheck",
  ];
  const files = Object.keys(modules).map((file) => join(folder, file));
  const { stdout } = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", ...options, ...files], {
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return stdout;
}

const asked = [
  ["generator", "set", "array like", "float64 array", "promise", "error", "omit", "uint8 array"],
  ["country", "Country", "country category", "input", "input category", "prediction"],
  ["температура", "色", "2019", "été", "1st", "string", "type", "__proto__"],
  ["a b", "a_b", "a-b", "aB"],
];

describe("columns of categories give types and lists of their own", () => {
  it("which type-check as modules and as files of their own, whatever the columns are called", async () => {
    const modules: { [file: string]: string } = {};
    for (const [index, names] of asked.entries()) {
      const compiled = compile(categories(...names), { file: "named.yaml" });
      expect(compiled.diagnostics).toEqual([]);
      modules[`module-${index}.ts`] = await compiled.code("named.ts");
      modules[`alone-${index}.ts`] = await compiled.code("named.ts", {});
    }
    expect(typeErrors(modules)).toBe("");
  });

  it("with a suffix only where two would meet", async () => {
    const types = async (...names: readonly string[]) =>
      [
        ...(await compile(categories(...names), { file: "named.yaml" }).code("named.ts")).matchAll(
          /^export type (\S+) = \(typeof (\S+)\)/gm,
        ),
      ].map(([, type, list]) => `${type} of ${list}`);
    expect(await types("country", "visits per day")).toEqual([
      "Country of countryCategories",
      "VisitsPerDay of visitsPerDayCategories",
    ]);
    expect(await types("a b", "a_b", "2019", "set")).toEqual([
      "AB of aBCategories",
      "AB2 of aBCategories2",
      "Column2019 of column2019Categories",
      "SetCategory of setCategories",
    ]);
    expect(await types("色")).toEqual(["色 of 色Categories"]);
  });
});

describe("metrics, layers, inputs and outputs may be called as they are", () => {
  it("a metric may begin with a digit, be in any script, or be called as another but for its accents", async () => {
    const { measures } = await trained(`
precision: float64
dataset: { type: inline, inputs: [[1], [2]], targets: [[1], [4]] }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: ones }]
loss: meanSquaredError
metrics:
  - { type: meanAbsoluteError, name: 1st }
  - { type: maxAbsoluteError, name: é1 }
  - { type: rootMeanSquaredError, name: è1 }
  - { type: bitAccuracy, name: 正解 }
  - { type: maxAbsoluteError, name: dense1 }
  - { type: meanAbsoluteError, name: a-b }
  - { type: maxAbsoluteError, name: aB }
  - { type: maxAbsoluteError, name: ★ }
`);
    expect(measures.training).toEqual({
      loss: 2,
      "1st": 1,
      é1: 2,
      è1: Math.SQRT2,
      正解: 1,
      dense1: 2,
      "a-b": 1,
      aB: 2,
      "★": 2,
    });
  });

  it.each(["loops", "kernels"] as const)(
    "a layer called batch beside inputs called weights and output, by %s",
    async (tier) => {
      const { answer, claims } = await trained(
        `
precision: float64
dataset: { type: csv, text: "weights,output,y\\n1,2,3\\n4,5,9", inputs: { weights: weights, output: output }, targets: y }
layers:
  - { type: concatenate, inputs: [weights, output], name: both }
  - { type: dense, name: batch, units: 1, useBias: false, weightsInitializer: ones }
loss: sumSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 3, earlyStopping: { monitor: loss, patience: 1 } }
expect: { layers: [{ name: batch, inputs: { weights: 4, output: 5 }, outputs: [9] }], stop: earlyStopping }
`,
        tier,
      );
      expect(answer({ weights: 4, output: 5 })).toEqual({ y: 9 });
      expect(claims.map(({ holds }) => holds)).toEqual([true, true]);
    },
  );

  it("a scaled target whose name has a space is measured in its unit", async () => {
    const { measures } = await trained(`
precision: float64
dataset: { type: csv, text: "x,my price\\n1,10\\n1,30", columns: { my price: { type: number, scale: { type: divide, by: 10 } } }, inputs: x, targets: my price }
layers: [{ type: dense, units: 1, weightsInitializer: zeros }]
loss: meanSquaredError
optimizer: { type: sgd, learningRate: 0 }
train: { epochs: 1 }
metrics: [meanAbsoluteError]
`);
    expect(measures.training.meanAbsoluteError).toBe(20);
  });
});

describe("a name is made once", () => {
  it("of the words of a text, in any script", () => {
    expect(joinName("stage1.conv", "kernel")).toBe("stage1ConvKernel");
    expect(joinName("visits / day")).toBe("visitsDay");
    expect(joinName("été à Liège")).toBe("étéÀLiège");
    expect(nameOf("column", "2019")).toBe("column2019");
    expect(nameOf("metric", "★", "total")).toBe("metricTotal");
  });

  it("and given out once, with the first number that is free", () => {
    const unique = namer(new Set(["b"]));
    expect(["a", "a", "b", "a2", "a"].map(unique)).toEqual(["a", "a2", "b2", "a22", "a3"]);
  });
});

/** The global types that files speak of: named in types, and declared in none of their lines. */
function globalTypesIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const [declared, spoken] = [new Set<string>(), new Set<string>()];
  const visit = (node: ts.Node): void => {
    const { name } = node as { name?: ts.Node };
    if (name && ts.isIdentifier(name)) declared.add(name.text);
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) spoken.add(node.typeName.text);
    node.forEachChild(visit);
  };
  visit(source);
  return [...spoken].filter((name) => !declared.has(name) && name !== "const");
}

describe("no column gives a type the name of one that generated code needs", () => {
  const runtime = readdirSync("runtime", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/^(node|browser|kernels.assembly)/.test(file))
    .map((file) => join("runtime", file));
  const golden = readdirSync("test/golden").filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"));
  const globals = [...runtime, ...golden.map((file) => join("test/golden", file))].flatMap(globalTypesIn);
  const exported =
    readFileSync("runtime/index.ts", "utf8")
      .match(/\b[A-Z]\w+/g)
      ?.filter((name) => name !== "What") ?? [];

  it.each([...new Set([...globals, ...exported])].sort())("%s", async (name) => {
    const code = await compile(categories(name), { file: "named.yaml" }).code("named.ts");
    expect(code).toContain(`export type ${name}Category = `);
  });
});
