import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";
import { and } from "./specs.ts";

const folder = folderWith({ "and.yaml": and, "notes/readme.txt": "" });

/** What is said of a command line that is wrong; the code is 2 and nothing goes to stdout. */
async function usage(...words: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await netwright(folder, words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  return stderr;
}

describe("a command line that is wrong ends with code 2 and one sentence", () => {
  test("an unknown command", async () => {
    expect(await usage("trian", "and.yaml")).toBe('netwright: unknown command "trian". Did you mean train?\n');
  });

  test("an unknown flag", async () => {
    expect(await usage("train", "and.yaml", "--wieghts", "w")).toBe(
      'netwright: unknown option "--wieghts". Did you mean --weights?\n',
    );
  });

  test("a flag of another command", async () => {
    expect(await usage("check", "and.yaml", "--update")).toMatch(/^netwright: unknown option "--update"/);
  });

  test("no spec", async () => {
    expect(await usage("train")).toBe('netwright: missing required argument "spec"\n');
  });

  test("a flag without its value", async () => {
    expect(await usage("train", "and.yaml", "--out")).toBe('netwright: option "--out <folder>" argument missing\n');
  });

  test("a count that is none", async () => {
    expect(await usage("predict", "and.yaml", "--input", "[1, 1]", "--top", "0")).toBe(
      'netwright: option "--top <count>" argument "0" is invalid. It must be a whole number from 1 up\n',
    );
  });

  test("a row given twice", async () => {
    expect(await usage("predict", "and.yaml", "--input", "[1, 1]", "--input", "[0, 1]")).toBe(
      'netwright: option "--input <json>" argument "[0, 1]" is invalid. It is given twice; for several rows, use --file\n',
    );
  });

  test("a key of the spec taken for a flag", async () => {
    expect(await usage("train", "and.yaml", "--epochs", "3")).toBe(
      'netwright: unknown option "--epochs". To change a key of the spec, use --set train.epochs=3\n',
    );
    expect(await usage("train", "and.yaml", "--batch-size=all")).toMatch(/--set train\.batchSize=all\n$/);
    expect(await usage("check", "and.yaml", "--lr", "0.1")).toMatch(/--set optimizer\.learningRate=0\.1\n$/);
    expect(await usage("summary", "and.yaml", "--seed", "7")).toMatch(/--set seed=7\n$/);
    expect(await usage("build", "and.yaml", "--seed", "7")).not.toContain("--set");
  });

  test("a path through a file", async () => {
    expect(await usage("check", "and.yaml", "--data", "and.yaml/data")).toBe(
      'netwright: option "--data <folder>" argument "and.yaml/data" is invalid. There is no such folder\n',
    );
    const folder = folderWith({ "and.yaml": and });
    const { code, stderr } = await netwright(folder, ["train", "and.yaml", "--weights", "and.yaml/weights"]);
    expect({ code, stderr }).toEqual({
      code: 5,
      stderr:
        "error  weights-unreadable\n  The weights in and.yaml/weights cannot be used: a part of its path is a file, not a folder.\n\n",
    });
  });

  test("a data folder that is not there", async () => {
    expect(await usage("check", "and.yaml", "--data", "nowhere")).toBe(
      'netwright: option "--data <folder>" argument "nowhere" is invalid. There is no such folder\n',
    );
  });

  test("a comparison that is to be printed", async () => {
    expect(await usage("build", "and.yaml", "--check", "--stdout")).toBe(
      "netwright: --check and --stdout exclude each other: remove one of them\n",
    );
  });

  test("pins of a spec that stands in no file", async () => {
    expect(await usage("test", "-", "--update")).toMatch(/^netwright: --update needs a spec file/);
  });

  test("a spec and rows that are both to be read from stdin", async () => {
    expect(await usage("predict", "-", "-")).toMatch(/^netwright: stdin is either the spec or the rows/);
  });

  test("the most probable of numbers", async () => {
    const still = folderWith({ "still.yaml": "layers: [{ type: input, shape: [1] }, { type: dense, units: 1 }]\n" });
    const words = ["predict", "still.yaml", "--input", "[1]", "--top", "3"];
    expect(await netwright(still, words)).toEqual({
      code: 2,
      stdout: "",
      stderr: "netwright: --top lists the most probable categories, but this network predicts numbers\n",
    });
  });

  test("a word too many", async () => {
    expect(await usage("summary", "and.yaml", "more")).toMatch(/^netwright: too many arguments for "summary"/);
  });

  test("nothing at all: what there is", async () => {
    expect(await usage()).toMatch(/^Usage: netwright \[options\] \[command\]\n/);
  });

  test("a path for --set that the spec does not have", async () => {
    expect(await usage("train", "and.yaml", "--set", "train.iteration=3")).toBe(
      "--set train.iteration=3  error  unknown-key\n" +
        '  "iteration" is not a key of train. Did you mean "iterations"?\n\n',
    );
  });

  test("a --set that sets nothing", async () => {
    expect(await usage("train", "and.yaml", "--set", "iterations")).toBe(
      "--set iterations  error  set-syntax\n" +
        '  "iterations" does not have the form path=value. For example: --set train.epochs=3\n\n',
    );
  });

  test("a layer for --set that is not there", async () => {
    const said = await usage("check", "and.yaml", "--set", "layers.dense2.units=3");
    expect(said).toContain("--set layers.dense2.units=3  error  unknown-path\n");
    expect(said).toContain('"dense1"');
  });
});

test("help says how a command is used", async () => {
  const [help, asked] = [await netwright(folder, ["help", "train"]), await netwright(folder, ["train", "--help"])];
  expect(help).toEqual(asked);
  expect(help.stdout).toMatch(/^Usage: netwright train \[options\] <spec>\n/);
});

describe("a spec from stdin", () => {
  test("is checked, and its mistakes are told at their lines", async () => {
    expect(await netwright(folder, ["check", "-"], { stdin: and })).toEqual({
      ...{ code: 0, stdout: "stdin: 1 layer, 3 parameters, 4 rows.\n", stderr: "" },
    });
    const { code, stderr } = await netwright(folder, ["check", "-"], { stdin: and.replace("units", "unit") });
    expect(code).toBe(1);
    expect(stderr).toContain('stdin:7:20  error  unknown-key\n  "unit" is not a key of dense.');
  });

  test("is built", async () => {
    const { code, stdout } = await netwright(folder, ["build", "-", "--stdout"], { stdin: and });
    expect(code).toBe(0);
    expect(stdout).toContain("// Generated by Netwright from stdin.");
  });
});

describe("a spec that cannot be read ends with code 5", () => {
  test("no such file, with the nearest there is", async () => {
    const { code, stderr } = await netwright(folder, ["check", "amd.yaml"]);
    expect(code).toBe(5);
    expect(stderr).toBe(
      "error  spec-unreadable\n" +
        "  The spec amd.yaml cannot be read: there is no such file. Did you mean and.yaml?\n\n",
    );
  });

  test("a folder", async () => {
    const { code, stderr } = await netwright(folder, ["train", "notes"]);
    expect(code).toBe(5);
    expect(stderr).toBe("error  spec-unreadable\n  The spec notes cannot be read: it is a folder.\n\n");
  });

  test("bytes that are no text", async () => {
    const binary = folderWith({});
    const { writeFileSync } = await import("node:fs");
    writeFileSync(`${binary}/a.yaml`, Uint8Array.of(0xff, 0xfe, 0x00, 0x01));
    const { code, stderr } = await netwright(binary, ["check", "a.yaml"]);
    expect(code).toBe(5);
    expect(stderr).toBe("error  spec-unreadable\n  The spec a.yaml cannot be read: it is not text in UTF-8.\n\n");
  });

  test("with --json the diagnostic is an object on stdout", async () => {
    const { code, stdout, stderr } = await netwright(folder, ["check", "amd.yaml", "--json"]);
    expect({ code, stderr }).toEqual({ code: 5, stderr: "" });
    const lines = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { event: "diagnostic", code: "spec-unreadable", severity: "error" },
      { event: "end", specs: 1, fine: false },
    ]);
  });
});

const sigmoidDrawn = `sigmoid(x)
     ▲
0.998┤                                            ┏━━━━━━━━━━━━━━━━
     │                                      ┏━━━━━┛
     │                                   ┏━━┛
     │                                 ┏━┛
     │                              ┏━━┛
     │                            ┏━┛
     │                          ┏━┛
     │                        ┏━┛
     │                     ┏━━┛
     │               ┏━━━━━┛
    0┤━━━━━━━━━━━━━━━┛
     └┬─────────┬─────────┬─────────┬─────────┬─────────┬─────────┬▶
     -6        -4        -2         0         2         4         6

its slope
    ▲
0.25┤                           ┏━━━━┓
    │                        ┏━━┛    ┗━━┓
    │                      ┏━┛          ┗━┓
    │                   ┏━━┛              ┗━━┓
    │                ┏━━┛                    ┗━━┓
    │          ┏━━━━━┛                          ┗━━━━━┓
   0┤━━━━━━━━━━┛                                      ┗━━━━━━━━━━━
    └┬─────────┬─────────┬─────────┬─────────┬─────────┬─────────┬▶
    -6        -4        -2         0         2         4         6
`;

describe("explain", () => {
  test("says what a key of a spec takes, in each map that has it", async () => {
    const { stdout } = await netwright(folder, ["explain", "earlyStopping"]);
    expect(stdout).toContain("earlyStopping, a key of train\n");
    expect(stdout).toMatch(/^patience +a whole number from 0 up +0 +The number of epochs without improvement/m);
    const { stdout: json } = await netwright(folder, ["explain", "seed", "--json"]);
    expect(
      json
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line).of),
    ).toEqual(expect.arrayContaining(["a spec", "sweep"]));
  });

  test("says what an option takes, and which words have it", async () => {
    const { stdout } = await netwright(folder, ["explain", "learningRate"]);
    expect(stdout).toContain("learningRate, an option of sgd and signSgd (optimizer)\n");
    expect(stdout).toContain("  a number from 0 up or a schedule; default 0.01\n");
    const { stdout: json } = await netwright(folder, ["explain", "steepness", "--json"]);
    expect(JSON.parse(json)).toMatchObject({ of: ["sigmoid"], name: "steepness", family: "activation", default: 1 });
    expect((await netwright(folder, ["explain", "trainable"])).stdout).toContain(
      "trainable, an option of every layer\n",
    );
    expect(await usage("explain", "lerningRate")).toContain('Did you mean "learningRate"?');
  });

  test("says what a code means", async () => {
    const { code, stdout, stderr } = await netwright(folder, ["explain", "claim-failed"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^claim-failed \(error\)\n\nAn entry of `expect:` does not hold\./);
  });

  test("knows near words", async () => {
    expect(await usage("explain", "claim-faild")).toBe(
      'netwright: there is no code and no word "claim-faild". Did you mean "claim-failed"?\n',
    );
    expect(await usage("explain", "xyzzy")).toBe(
      'netwright: there is no code and no word "xyzzy". `netwright explain` lists the codes, `netwright reference` the words.\n',
    );
  });

  test("draws a sigmoid with its slope, which is flat near 0 and 1", async () => {
    const { code, stdout } = await netwright(folder, ["explain", "sigmoid"]);
    expect(code).toBe(0);
    expect(stdout).toContain(sigmoidDrawn);
    expect(stdout).toContain("  1 / (1 + e^(−steepness · x))\n");
  });

  test("knows every word, in each family that has one", async () => {
    const { stdout } = await netwright(folder, ["explain", "maxPooling2d"]);
    expect(stdout).toMatch(/^maxPooling2d, a layer\n\nThe maximum/);
    const { stdout: json } = await netwright(folder, ["explain", "step", "--json"]);
    expect(JSON.parse(json.split("\n")[0] ?? "")).toMatchObject({ family: "activation", type: "step" });
  });

  test("lists all codes", async () => {
    const { stdout } = await netwright(folder, ["explain"]);
    expect(stdout.split("\n")).toContain("unknown-activation");
  });
});

describe("colours", () => {
  test("none where nobody can see them", async () => {
    const { stderr } = await netwright(folder, ["check", "amd.yaml"]);
    expect(stderr).not.toContain("\u001b[");
  });

  test("where they are asked for, but for NO_COLOR", async () => {
    const forced = await netwright(folder, ["check", "amd.yaml"], { env: { FORCE_COLOR: "1" } });
    expect(forced.stderr).toContain("\u001b[31merror");
    const refused = await netwright(folder, ["check", "amd.yaml"], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
    expect(refused.stderr).not.toContain("\u001b[");
  });
});

test("the version is the package's", async () => {
  const { default: own } = await import("../../package.json", { with: { type: "json" } });
  const { code, stdout } = await netwright(folder, ["--version"]);
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${own.version}\n` });
});
