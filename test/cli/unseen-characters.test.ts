import { describe, expect, it } from "vitest";
import { printDiagnostic } from "../../compiler/diagnostics/print-diagnostic.ts";
import { visibleText } from "../../compiler/ir/visible-text.ts";
import { compiled as compile } from "../compiled.ts";
import { folderWith, netwright } from "./netwright.ts";

/** Escape, delete, a control of eight bits, right-to-left override and isolate, a separator of lines. */
const unseen = ["\x1b[2J", "\x07", "\x7f", "\x9b5m", "\u202e", "\u2066", "\u2028"];
const raw = /(?![\t\n])\p{Cc}|\p{Bidi_Control}|\p{Zl}|\p{Zp}/u;

/** Every text that a spec can hold, with characters in it that nobody sees. */
const hostile = JSON.stringify({
  name: "net",
  about: `about ${unseen.join(" ")}`,
  dataset: {
    type: "csv",
    text: `in${unseen[0]},answer\n1,a${unseen[4]}\n2,b\n`,
    columns: { [`in${unseen[0]}`]: "number", answer: { type: "category", categories: [`a${unseen[4]}`, "b"] } },
    targets: "answer",
  },
  layers: [{ type: "dense", name: "layer", units: 2, activation: "softmax" }],
  loss: "categoricalCrossentropy",
  optimizer: { type: "sgd", learningRate: 0.1 },
  metrics: ["accuracy"],
  train: { iterations: 2 },
  expect: { metrics: [{ name: "loss", atMost: 1e-9 }] },
});

it("characters that nobody sees are written as their numbers", () => {
  expect(unseen.map(visibleText)).toEqual([
    String.raw`\u001b[2J`,
    String.raw`\u0007`,
    String.raw`\u007f`,
    String.raw`\u009b5m`,
    String.raw`\u202e`,
    String.raw`\u2066`,
    String.raw`\u2028`,
  ]);
  expect(visibleText("half of \ud83d a pair, and \u{1f600} whole")).toBe("half of \\ud83d a pair, and \u{1f600} whole");
  expect(visibleText("tab\tand\r\nlines\nrewritten\rline")).toBe("tab\tand\r\nlines\nrewritten\\u000dline");
  expect(visibleText("é ß 漢字 שלום → ½")).toBe("é ß 漢字 שלום → ½");
});

describe("no such character of a spec reaches a terminal or a file as it is", () => {
  const folder = folderWith({
    "net.yaml": hostile,
    "names.yaml": hostile.replaceAll('"net"', JSON.stringify(unseen.join(""))),
  });
  const escape = String.fromCharCode(27);
  const ours = new RegExp(`${escape}\\[(?:1|22|31|32|33|39)m`, "g");

  /** These have something of the kind to show. */
  const shows = ["check names.yaml", "train net.yaml", "render net.yaml", "build net.yaml --stdout"];

  it.each([...shows, "summary net.yaml", "train net.yaml --json"])("by %s", async (command) => {
    const { stdout, stderr } = await netwright(folder, command.split(" "), { env: { FORCE_COLOR: "1" } });
    const printed = (stdout + stderr).replaceAll(ours, "");
    expect(printed).not.toMatch(raw);
    if (shows.includes(command)) expect(printed).toMatch(/\\u(?:001b|202e)/);
  });
});

it("in generated code they are escaped, and mean the same", async () => {
  const compiled = compile(hostile, { file: "net.yaml" });
  expect(compiled.diagnostics).toEqual([]);
  const code = await compiled.code("net.ts");
  expect(code).not.toMatch(raw);
  expect(code).toContain(String.raw`about \u001b[2J \u0007 \u007f \u009b5m \u202e \u2066`);
  expect(code).toContain(String.raw`"a\u202e"`);
});

it("a rendered spec means the same", async () => {
  const folder = folderWith({ "net.yaml": hostile });
  const once = await netwright(folder, ["render", "net.yaml"]);
  const again = await netwright(folderWith({ "net.yaml": once.stdout }), ["render", "net.yaml"]);
  expect(again.stdout).toBe(once.stdout);
});

describe("a code frame", () => {
  const at = (column: number, length: number) => ({
    code: "bad-name" as const,
    severity: "error" as const,
    text: "Bad.",
    range: { file: "net.yaml", line: 1, column, length },
  });

  it("marks the right characters behind some that nobody sees", () => {
    expect(printDiagnostic(at(3, 3), "\x1b bad")).toBe(
      ["net.yaml:1:3  error  bad-name", "  Bad.", "", "> 1 | \\u001b bad", "    |        ^^^"].join("\n"),
    );
  });

  it("shows a part of a long line", () => {
    const line = `${"x".repeat(100_000)}bad${"y".repeat(100_000)}`;
    const frame = printDiagnostic(at(100_001, 3), line).split("\n");
    expect(frame.at(-2)).toBe(`> 1 | …${"x".repeat(60)}bad${"y".repeat(97)}…`);
    expect(frame.at(-1)).toBe(`    |  ${" ".repeat(60)}^^^`);
  });
});

it("of many mistakes the first are told, and how many there are", async () => {
  const layers = Array.from({ length: 30 }, () => "  - { type: nothing }\n").join("");
  const folder = folderWith({ "net.yaml": `layers:\n${layers}` });
  const { stderr } = await netwright(folder, ["check", "net.yaml"]);
  expect(stderr.match(/error {2}unknown-layer/g)).toHaveLength(20);
  expect(stderr).toContain("\nAnd 10 more. Use --json to print all of them.\n");
  const { stdout } = await netwright(folder, ["check", "net.yaml", "--json"]);
  expect(stdout.match(/"unknown-layer"/g)).toHaveLength(30);
});

it.skipIf(process.platform === "win32")("output to a full disk is an error", async () => {
  const { and } = await import("./specs.ts");
  const folder = folderWith({ "and.yaml": and });
  const { code, stderr } = await netwright(folder, ["build", "and.yaml", "--stdout"], { fileLimit: 2, into: "out.ts" });
  expect({ code, stderr }).toEqual({
    code: 5,
    stderr: "netwright: the output could not be written: the file would be too large for the system\n",
  });
});
