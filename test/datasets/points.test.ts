import { describe, expect, it } from "vitest";
import type { Json } from "../../compiler/ir/json.ts";
import { parity } from "../../compiler/language/datasets/parity.ts";
import type { DatasetWord } from "../../compiler/language/define/dataset.ts";
import { datasets } from "../../compiler/language/registry.gen.ts";
import { categories, column, datasetOf, noFiles } from "./made-up.ts";

/** `[x, y, label]` of each row; options that are left out have their defaults. */
function rowsOf(type: string, options: { readonly [name: string]: Json }, names: readonly string[]) {
  const word = datasets[type] as DatasetWord;
  const defaults = Object.entries(word.options).flatMap(([name, option]) =>
    option.default === undefined ? [] : [[name, option.default] as const],
  );
  const all = { ...Object.fromEntries(defaults), ...options };
  const columns = [column("x"), column("y"), categories("label", ...names)];
  const { table } = word.read(datasetOf(type, all, columns), noFiles);
  const { x, y, label } = table?.columns ?? {};
  return Array.from({ length: table?.rows ?? 0 }, (_, row) => [x, y, label].map((each) => each?.values[row] ?? NaN));
}

function expectClose(found: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(found.length).toBe(expected.length);
  found.forEach((row, index) => {
    row.forEach((value, at) => {
      expect(Math.abs(value - (expected[index]?.[at] ?? NaN))).toBeLessThan(1e-15 * Math.max(1, Math.abs(value)));
    });
  });
}

describe("points as scikit-learn 1.2.1 makes them", () => {
  it("make_moons(n_samples=7, noise=0.1, random_state=5)", () => {
    expectClose(rowsOf("moons", { rows: 7, noise: 0.1, seed: 5 }, ["upper", "lower"]), [
      [2.1367585524167274, 0.5574707687629016, 1],
      [-1.1885762407725835, 0.017092536854747802, 0],
      [0.45969066881658904, -0.20226255481217426, 1],
      [-0.060529784819039416, 0.8405584925595508, 0],
      [1.0911873642060055, -0.14438415534901392, 0],
      [1.682444016547534, -0.22026289137274574, 1],
      [-0.09102581509948382, 0.40099810560244215, 1],
    ]);
  });

  it("make_circles(n_samples=7, noise=0.05, factor=0.5, random_state=5)", () => {
    expectClose(rowsOf("circles", { rows: 7, noise: 0.05, factor: 0.5, seed: 5 }, ["outer", "inner"]), [
      [0.06837927620836358, -0.47126461561854915, 1],
      [-0.5942881203862922, -0.8574791353570644, 0],
      [-0.020154665591705385, 0.5818814244861321, 1],
      [-0.5302648924095195, 0.7863046500642141, 0],
      [1.0455936821030027, -0.07219207767450696, 0],
      [-0.40877799172623286, 0.07288125620584654, 1],
      [0.4544870924502581, -0.049500947198778934, 1],
    ]);
  });

  it("make_blobs(n_samples=7, centers=3, cluster_std=1.5, random_state=5)", () => {
    expectClose(rowsOf("blobs", { rows: 7, centers: 3, clusterStd: 1.5, seed: 5 }, ["0", "1", "2"]), [
      [-2.728959018310958, 1.184608701517988, 2],
      [-6.403860313713337, 9.277425562672676, 1],
      [-5.395721815837936, 9.788367799139872, 0],
      [-7.654763811844181, 8.064903392877051, 1],
      [-5.278731739449657, 6.919841186878489, 0],
      [-6.923985185489572, 6.527191136652094, 0],
      [1.4953102901273385, 5.020873768899882, 2],
    ]);
  });

  it("make_blobs(n_samples=5, centers=[(0, 0), (10, -10)], random_state=1)", () => {
    const options = {
      rows: 5,
      centers: [
        [0, 0],
        [10, -10],
      ],
      seed: 1,
      categories: ["here", "there"],
    };
    expectClose(rowsOf("blobs", options, ["here", "there"]), [
      [11.74481176421648, -10.761206900895102, 1],
      [10.319039096057098, -10.24937037547741, 1],
      [-0.5281717522634557, -1.0729686221561705, 0],
      [1.6243453636632417, -0.6117564136500754, 0],
      [0.8654076293246785, -2.3015386968802827, 0],
    ]);
  });
});

describe("points", () => {
  it("of spirals lie on their arms: the angle grows by 2π · turns from the middle to the rim", () => {
    const rows = rowsOf("spirals", { rows: 90, categories: 3, turns: 1.5 }, ["0", "1", "2"]);
    for (const [x = 0, y = 0, arm = 0] of rows) {
      const radius = Math.hypot(x, y);
      const angle = 2 * Math.PI * (1.5 * radius + arm / 3);
      expect(Math.hypot(x - radius * Math.cos(angle), y - radius * Math.sin(angle))).toBeLessThan(1e-12);
    }
    expect([0, 1, 2].map((arm) => rows.filter(([, , label]) => label === arm).length)).toEqual([30, 30, 30]);
  });

  it("of a checkerboard are dark in the square at (−1, −1), and light beside it", () => {
    const rows = rowsOf("checkerboard", { rows: 500, squares: 2 }, ["dark", "light"]);
    for (const [x = 0, y = 0, label] of rows) expect(label).toBe(x < 0 === y < 0 ? 0 : 1);
    expect(rows.filter(([, , label]) => label === 0).length).toBeGreaterThan(200);
  });

  it("have the categories that the spec lists, in its order", () => {
    const plain = rowsOf("moons", { rows: 7, seed: 5 }, ["upper", "lower"]).map(([, , label]) => label);
    const turned = rowsOf("moons", { rows: 7, seed: 5 }, ["lower", "upper"]).map(([, , label]) => label);
    expect(plain).toEqual([1, 0, 1, 0, 0, 1, 1]);
    expect(turned).toEqual([0, 1, 0, 1, 1, 0, 0]);
  });
});

describe("parity", () => {
  const columns = [column("bits", { type: "vector", shape: [3] }), column("parity")];

  it("has every pattern of bits in counting order", () => {
    const { table } = parity.read(datasetOf("parity", { bits: 3, seed: 0 }, columns), noFiles);
    expect(String(table?.columns.bits?.values)).toBe("0,0,0,0,0,1,0,1,0,0,1,1,1,0,0,1,0,1,1,1,0,1,1,1");
    expect(String(table?.columns.parity?.values)).toBe("0,1,1,0,1,0,0,1");
  });

  it("draws patterns as np.random.RandomState(3).randint(0, 8) does, where it is told how many", () => {
    const { table } = parity.read(datasetOf("parity", { bits: 3, seed: 3, rows: 4 }, columns), noFiles);
    // 2, 0, 1, 3
    expect(String(table?.columns.bits?.values)).toBe("0,1,0,0,0,0,0,0,1,0,1,1");
    expect(String(table?.columns.parity?.values)).toBe("1,0,1,0");
  });
});
