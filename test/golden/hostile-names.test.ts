import { ts } from "ts-morph";
import { expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";

const hostile = ['a"; stolen(); "', "*/ stolen(); /*", "`${stolen()}`", "line\nstolen();", "\u2028stolen();\u2028", "__proto__", "constructor", "'\\"];

/** A spec whose columns, categories and description try to leave their strings and comments. */
function specWith(name: string): string {
  return JSON.stringify({
    name: "hostile",
    about: name,
    dataset: {
      type: "csv",
      text: `${csvCell(name)},answer\n1,${csvCell(name)}\n2,other\n`,
      columns: { [name]: "number", answer: { type: "category", categories: [name, "other"] } },
      inputs: [name],
      targets: "answer",
    },
    layers: [{ type: "dense", units: 2, activation: "softmax" }],
    loss: "categoricalCrossentropy",
    optimizer: "sgd",
    train: { epochs: 1 },
  });
}

function csvCell(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The names of all functions that the code calls. */
function calls(code: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(node.expression.getText());
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile("code.ts", code, ts.ScriptTarget.ES2022, true));
  return found;
}

it.each(hostile)("the name %j stays a name: nothing in it becomes code", async (name) => {
  const compiled = compile(specWith(name), { file: "hostile.yaml" });
  const refused = compiled.diagnostics.filter((each) => each.severity === "error");
  if (refused.length > 0) {
    expect(refused[0]?.text).not.toMatch(/undefined/);
    return;
  }
  const code = await compiled.code("hostile.ts");
  const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true });
  expect(diagnostics?.map((each) => each.messageText)).toEqual([]);
  expect(calls(code).filter((call) => call.includes("stolen"))).toEqual([]);
});
