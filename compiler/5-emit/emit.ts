import { dirname, relative } from "node:path/posix";
import { IndentationText, NewLineKind, Project, QuoteKind } from "ts-morph";
import type { Model } from "../2-resolve/model.ts";
import type { Program } from "../4-schedule/program.ts";
import { emitDataset } from "./dataset.ts";
import { emitEvaluate } from "./evaluate.ts";
import { emitFunctions } from "./functions.ts";
import { header } from "./header.ts";
import { type Module, newModule } from "./module.ts";
import { emitParameters } from "./parameters.ts";
import { emitPredict } from "./predict.ts";
import { emitTrain } from "./train.ts";
import { emitWorkspace } from "./workspace.ts";
import { wrapLines } from "./wrap-lines.ts";

/** What printing a module needs to know beside the program. */
export interface EmitOptions {
  /** The spec's path and the module's, both relative to one folder, with forward slashes. */
  readonly specFile: string;
  readonly outputFile: string;
}

/** The parts of a module in the order in which a reader meets them. */
const parts: readonly ((module: Module) => void)[] = [
  emitParameters,
  emitWorkspace,
  emitDataset,
  emitFunctions,
  emitTrain,
  emitEvaluate,
  emitPredict,
];

/** Prints the TypeScript of a program: the same text from any folder, at any time. */
export function emit(program: Program, model: Model, options: EmitOptions): string {
  const module = newModule(program, model);
  for (const part of parts) part(module);
  const source = relative(dirname(options.outputFile), options.specFile);
  return wrapLines(format(`${header(model, source)}\n${importLines(module)}\n${module.text.join("\n")}`));
}

function importLines(module: Module): string {
  const names = [...module.imports].filter((name) => name !== "fround").sort();
  const types = [...module.typeImports].sort().map((name) => `type ${name}`);
  const runtime = [...names, ...types].sort((a, b) => (a.replace("type ", "") < b.replace("type ", "") ? -1 : 1));
  const lines = runtime.length === 0 ? [] : ["", `import { ${runtime.join(", ")} } from "netwright/runtime";`];
  if (module.imports.has("fround")) lines.push("", "const { fround } = Math;");
  return `${lines.join("\n")}\n`;
}

function format(text: string): string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    manipulationSettings: {
      indentationText: IndentationText.TwoSpaces,
      newLineKind: NewLineKind.LineFeed,
      quoteKind: QuoteKind.Double,
    },
  });
  const file = project.createSourceFile("network.ts", text);
  file.formatText({ indentSize: 2, ensureNewLineAtEndOfFile: true });
  return file.getFullText();
}
