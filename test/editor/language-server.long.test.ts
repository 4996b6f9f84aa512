import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../compiler/compile.ts";
import { root } from "../house/source-files.ts";
import { installLanguageServer, type LanguageServer, startLanguageServer } from "./language-server.ts";

// What an editor shows of a spec: asked of the server that the YAML extensions of editors run. `|` is the cursor.
const missing = installLanguageServer();
const where = missing === undefined ? "" : ` (skipped: ${missing})`;

describe.skipIf(missing !== undefined)(`in an editor${where}`, () => {
  let server: LanguageServer;
  beforeAll(async () => {
    server = await startLanguageServer();
  });
  afterAll(() => server.end());

  const completions = (text: string) => server.completions("net.netwright.yaml", text);
  const labels = async (text: string) => (await completions(text)).map(({ label }) => label);

  /** What choosing a completion writes. */
  async function written(text: string, label: string): Promise<string | undefined> {
    const found = (await completions(text)).find((each) => each.label === label);
    return found?.textEdit?.newText ?? found?.insertText;
  }

  test("an item of `layers` offers types, and no option of any type", async () => {
    const offered = await labels("layers:\n  - |\n");
    expect(offered).toEqual(expect.arrayContaining(["dense", "dense, with options", "conv2d", "flatten", "type"]));
    expect(offered).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(units|filters|poolSize|name)$/)]));
  });

  test("so does an item of `metrics`", async () => {
    const offered = await labels("metrics:\n  - |\n");
    expect(offered).toEqual(expect.arrayContaining(["accuracy", "topKAccuracy, with options"]));
    expect(offered).not.toContain("k");
  });

  test("a type with options writes them in braces, as the type's example has them", async () => {
    expect(await written("layers:\n  - |\n", "dropout, with options")).toBe("{ type: dropout, rate: 0.5 }");
    expect(await written("optimizer: |\n", "adam, with options")).toBe("{ type: adam, learningRate: 0.001 }");
  });

  test("options follow the type, in a block and in braces", async () => {
    const options = ["units", "activation", "useBias", "weightsInitializer"];
    expect(await labels("layers:\n  - type: dense\n    |\n")).toEqual(expect.arrayContaining(options));
    // Between braces the server answers from the first letter on.
    expect(await labels("layers:\n  - { type: dense, u| }\n")).toEqual(expect.arrayContaining(options));
    expect(await labels("layers:\n  - { type: dense, u| }\n")).not.toContain("filters");
    expect(await labels("optimizer: { type: adam, b| }\n")).toEqual(expect.arrayContaining(["beta1", "beta2"]));
  });

  test("values are offered in braces, too", async () => {
    expect(await labels("layers:\n  - { type: d| }\n")).toEqual(expect.arrayContaining(["dense", "dropout"]));
    expect(await labels("layers:\n  - { type: dense, activation: r| }\n")).toEqual(
      expect.arrayContaining(["relu", "sigmoid"]),
    );
  });

  test("no number is proposed that would be refused: 0 units, 0 epochs, a shape of 0", async () => {
    expect(await written("layers:\n  - type: dense\n    |\n", "units")).toMatch(/^units: \$\{1:8\}$/);
    expect(await written("train:\n  |\n", "epochs")).toMatch(/^epochs: \$\{1:100\}$/);
    expect(await written("layers:\n  - type: input\n    |\n", "shape")).toBe("shape:\n  - ");
  });

  test("a whole spec can be had that compiles, and leaves out the keys that are there", async () => {
    const spec = await written("|", "a whole spec");
    const { diagnostics } = compile(spec ?? "", { file: "net.netwright.yaml" });
    expect(diagnostics).toEqual([]);
    expect(Object.keys(parse(spec ?? ""))).toEqual(["dataset", "layers", "loss", "optimizer", "train"]);
    expect(await written("loss: meanSquaredError\n|", "a whole spec")).not.toContain("loss:");
  });

  test("a hover says what an option is, what it takes and its default", async () => {
    expect(await server.hover("net.netwright.yaml", "layers:\n  - { type: dense, un|its: 4 }\n")).toContain(
      "How many units, that is, how many values come out.\n\nTakes a whole number from 1 up.",
    );
    expect(await server.hover("net.netwright.yaml", "optimizer: { type: adam, be|ta1: 0.9 }\n")).toContain(
      "Takes a number from 0 and below 1. Default: `0.9`.",
    );
  });

  test("a key that no type has is marked where it stands", async () => {
    const [problem] = await server.problems("net.netwright.yaml", "layers:\n  - { type: dense, unots: 4 }\n");
    expect(problem?.message).toBe("Property unots is not allowed.");
    expect(problem?.range.start).toEqual({ line: 1, character: 19 });
  });

  test("values that come from elsewhere are no mistakes: parameters, anchors, parts of another spec", async () => {
    const own = "parameters: { width: 8 }\nx-layer: &layer { type: dense, units: $width }\nlayers: [*layer]\n";
    expect(await server.problems("net.netwright.yaml", own)).toEqual([]);
    const others = "extends: ./base.yaml\nlayers: { hidden: { units: 3 } }\noptimizer: { learningRate: 0.1 }\n";
    expect(await server.problems("net.netwright.yaml", others)).toEqual([]);
  });

  test("a value of another kind, and a word that is not there, are told with what would be right", async () => {
    const messages = async (text: string) =>
      (await server.problems("net.netwright.yaml", text)).map(({ message }) => message);
    expect(await messages("layers:\n  - { type: dense, units: four }\n")).toEqual([
      "Expected a whole number from 1 up, or a parameter, as in $width.",
    ]);
    const [first] = await messages("layers:\n  - { type: dense, units: 4, activation: sigmoyd }\n");
    expect(first).toContain('Value is not accepted. Valid values: "elu"');
  });

  test("the specs of the repository have no mistake, by the file's name or by their first line", async () => {
    const text = readFileSync(`${root}specs/digits-lenet.yaml`, "utf8");
    expect(await server.problems("digits-lenet.netwright.yaml", text)).toEqual([]);
    const withFirstLine = `# yaml-language-server: $schema=../spec.schema.json\nlayers:\n  - { type: dense, unots: 4 }\n`;
    expect((await server.problems("other.yaml", withFirstLine)).map(({ message }) => message)).toEqual([
      "Property unots is not allowed.",
    ]);
    expect(await server.problems("other.yaml", "layers: 1\n")).toEqual([]);
  });
});
