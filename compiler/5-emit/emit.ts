import { dirname, relative } from "node:path/posix";
import { IndentationText, NewLineKind, Project, QuoteKind } from "ts-morph";
import type { Model } from "../ir/model.ts";
import type { Program } from "../ir/program.ts";
import { emitCategories } from "./categories.ts";
import { emitChooseThresholds } from "./choose-thresholds.ts";
import { columnRuntime } from "./column-runtime.ts";
import { emitDatasetType, emitLoadBatch } from "./dataset.ts";
import { type Declaration, printDeclaration } from "./declaration.ts";
import { emitDecode } from "./decode.ts";
import { emitEncode } from "./encode.ts";
import { emitEncodeRows, emitRowType } from "./encode-rows.ts";
import { emitEvaluate, emitMeasures } from "./evaluate.ts";
import { emitFirstParameters } from "./first-parameters.ts";
import { emitFitScales } from "./fit-scales.ts";
import { emitMeasuringFunctions, emitStepFunctions } from "./functions.ts";
import { header } from "./header.ts";
import { emitLearningRate } from "./learning-rate.ts";
import { type Module, newModule } from "./module.ts";
import { emitParameters, emitReadParameters, emitWriteParameters } from "./parameters.ts";
import { emitPredict } from "./predict.ts";
import { emitInputType, emitPredictionType } from "./question-and-answer.ts";
import { emitRowsInSpec } from "./rows-in-spec.ts";
import { linkRuntime } from "./standalone/link-runtime.ts";
import { emitTrainedParameters } from "./standalone/trained-parameters.ts";
import { emitStep } from "./step.ts";
import { emitTensorTable } from "./tensor-table.ts";
import { emitTrain } from "./train.ts";
import { emitPlacing, emitWorkspace } from "./workspace.ts";
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

/** A part of a module. */
type Part = (module: Module) => readonly Declaration[];

/** What goes in, what comes out, what is learnt. */
const types: readonly Part[] = [emitCategories, emitInputType, emitPredictionType, emitParameters];

const answering: readonly Part[] = [emitPredict, emitEncode, emitDecode];

/** The parts of a module in reading order. */
const parts: readonly Part[] = [
  ...types,
  ...[emitRowType, emitDatasetType, emitMeasures],
  ...[emitStepFunctions, emitStep],
  ...[emitLearningRate, emitTrain, emitMeasuringFunctions, emitEvaluate, emitChooseThresholds],
  ...answering,
  ...[emitFirstParameters, emitReadParameters, emitWriteParameters, emitTensorTable],
  ...[emitFitScales, emitEncodeRows, emitRowsInSpec],
  ...[emitWorkspace, emitPlacing, emitLoadBatch],
];

/** The parts of a module that only answers, with the parameters that were found. */
function answeringParts(weights: Uint8Array): readonly Part[] {
  const trained: Part = (module) => emitTrainedParameters(module, weights);
  return [...types, emitStepFunctions, ...answering, emitReadParameters, emitTensorTable, emitWorkspace, trained];
}

/** Prints the TypeScript of a program: the same text from any folder, at any time. */
export function emit(program: Program, model: Model, { specFile, outputFile, standalone }: EmitOptions): string {
  const { weights } = standalone ?? {};
  const module = newModule(program, model, weights !== undefined);
  const declarations = (weights ? answeringParts(weights) : parts).flatMap((part) => part(module));
  const top = header(model, relative(dirname(outputFile), specFile), standalone !== undefined);
  const text = declarations.flatMap((each) => [...printDeclaration(each), ""]).join("\n");
  if (!standalone) return wrapLines(format(`${top}\n${importLines(module)}\n${text}`));
  const runtime = runtimePart(module, new Set(declarations.map(({ name }) => name)));
  return wrapLines(format(`${top}\n${froundLine(module)}\n${text}\n${runtime}`));
}

/** What the module would import, with all that it needs in turn; `taken` are the module's own names. */
function runtimePart({ imports, typeImports }: Module, taken: ReadonlySet<string>): string {
  const wanted = new Set([...imports, ...typeImports].filter((name) => name !== "fround"));
  return `// From here on: what the network needs of Netwright's runtime.\n${linkRuntime(wanted, taken)}\n`;
}

function froundLine({ imports }: Module): string {
  return imports.has("fround") ? "\nconst { fround } = Math;\n" : "";
}

/** A name that stands for a value and a type is imported once. */
function importLines(module: Module): string {
  const values = [...module.imports].filter((name) => name !== "fround");
  const imported = [
    ...values.map((name) => ({ name, text: name })),
    ...[...module.typeImports]
      .filter((name) => !module.imports.has(name))
      .map((name) => ({ name, text: `type ${name}` })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const from = (entry: string, isOwn: (name: string) => boolean) => {
    const names = imported.filter(({ name }) => isOwn(name)).map(({ text }) => text);
    return names.length === 0 ? [] : [`import { ${names.join(", ")} } from "${entry}";`];
  };
  const lines = [
    ...from("netwright/runtime", (name) => !columnRuntime.has(name)),
    ...from("netwright/runtime/columns", (name) => columnRuntime.has(name)),
  ];
  return `${(lines.length === 0 ? [] : ["", ...lines]).join("\n")}\n${froundLine(module)}`;
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
