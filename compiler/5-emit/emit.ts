import { dirname, relative } from "node:path/posix";
import { IndentationText, NewLineKind, Project, QuoteKind } from "ts-morph";
import type { Model } from "../ir/model.ts";
import type { Program } from "../ir/program.ts";
import { emitDataset } from "./dataset.ts";
import { emitEvaluate } from "./evaluate.ts";
import { emitFunctions } from "./functions.ts";
import { header } from "./header.ts";
import { type Module, newModule } from "./module.ts";
import { emitFirstParameters, emitParameters, emitReadParameters, emitWriteParameters } from "./parameters.ts";
import { emitPredict } from "./predict.ts";
import { linkRuntime } from "./standalone/link-runtime.ts";
import { emitTrainedParameters } from "./standalone/trained-parameters.ts";
import { emitTrain } from "./train.ts";
import { emitWorkspace } from "./workspace.ts";
import { wrapLines } from "./wrap-lines.ts";

/** What printing a module needs to know beside the program. */
export interface EmitOptions {
  /** The spec's path and the module's, both relative to one folder, with forward slashes. */
  readonly specFile: string;
  readonly outputFile: string;
  /** Import nothing: what the module needs of the runtime is printed into it. */
  readonly standalone?: Standalone;
}

/** A file that imports nothing. */
export interface Standalone {
  /** The bytes of a weights file: they are printed into the module, which then only answers. */
  readonly weights?: Uint8Array;
}

type Part = (module: Module) => void;

/** The parts of a module in the order in which a reader meets them. */
const parts: readonly Part[] = [
  emitParameters,
  emitFirstParameters,
  emitReadParameters,
  emitWriteParameters,
  emitWorkspace,
  emitDataset,
  emitFunctions,
  emitTrain,
  emitEvaluate,
  emitPredict,
];

/** The parts of a module that only answers, with the parameters that were found. */
function answeringParts(weights: Uint8Array): readonly Part[] {
  const trained: Part = (module) => emitTrainedParameters(module, weights);
  return [emitParameters, trained, emitReadParameters, emitWorkspace, emitFunctions, emitPredict];
}

/** Prints the TypeScript of a program: the same text from any folder, at any time. */
export function emit(program: Program, model: Model, { specFile, outputFile, standalone }: EmitOptions): string {
  const module = newModule(program, model);
  const { weights } = standalone ?? {};
  for (const part of weights ? answeringParts(weights) : parts) part(module);
  const top = header(model, relative(dirname(outputFile), specFile), standalone !== undefined);
  const text = module.text.join("\n");
  if (!standalone) return wrapLines(format(`${top}\n${importLines(module)}\n${text}`));
  return wrapLines(format(`${top}\n${froundLine(module)}\n${text}\n${runtimePart(module)}`));
}

/** What the module would import, with all that it needs in turn. */
function runtimePart({ imports, typeImports, text }: Module): string {
  const wanted = new Set([...imports, ...typeImports].filter((name) => name !== "fround"));
  const taken = text.join("\n").matchAll(/^(?:export )?(?:function\*?|const|interface|type) (\w+)/gm);
  const names = new Set([...taken].map(([, name = ""]) => name));
  return `// From here on: what the network needs of Netwright's runtime.\n${linkRuntime(wanted, names)}\n`;
}

function froundLine({ imports }: Module): string {
  return imports.has("fround") ? "\nconst { fround } = Math;\n" : "";
}

function importLines(module: Module): string {
  const names = [...module.imports].filter((name) => name !== "fround").sort();
  const types = [...module.typeImports].sort().map((name) => `type ${name}`);
  const runtime = [...names, ...types].sort((a, b) => (a.replace("type ", "") < b.replace("type ", "") ? -1 : 1));
  const lines = runtime.length === 0 ? [] : ["", `import { ${runtime.join(", ")} } from "netwright/runtime";`];
  return `${lines.join("\n")}\n${froundLine(module)}`;
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
