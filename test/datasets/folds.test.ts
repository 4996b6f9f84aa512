import { describe, expect, it } from "vitest";
import { splitRows } from "../../compiler/data/split-rows.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Json } from "../../compiler/ir/json.ts";
import type { SplitModel } from "../../compiler/ir/model.ts";
import type { Table } from "../../compiler/ir/table.ts";
import type { SplitRows } from "../../compiler/language/define/column.ts";
import { standard } from "../../compiler/language/standard.ts";
import { train } from "../../compiler/run/train.ts";
import { hasScikitLearn, pythonValue, whereScikitLearn } from "../words/scikit-learn.ts";
import { categories, column, datasetOf, somewhere } from "./made-up.ts";

const labels = [2, 2, 0, 1, 2, 0, 1, 2, 1, 0, 2];
const people = [5, 5, 1, 2, 2, 2, 3, 3, 4, 5, 9];

/** Rows with a label, a person, a day and a part. */
function tableOf(rows: number, parts: readonly number[] = []): Table {
  const numbers = (of: readonly number[]) => Float64Array.from({ length: rows }, (_, row) => of[row] ?? 0);
  return {
    rows,
    columns: {
      label: { kind: "categories", values: Int32Array.from(numbers(labels)) },
      person: { kind: "numbers", values: numbers(people) },
      day: { kind: "numbers", values: numbers([3, 1, 2, 2, 5, 4, 4, 4, 1, 5, 6]) },
      date: { kind: "categories", values: Int32Array.from(numbers(labels)) },
      part: { kind: "categories", values: Int32Array.from(numbers(parts)) },
    },
    rangeOf: () => somewhere,
  };
}

interface Written {
  readonly [option: string]: Json;
}

function splitOf(type: string, options: Written, table = tableOf(11)): SplitRows | Diagnostic {
  const word = standard.splits[type];
  const names = ["train", "val", "test", "odd"];
  const columns = [
    categories("label", "a", "b", "c"),
    column("person"),
    column("day"),
    categories("date", "2026-03-01", "2025-12-24", "2026-01-06"),
    categories("part", ...names),
  ];
  const defaults = Object.fromEntries(
    Object.entries(word?.options ?? {}).flatMap(([name, option]) =>
      option.default === undefined ? [] : [[name, option.default]],
    ),
  );
  const all = { ...defaults, ...options };
  const known = columns.find(({ name }) => name === options.column)?.categories;
  const sizes = word?.sizes?.(all, known) ?? { validation: Number(all.validation), test: Number(all.test) };
  const split: SplitModel = { type, options: all, ...sizes, range: somewhere };
  return splitRows(standard, datasetOf("csv", {}, columns, { split }), table);
}

function partsOf(found: SplitRows | Diagnostic): { readonly [part: string]: readonly number[] } {
  if ("code" in found) throw new Error(found.text);
  return { training: [...found.training], validation: [...found.validation], test: [...found.test] };
}

/** The validation rows of each fold. */
function foldsOf(type: string, options: Written, rows = 11): readonly (readonly number[] | undefined)[] {
  return [1, 2, 3].map((fold) => partsOf(splitOf(type, { folds: 3, fold, ...options }, tableOf(rows))).validation);
}

describe("folds, as scikit-learn deals them out", () => {
  it("kFold in order: the first folds have one row more", () => {
    const folds = [
      [0, 1, 2],
      [3, 4, 5],
      [6, 7],
    ];
    expect(foldsOf("kFold", { shuffle: false }, 8)).toEqual(folds);
    expect(partsOf(splitOf("kFold", { folds: 3, fold: 2, shuffle: false }, tableOf(8)))).toEqual({
      training: [0, 1, 2, 6, 7],
      validation: [3, 4, 5],
      test: [],
    });
  });

  it("kFold at random follows NumPy's RandomState([7, 1])", () => {
    const folds = [
      [2, 6, 7],
      [0, 3, 5],
      [1, 4],
    ];
    expect(foldsOf("kFold", { seed: 7 }, 8)).toEqual(folds);
  });

  it("stratifiedKFold keeps the proportions of 3, 3 and 5 rows", () => {
    const inOrder = [
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9, 10],
    ];
    expect(foldsOf("stratifiedKFold", { column: "label", shuffle: false })).toEqual(inOrder);
    const shuffled = [
      [4, 5, 6, 7],
      [0, 1, 2, 3],
      [8, 9, 10],
    ];
    expect(foldsOf("stratifiedKFold", { column: "label", seed: 7 })).toEqual(shuffled);
  });

  it("groupKFold keeps the rows of a person in one fold", () => {
    const folds = [
      [0, 1, 8, 9],
      [2, 3, 4, 5],
      [6, 7, 10],
    ];
    expect(foldsOf("groupKFold", { column: "person" })).toEqual(folds);
  });

  it("rows for the test are chosen first, the same for every fold, and the folds are of the others", () => {
    const options = { folds: 3, test: 3, shuffle: false };
    expect(partsOf(splitOf("kFold", { ...options, fold: 1 }))).toEqual({
      training: [3, 4, 5, 6, 7],
      validation: [0, 1, 2],
      test: [8, 9, 10],
    });
    // The last row of each category; the folds of the others have 2, 2 and 4 rows of them.
    expect(partsOf(splitOf("stratifiedKFold", { ...options, column: "label", fold: 3 }))).toEqual({
      training: [0, 1, 2, 3, 4, 6],
      validation: [5, 7],
      test: [8, 9, 10],
    });
    for (const [type, own] of [
      ["kFold", {}],
      ["stratifiedKFold", { column: "label" }],
      ["groupKFold", { column: "person" }],
    ] as const) {
      const found = [1, 2, 3].map((fold) => partsOf(splitOf(type, { folds: 3, fold, test: 0.2, ...own })));
      const [first] = found;
      expect(found.map(({ test }) => test)).toEqual([first?.test, first?.test, first?.test]);
      const all = [...(first?.test ?? []), ...found.flatMap(({ validation }) => validation)];
      expect(all.sort((a, b) => a - b)).toEqual(labels.map((_, row) => row));
    }
  });

  it("there are no more folds than rows, rows of a category, or groups, and no fold beyond the last", () => {
    const textOf = (type: string, options: Written) => (splitOf(type, options) as Diagnostic).text;
    expect(textOf("kFold", { folds: 12 })).toBe("The split kFold has 12 folds, but there are only 11 rows.");
    expect(textOf("stratifiedKFold", { column: "label", folds: 6 })).toBe(
      "The split stratifiedKFold has 6 folds, but there are only 5 rows of one category.",
    );
    expect(textOf("groupKFold", { column: "person", folds: 7 })).toBe(
      "The split groupKFold has 7 folds, but there are only 6 groups.",
    );
    expect(textOf("kFold", { folds: 3, fold: 4 })).toBe("The split kFold has 3 folds, and no fold 4.");
  });

  it.skipIf(!hasScikitLearn)(`97 rows in 4 folds are scikit-learn's own${whereScikitLearn}`, () => {
    const many = Array.from({ length: 97 }, (_, row) => ((row * row) % 11) % 3);
    const table = {
      ...tableOf(97),
      columns: { label: { kind: "categories", values: Int32Array.from(many) } },
    } as Table;
    const imports = "from sklearn.model_selection import KFold, StratifiedKFold";
    const own = (type: string, options: Written) =>
      [1, 2, 3, 4].flatMap((fold) => partsOf(splitOf(type, { folds: 4, fold, seed: 3, ...options }, table)).validation);
    const theirs = (word: string, shuffled: boolean) => {
      const shuffle = shuffled ? "shuffle=True, random_state=np.random.RandomState([3, 1])" : "shuffle=False";
      return pythonValue(
        imports,
        `np.concatenate([test for _, test in ${word}(4, ${shuffle}).split(np.zeros(97), [${many}])])`,
      );
    };
    for (const shuffle of [true, false]) {
      expect(own("kFold", { shuffle })).toEqual(theirs("KFold", shuffle));
      expect(own("stratifiedKFold", { column: "label", shuffle })).toEqual(theirs("StratifiedKFold", shuffle));
    }
  });
});

describe("the split", () => {
  it("group puts whole people into one part, about as many rows as are asked for", () => {
    const found = partsOf(splitOf("group", { column: "person", validation: 2, test: 3 }));
    const peopleIn = Object.values(found).map((rows) => [...new Set(rows.map((row) => people[row]))]);
    expect(peopleIn.flat().sort()).toEqual([1, 2, 3, 4, 5, 9]);
    expect([found.validation?.length, found.test?.length]).toEqual([2, 3]);
  });

  it("group needs a group for each part", () => {
    const alone: Table = { ...tableOf(4), columns: { person: { kind: "numbers", values: new Float64Array(4) } } };
    expect((splitOf("group", { column: "person", test: 1 }, alone) as Diagnostic).text).toBe(
      "The split group needs a group for each part, and all rows belong to one group.",
    );
  });

  it("time takes the latest rows for test, and rows of one time stay together", () => {
    // In order of time: rows 1 and 8, 2 and 3, 0, then 5, 6 and 7, then 4 and 9, then 10.
    expect(partsOf(splitOf("time", { column: "day", validation: 2, test: 2 }))).toEqual({
      training: [0, 1, 2, 3, 8],
      validation: [5, 6, 7],
      test: [4, 9, 10],
    });
  });

  it("time sorts dates that are texts", () => {
    // The earliest is "2025-12-24", the second category, and the latest "2026-03-01", the first.
    expect(partsOf(splitOf("time", { column: "date", test: 3 })).test).toEqual([2, 5, 9]);
  });

  it("time does not guess when 24/12/2025 is, nor where a row without a time belongs", () => {
    const textOf = (column: string, table: Table) => (splitOf("time", { column, test: 3 }, table) as Diagnostic).text;
    expect(textOf("label", tableOf(11))).toBe('The split time cannot tell when "a" is.');
    const day = { ...tableOf(11).columns.day, missing: Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0) };
    const columns = { ...tableOf(11).columns, day } as Table["columns"];
    expect(textOf("day", { ...tableOf(11), columns })).toBe("The split time has rows without a time.");
  });

  it("column reads what each row is for", () => {
    const table = tableOf(6, [0, 0, 1, 2, 0, 1]);
    const options = { column: "part", test: ["test", "odd"] };
    expect(partsOf(splitOf("column", options, table))).toEqual({ training: [0, 1, 4], validation: [2, 5], test: [3] });
  });

  it("column takes for training all that is not listed where nothing in it is called training", () => {
    const found = partsOf(splitOf("column", { column: "label", test: ["b"] }));
    expect(found).toEqual({ training: [0, 1, 2, 4, 5, 7, 9, 10], validation: [], test: [3, 6, 8] });
  });

  it("column knows every word in it, and leaves rows for training", () => {
    const textOf = (options: Written, parts: readonly number[]) =>
      (splitOf("column", { column: "part", ...options }, tableOf(parts.length, parts)) as Diagnostic).text;
    expect(textOf({}, [0, 1, 2])).toBe('The split column does not know which part "odd" is.');
    expect(textOf({ test: ["test", "odd"] }, [1, 2])).toBe("The split column leaves no row for training.");
    expect(textOf({ test: ["test", "odd"] }, [0, 0])).toBe("The split column has no rows for validation.");
  });

  it("group and time take texts that differ in every row, more than a category may have", async () => {
    const rows = Array.from({ length: 1200 }, (_, row) => `${row % 9},2026-01-01 id${row},${row % 2}`);
    const spec = (type: string) => `
dataset:
  type: csv
  text: |
    x,id,y
${rows.map((row) => `    ${row}`).join("\n")}
  targets: y
  split: { type: ${type}, column: id, test: 200 }
layers: [{ type: dense, units: 1 }]
loss: meanSquaredError
optimizer: sgd
train: { iterations: 1 }`;
    for (const type of ["group", "time"]) {
      const { run, diagnostics } = await train(spec(type), { file: "many.yaml" });
      expect(diagnostics).toEqual([]);
      expect(run?.model.inputs).toMatchObject([{ columns: ["x"] }]);
    }
  });

  it("in a spec: its column is no input, and what it says can be claimed", async () => {
    const spec = `
dataset:
  type: csv
  text: |
    x,part,y
    1,train,2
    2,train,4
    3,val,6
    4,test,9
  targets: y
  split: { type: column, column: part }
layers: [{ type: dense, units: 1, useBias: false, weightsInitializer: { type: values, values: [[2]] } }]
loss: meanSquaredError
optimizer: sgd
train: { epochs: 1 }
expect:
  metrics: [{ name: loss, is: 0 }, { name: loss, on: validation, is: 0 }, { name: loss, on: test, is: 1 }]`;
    const { run, diagnostics } = await train(spec, { file: "parts.yaml" });
    expect(diagnostics).toEqual([]);
    expect(run?.model.inputs).toMatchObject([{ columns: ["x"] }]);
  });
});
