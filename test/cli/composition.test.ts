import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";
import { and } from "./specs.ts";

/** The and-gate in two files, a learning rate and a number of iterations apart. */
const files = {
  "nets/gate.yaml": `parameters: { rate: 0.5 }
${and
  .replace(/expect:[\s\S]*/, "")
  .replace("name: and", "name: gate")
  .replace("learningRate: 1", "learningRate: $rate")
  .replace(/dataset: .*/, "dataset: { type: csv, file: rows.csv, inputs: [a, b], targets: c }")}`,
  "nets/rows.csv": "a,b,c\n0,0,0\n0,1,0\n1,0,0\n1,1,1\n",
  "and.yaml": `extends: ./nets/gate.yaml
parameters: { rate: 1 }
${and.slice(and.indexOf("expect:")).replace("inputs: [1, 1]", "inputs: { a: 1, b: 1 }").replace("[0.437823]", "{ c: 0.437823 }")}`,
};

describe("a spec that extends another", () => {
  test("is tested, and pinned in its own file", async () => {
    const folder = folderWith(files);
    const { code, stdout, stderr } = await netwright(folder, ["test", "and.yaml", "--update"]);
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: "and.yaml: Every expectation holds (2).\nand.yaml: pins written\n",
      stderr: "",
    });
    expect(readFileSync(join(folder, "nets/gate.yaml"), "utf8")).toBe(files["nets/gate.yaml"]);
    expect(readFileSync(join(folder, "and.yaml"), "utf8")).toMatch(
      /\n {2}bits: [0-9a-f]{64}\n {2}arithmeticVersion: 1\n/,
    );
    const again = await netwright(folder, ["test", "and.yaml"]);
    expect(again.stdout).toBe("and.yaml: Every expectation holds (4).\n");
  });

  test("is another run than its base, and the same as one file that says the same", async () => {
    const folder = folderWith(files);
    await netwright(folder, ["train", "and.yaml"]);
    const { stdout: whole } = await netwright(folder, ["render", "and.yaml"]);
    expect(whole).toContain("file: nets/rows.csv # nets/gate.yaml\n");
    expect(whole).toContain("learningRate: 1 # and.yaml\n");
    const other = folderWith({ "and.yaml": whole, "nets/rows.csv": files["nets/rows.csv"] });
    await netwright(other, ["train", "and.yaml"]);
    const [one, two] = [folder, other].map((each) => readFileSync(join(each, "runs/and/spec.yaml"), "utf8"));
    expect(one).toBe(two);
    const [bits, same] = [folder, other].map((each) => readFileSync(join(each, "runs/and/weights.safetensors")));
    expect(bits?.equals(same as Buffer)).toBe(true);
  });

  test("shows mistakes in the file that has them", async () => {
    const folder = folderWith({ ...files, "nets/gate.yaml": files["nets/gate.yaml"].replace("sigmoid", "sigmoyd") });
    const { code, stderr } = await netwright(folder, ["check", "and.yaml"]);
    expect(code).toBe(1);
    expect(stderr).toContain("nets/gate.yaml:8:42  error  unknown-activation\n");
    expect(stderr).toContain("> 8 |   - { type: dense, units: 1, activation: sigmoyd, weightsInitializer: zeros }\n");
  });
});

describe("parameters", () => {
  test("are set on the command line, as other values are", async () => {
    const folder = folderWith(files);
    const { stdout } = await netwright(folder, ["render", "and.yaml", "--set", "parameters.rate=0.25"]);
    expect(stdout).toContain("learningRate: 0.25 # --set parameters.rate=0.25\n");
    const wrong = await netwright(folder, ["check", "and.yaml", "--set", "parameters.rate=fast"]);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain("$rate is given here: --set parameters.rate=fast\n");
  });

  test("are varied by a sweep, the seed among them", async () => {
    const swept = `${files["and.yaml"]}sweep: { values: { parameters.rate: [0.5, 1] } }\n`;
    const folder = folderWith({ ...files, "and.yaml": swept });
    const { code, stdout } = await netwright(folder, ["sweep", "and.yaml"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/0\.5 +no .*\n1 +yes /);
    const seeds = and
      .replace("name: and", "parameters: { start: 0 }\nseed: $start")
      .replace("weightsInitializer: zeros", "useBias: true");
    const text = (path: string) =>
      `${seeds.replace(/expect:[\s\S]*/, "")}sweep: { values: { ${path}: [0, 1] }, show: [loss] }\n`;
    const both = folderWith({ "one.yaml": text("seed"), "two.yaml": text("parameters.start") });
    const [one, two] = await Promise.all(
      ["one.yaml", "two.yaml"].map((file) => netwright(both, ["sweep", file, "--json"])),
    );
    const losses = (json = "") => [...json.matchAll(/"loss": ?([\d.e-]+)/g)].map(([, loss]) => loss);
    expect(new Set(losses(one?.stdout)).size).toBe(2);
    expect(losses(two?.stdout)).toEqual(losses(one?.stdout));
  });
});
