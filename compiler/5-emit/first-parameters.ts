import type { ParameterModel } from "../ir/model.ts";
import { unreachable } from "../ir/unreachable.ts";
import { languageOf } from "../language/language.ts";
import type { FunctionDeclaration, Parameter } from "./declaration.ts";
import { buffersOf, type Module } from "./module.ts";
import { fieldOf, parametersOf } from "./parameters.ts";
import { numberText } from "./print-expression.ts";

/** The first values of the parameters. */
export function emitFirstParameters(module: Module): readonly FunctionDeclaration[] {
  const parameters = inDrawOrder(module);
  const draws = drawsFirstValues(module);
  if (draws) module.imports.add(generatorOf(module));
  const rest = parameters.some((each) => startsFromZero(module, each)) ? ["// All other parameters start at 0."] : [];
  return [
    {
      kind: "function",
      name: "createParameters",
      doc: [
        `The first values of the parameters, drawn in ${orderOf(module)}, by default from the spec's seed.`,
        "The same seed gives the same values.",
      ],
      exported: true,
      parameters: seedParameters(module),
      returns: "Parameters",
      body: [
        ...(draws && !drawsOn(module) ? [`const random = new ${generatorOf(module)}(seed);`] : []),
        "const p = newParameters();",
        ...parameters.flatMap((each) => [
          ...(startsFromZero(module, each) ? [] : fillLines(module, each)),
          ...onesLine(module, each),
        ]),
        ...rest,
        "return p;",
      ],
    },
  ];
}

/** Whether chance decides any of the first values. */
export function drawsFirstValues(module: Module): boolean {
  const drawn = ["uniform", "normal", "truncatedNormal", "orthogonal"];
  return parametersOf(module).some((each) => drawn.includes(distributionOf(module, each).kind));
}

/** The runtime's class that draws the random numbers. */
export function generatorOf({ model }: Module): "RandomState" | "PythonRandom" {
  return model.random?.type === "python" ? "PythonRandom" : "RandomState";
}

/** Whether the generator of the first values goes on from other draws, or to others. */
function drawsOn(module: Module): boolean {
  return generatorOf(module) === "PythonRandom" || buffersOf(module.program, "draws").length > 0;
}

/** The parameters in the order in which they are drawn: first those that `random:` lists. */
function inDrawOrder(module: Module): readonly ParameterModel[] {
  const listed = module.model.random?.parameters ?? [];
  const all = parametersOf(module);
  const first = listed.flatMap((path) => all.filter((each) => each.path === path));
  return [...first, ...all.filter((each) => !first.includes(each))];
}

function orderOf({ model }: Module): string {
  return (model.random?.parameters ?? []).length > 0 ? "the order of `random:`" : "the order of the layers";
}

function seedParameters(module: Module): readonly Parameter[] {
  const standard = String(module.model.seed);
  if (!drawsFirstValues(module)) return [{ name: "_seed", standard }];
  const seed = { name: "seed", standard };
  return drawsOn(module) ? [seed, { name: "random", standard: `new ${generatorOf(module)}(seed)` }] : [seed];
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

/** Elements that start from 1 whatever the initializer. */
function onesLine(module: Module, parameter: ParameterModel): readonly string[] {
  if (parameter.ones === undefined) return [];
  const { first, count } = parameter.ones;
  return [`p.${fieldOf(module, parameter)}.fill(1, ${first}, ${first + count});`];
}

function fillLines(module: Module, parameter: ParameterModel): readonly string[] {
  const fill = fillLine(module, parameter);
  const distribution = distributionOf(module, parameter);
  if (!("units" in distribution)) return [fill];
  module.imports.add("storeByInput");
  return [fill, `storeByInput(p.${fieldOf(module, parameter)}, ${distribution.units});`];
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
    case "orthogonal":
      return call("fillOrthogonal", "random", distribution.columns, distribution.gain);
    case "identity":
      return call("fillIdentity", distribution.columns, distribution.gain);
    default:
      return unreachable(distribution);
  }
}
