import { joinName } from "../ir/identifier.ts";
import type { ColumnModel, ParameterModel } from "../ir/model.ts";
import { unreachable } from "../ir/unreachable.ts";
import { languageOf } from "../language/language.ts";
import { columnOf } from "./columns.ts";
import type { FunctionDeclaration, InterfaceDeclaration, Parameter } from "./declaration.ts";
import { fillLines } from "./fill-lines.ts";
import { buffersOf, type Module } from "./module.ts";
import { numberText } from "./print-expression.ts";
import { literal } from "./text.ts";

/** The Parameters type. */
export function emitParameters(module: Module): readonly InterfaceDeclaration[] {
  const { array } = module;
  return [
    {
      kind: "interface",
      name: "Parameters",
      doc: ["What the network has learnt."],
      exported: true,
      fields: [
        ...parametersOf(module).map((each) => ({ key: fieldOf(module, each), type: array, doc: [shapeOf(each)] })),
        ...module.names.scales.map(({ name, field }) => ({
          key: field,
          type: "Float64Array",
          doc: [`The scale of the column ${name}, fitted on the training rows: (x − scale[0]) / scale[1].`],
        })),
        ...module.names.fills.map(({ name, field }) => ({
          key: field,
          type: "Float64Array",
          doc: [fillDoc(columnOf(module, name))],
        })),
      ],
    },
  ];
}

/** The first values of the parameters. */
export function emitFirstParameters(module: Module): readonly FunctionDeclaration[] {
  const { array } = module;
  const parameters = parametersOf(module);
  const draws = drawsFirstValues(module);
  if (draws) module.imports.add("RandomState");
  const made = [
    ...parameters.map((each) => `${fieldOf(module, each)}: new ${array}(${size(each)})`),
    ...module.names.scales.map(({ name, field }) => `${field}: Float64Array.of(${firstScale(module, name)})`),
    ...module.names.fills.map(({ name, field }) => `${field}: Float64Array.of(${firstFill(module, name)})`),
  ];
  const rest = parameters.some((each) => startsFromZero(module, each))
    ? ["// Whatever is not named here starts from 0."]
    : [];
  return [
    {
      kind: "function",
      name: "createParameters",
      doc: [
        "The first values of the parameters, drawn in the order of the layers, by default from the spec's seed.",
        "The same seed gives the same values.",
      ],
      exported: true,
      parameters: seedParameters(module),
      returns: "Parameters",
      body: [
        ...(draws && !drawsOn(module) ? ["const random = new RandomState(seed);"] : []),
        "const p: Parameters = {",
        ...fillLines(made),
        "};",
        ...parameters.flatMap((each) => (startsFromZero(module, each) ? [] : [fillLine(module, each)])),
        ...rest,
        "return p;",
      ],
    },
  ];
}

/** The numbers of a scale that is known before any rows are, else those that change nothing. */
function firstScale(module: Module, name: string): string {
  const { type, options } = columnOf(module, name).scale;
  let isKnown = true;
  const fitted = languageOf(module.model).scales[type]?.fit(() => {
    isKnown = false;
    return Float64Array.of(0, 1);
  }, options);
  const { subtract, divide } = isKnown && fitted ? fitted : { subtract: 0, divide: 1 };
  return `${numberText(subtract)}, ${numberText(divide)}`;
}

/** What takes the place of a missing value where that is known before any rows are, else 0. */
function firstFill(module: Module, name: string): string {
  const { missing, categories } = columnOf(module, name);
  let isKnown = true;
  const values = () => {
    isKnown = false;
    return Float64Array.of(0);
  };
  const fill = languageOf(module.model).missing[missing.type]?.fit?.(values, missing.options, categories) ?? 0;
  return numberText(isKnown ? fill : 0);
}

function fillDoc({ name, missing, type }: ColumnModel): string {
  const what = type === "category" ? "The index of the category that" : "What";
  const fitted = missing.type === "constant" ? "a constant" : `${missing.type}, fitted on the training rows`;
  return `${what} takes the place of a missing value of the column ${name}: ${fitted}.`;
}

/** Whether chance decides any of the first values. */
export function drawsFirstValues(module: Module): boolean {
  const drawn = ["uniform", "normal", "truncatedNormal"];
  return parametersOf(module).some((each) => drawn.includes(distributionOf(module, each).kind));
}

/** Whether the generator of the first values goes on to draw for the steps. */
function drawsOn({ program }: Module): boolean {
  return buffersOf(program, "draws").length > 0;
}

function seedParameters(module: Module): readonly Parameter[] {
  const standard = String(module.model.seed);
  if (!drawsFirstValues(module)) return [{ name: "_seed", standard }];
  const seed = { name: "seed", standard };
  return drawsOn(module) ? [seed, { name: "random", standard: "new RandomState(seed)" }] : [seed];
}

function distributionOf(module: Module, parameter: ParameterModel) {
  const { type, options } = parameter.initializer;
  const word = languageOf(module.model).initializers[type];
  if (!word) throw new Error(`there is no initializer "${type}"`);
  return word.distribution(parameter, options);
}

/** Zeros need no line: every new array has them. */
function startsFromZero(module: Module, parameter: ParameterModel): boolean {
  const distribution = distributionOf(module, parameter);
  return distribution.kind === "constant" && distribution.value === 0;
}

function fillLine(module: Module, parameter: ParameterModel): string {
  const distribution = distributionOf(module, parameter);
  const into = `p.${fieldOf(module, parameter)}`;
  const call = (name: string, ...rest: readonly (string | number)[]): string => {
    module.imports.add(name);
    return `${name}(${[into, ...rest.map((each) => (typeof each === "number" ? numberText(each) : each))].join(", ")});`;
  };
  switch (distribution.kind) {
    case "constant":
      return call("fillConstant", distribution.value);
    case "values":
      return `${into}.set([${distribution.values.map(numberText).join(", ")}]);`;
    case "uniform":
      return call("fillUniform", "random", distribution.low, distribution.high);
    case "normal":
      return call("fillNormal", "random", distribution.mean, distribution.stddev);
    case "truncatedNormal":
      return call("fillTruncatedNormal", "random", distribution.stddev);
    default:
      return unreachable(distribution);
  }
}

/** How parameters are read from the bytes of a file. */
export function emitReadParameters(module: Module): readonly FunctionDeclaration[] {
  const { imports, program } = module;
  const parameters = parametersOf(module);
  const scales = fittedTensors(module);
  // A network without parameters has the same functions, which then have nothing to do.
  const none = parameters.length + scales.length === 0;
  if (!none) imports.add("openWeights");
  return [
    {
      kind: "function",
      name: "readParameters",
      doc: ["Reads the parameters from the bytes of a safetensors file. Throws a WeightsError where they do not fit."],
      exported: true,
      parameters: [{ name: none ? "_bytes" : "bytes", type: "Uint8Array" }],
      returns: "Parameters",
      body: [
        ...(none ? [] : ["const weights = openWeights(bytes);"]),
        "return {",
        ...parameters.map(
          (each) => `${fieldOf(module, each)}: weights.${program.precision}(${literal(each.path)}, ${shapeOf(each)}),`,
        ),
        ...scales.map(({ path, field, size }) => `${field}: weights.float64(${literal(path)}, [${size}]),`),
        "};",
      ],
    },
  ];
}

/** How parameters become the bytes of a file. */
export function emitWriteParameters(module: Module): readonly FunctionDeclaration[] {
  const parameters = parametersOf(module);
  const scales = fittedTensors(module);
  const none = parameters.length + scales.length === 0;
  module.imports.add("writeSafetensors");
  return [
    {
      kind: "function",
      name: "writeParameters",
      doc: ["The parameters as the bytes of a safetensors file, always the same bytes for the same parameters."],
      exported: true,
      parameters: [{ name: none ? "_p" : "p", type: "Parameters" }],
      returns: "Uint8Array",
      body: [
        "return writeSafetensors([",
        ...parameters.map(
          (each) => `{ name: ${literal(each.path)}, shape: ${shapeOf(each)}, data: p.${fieldOf(module, each)} },`,
        ),
        ...scales.map(({ path, field, size }) => `{ name: ${literal(path)}, shape: [${size}], data: p.${field} },`),
        "]);",
      ],
    },
  ];
}

function parametersOf({ model }: Module): readonly ParameterModel[] {
  return model.layers.flatMap((layer) => layer.parameters);
}

/** What a column has learnt, as the file keeps it. */
interface FittedTensor {
  readonly path: string;
  readonly field: string;
  readonly size: number;
}

/** Under what name the file keeps what each column has learnt. */
function fittedTensors({ names }: Module): readonly FittedTensor[] {
  const scales = names.scales.map(({ name, field }) => ({ path: `columns.${name}.scale`, field, size: 2 }));
  const fills = names.fills.map(({ name, field }) => ({ path: `columns.${name}.fill`, field, size: 1 }));
  return [...scales, ...fills];
}

function shapeOf({ shape }: ParameterModel): string {
  return `[${shape.join(", ")}]`;
}

function size(parameter: ParameterModel): number {
  return parameter.shape.reduce((product, axis) => product * axis, 1);
}

/** The field of Parameters for a parameter: the name of its buffer. */
export function fieldOf({ program }: Module, { path }: ParameterModel): string {
  return program.buffers.find((buffer) => buffer.role === "parameter" && buffer.path === path)?.name ?? joinName(path);
}
