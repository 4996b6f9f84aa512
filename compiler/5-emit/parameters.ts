import { joinName } from "../ir/graph.ts";
import type { ParameterModel } from "../ir/model.ts";
import { unreachable } from "../ir/unreachable.ts";
import { initializers } from "../language/registry.gen.ts";
import { doc, literal, type Module, scaledColumns, write } from "./module.ts";
import { numberText } from "./print-expression.ts";

/** Prints the Parameters type. */
export function emitParameters(module: Module): void {
  const { model, array } = module;
  const parameters = parametersOf(module);
  const scales = scaledColumns(model);
  write(
    module,
    doc("What the network has learnt."),
    "export interface Parameters {",
    ...parameters.flatMap((each) => [
      doc(`[${each.shape.join(", ")}]`),
      `readonly ${fieldOf(module, each)}: ${array};`,
    ]),
    ...scales.flatMap(({ name, field }) => [
      doc(`The scale of the column ${name}, fitted on the training rows: (x − scale[0]) / scale[1].`),
      `readonly ${field}: Float64Array;`,
    ]),
    "}",
  );
}

/** Prints the first values of the parameters. */
export function emitFirstParameters(module: Module): void {
  const { model, array, imports } = module;
  const parameters = parametersOf(module);
  const scales = scaledColumns(model);
  const drawn = parameters.map((each) => fillLine(module, each));
  const random = drawn.some((line) => line.includes("random"));
  if (random) imports.add("RandomState");
  const made = [
    ...parameters.map((each) => `${fieldOf(module, each)}: new ${array}(${size(each)}), // [${each.shape.join(", ")}]`),
    ...scales.map(({ field }) => `${field}: Float64Array.of(0, 1),`),
  ];
  write(
    module,
    doc("The first values of the parameters, drawn in the order of the layers. The same seed gives the same values."),
    `export function createParameters(${seedText(module, random)}): Parameters {`,
    ...(random && !drawsOn(module) ? ["const random = new RandomState(seed);"] : []),
    "const p: Parameters = {",
    ...made,
    "};",
    ...drawn,
    "return p;",
    "}",
  );
}

/** True where the generator of the first weights goes on to draw for the steps. */
function drawsOn({ program }: Module): boolean {
  return program.buffers.some(({ role }) => role === "draws");
}

function seedText(module: Module, random: boolean): string {
  if (!random) return "_seed = 0";
  return drawsOn(module) ? "seed = 0, random = new RandomState(seed)" : "seed = 0";
}

function fillLine(module: Module, parameter: ParameterModel): string {
  const { type, options } = parameter.initializer;
  const word = initializers[type];
  if (!word) throw new Error(`there is no initializer "${type}"`);
  const distribution = word.distribution(parameter, options);
  const into = `p.${fieldOf(module, parameter)}`;
  const call = (name: string, ...rest: readonly (string | number)[]): string => {
    module.imports.add(name);
    return `${name}(${[into, ...rest.map((each) => (typeof each === "number" ? numberText(each) : each))].join(", ")});`;
  };
  switch (distribution.kind) {
    case "constant":
      return distribution.value === 0
        ? `// ${parameter.path} starts from 0.`
        : call("fillConstant", distribution.value);
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

/** Prints how parameters are read from the bytes of a file. */
export function emitReadParameters(module: Module): void {
  const { imports, program } = module;
  const parameters = parametersOf(module);
  const scales = scaleTensors(module);
  // A network without parameters has the same functions, which then have nothing to do.
  const unused = parameters.length + scales.length === 0 ? "_" : "";
  if (!unused) imports.add("openWeights");
  write(
    module,
    doc("Reads the parameters from the bytes of a safetensors file. Throws a WeightsError where they do not fit."),
    `export function readParameters(${unused}bytes: Uint8Array): Parameters {`,
    ...(unused ? [] : ["const weights = openWeights(bytes);"]),
    "return {",
    ...parameters.map(
      (each) => `${fieldOf(module, each)}: weights.${program.precision}(${literal(each.path)}, ${shapeOf(each)}),`,
    ),
    ...scales.map(({ path, field }) => `${field}: weights.float64(${literal(path)}, [2]),`),
    "};",
    "}",
  );
}

/** Prints how parameters become the bytes of a file. */
export function emitWriteParameters(module: Module): void {
  const parameters = parametersOf(module);
  const scales = scaleTensors(module);
  const unused = parameters.length + scales.length === 0 ? "_" : "";
  module.imports.add("writeSafetensors");
  write(
    module,
    doc("The parameters as the bytes of a safetensors file, always the same bytes for the same parameters."),
    `export function writeParameters(${unused}p: Parameters): Uint8Array {`,
    "return writeSafetensors([",
    ...parameters.map(
      (each) => `{ name: ${literal(each.path)}, shape: ${shapeOf(each)}, data: p.${fieldOf(module, each)} },`,
    ),
    ...scales.map(({ path, field }) => `{ name: ${literal(path)}, shape: [2], data: p.${field} },`),
    "]);",
    "}",
  );
}

function parametersOf({ model }: Module): readonly ParameterModel[] {
  return model.layers.flatMap((layer) => layer.parameters);
}

/** Under what name the file keeps the scale of each column that has one. */
function scaleTensors({ model }: Module): readonly { readonly path: string; readonly field: string }[] {
  return scaledColumns(model).map(({ name, field }) => ({ path: `columns.${name}.scale`, field }));
}

function shapeOf({ shape }: ParameterModel): string {
  return `[${shape.join(", ")}]`;
}

function size(parameter: ParameterModel): number {
  return parameter.shape.reduce((product, axis) => product * axis, 1);
}

/** The field of Parameters for a parameter: the name of its buffer. */
function fieldOf({ program }: Module, { path }: ParameterModel): string {
  return program.buffers.find((buffer) => buffer.role === "parameter" && buffer.path === path)?.name ?? joinName(path);
}
