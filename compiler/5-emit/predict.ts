import type { Program } from "../ir/program.ts";
import { decodesByParameters } from "./columns.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { encodeCall } from "./encode.ts";
import { callOf, mentions, placed } from "./functions.ts";
import { buffersOf, functionOf, type Module } from "./module.ts";

/** The answers of the network, for one row and for several. */
export function emitPredict(module: Module): readonly FunctionDeclaration[] {
  const p = module.trained ? [] : [{ name: "p", type: "Parameters" }];
  return [
    {
      kind: "function",
      name: "predict",
      doc: [
        "The prediction for one row. Throws a RangeError that names the field where a number is missing or not finite.",
      ],
      exported: true,
      parameters: [...p, { name: "input", type: "Input" }],
      returns: "Prediction",
      body: predictLines(module),
    },
    {
      kind: "function",
      name: "predictMany",
      doc: ["The predictions for several rows, computed in batches."],
      exported: true,
      parameters: [...p, { name: "inputs", type: "readonly Input[]" }],
      returns: "Prediction[]",
      body: predictManyLines(module),
    },
  ];
}

const toWorkspace = ({ name }: { readonly name: string }): string => `w.${name}`;

function predictLines(module: Module): readonly string[] {
  return [
    ...trainedLines(module),
    "const w = createWorkspace(1);",
    `${encodeCall(module, "input", "0", toWorkspace)};`,
    callOf(module, "forward", placed(module)),
    `return ${decodeCall(module, "0")};`,
  ];
}

function predictManyLines(module: Module): readonly string[] {
  return [
    ...trainedLines(module),
    `const w = createWorkspace(${capacity(module)});`,
    ...(module.program.kernels ? ["const placed = placeParameters(p, w);"] : []),
    "const predictions: Prediction[] = [];",
    "for (let first = 0; first < inputs.length; first += w.capacity) {",
    "const batch = inputs.slice(first, first + w.capacity);",
    "w.rows = batch.length;",
    `batch.forEach((input, sample) => ${encodeCall(module, "input", "sample", toWorkspace)});`,
    callOf(module, "forward", module.program.kernels ? "placed" : "p"),
    `batch.forEach((_, sample) => predictions.push(${decodeCall(module, "sample")}));`,
    "}",
    "return predictions;",
  ];
}

function trainedLines({ trained }: Module): readonly string[] {
  return trained ? ["const p = trainedParameters();"] : [];
}

function decodeCall(module: Module, sample: string): string {
  return `decode(${decodesByParameters(module) ? "p, " : ""}w, ${sample})`;
}

/** The most rows of a batch: those of training. Where answers are drawn, by a row's index in its batch, all of them. */
function capacity({ program, model }: Module): string {
  if (drawsAnswers(program)) return "inputs.length";
  const size = model.train?.batchSize;
  return `Math.min(inputs.length, ${typeof size === "number" ? size : 32})`;
}

function drawsAnswers(program: Program): boolean {
  const forward = functionOf(program, "forward");
  return forward !== undefined && buffersOf(program, "key", "draws").some(({ name }) => mentions(forward, name));
}
