import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ParameterModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { Thing } from "../../ir/thing.ts";
import type { ParameterDeclaration } from "../../language/define/layer.ts";
import { largestSize } from "../../language/define/option.ts";
import type { ShapeMistake } from "../../language/define/word.ts";
import type { Resolving } from "../resolving.ts";
import type { ShapedLayer, WiredLayer } from "./layer-draft.ts";
import { typeRange } from "./name-layers.ts";
import { takesAsMany } from "./wire-layers.ts";

/** The shape of a layer's input and its origin. */
export interface Origin {
  readonly shape: RowShape | undefined;
  /** The origin of the shape, as a sentence: `dense1 gives [4] (line 12).` */
  readonly text: string;
}

/** Every layer with its shape and its parameters; `origins` has the inputs of the network, by name. */
export function shapeLayers(
  at: Resolving,
  layers: readonly WiredLayer[],
  origins: ReadonlyMap<string, Origin>,
): readonly ShapedLayer[] {
  const known = new Map(origins);
  return layers.map((layer) => {
    const taken = layer.inputs.map((name) => known.get(name));
    const shapes = taken.map((origin) => origin?.shape).filter((shape) => shape !== undefined);
    const fits = takesAsMany(layer.word.takes, layer.inputs.length);
    const complete = shapes.length === layer.inputs.length && fits && hasNeeded(layer);
    const shape = complete ? shapeOf(at, layer, shapes, taken as readonly Origin[]) : undefined;
    const parameters = shape === undefined ? [] : parametersOf(at, layer, shapes);
    const { line } = typeRange(at, layer.pointer);
    known.set(layer.name, { shape, text: `${layer.name} gives ${rowShapeText(shape ?? [])} (line ${line}).` });
    return { ...layer, shape, parameters };
  });
}

function hasNeeded(layer: WiredLayer): boolean {
  return Object.entries(layer.word.options).every(([name, option]) => !option.required || name in layer.options);
}

function shapeOf(
  at: Resolving,
  layer: WiredLayer,
  shapes: readonly RowShape[],
  taken: readonly Origin[],
): RowShape | undefined {
  const shape = layer.word.shape(shapes, layer.options as never, layer.inputs);
  if (typeof shape !== "object") throw new TypeError(`the shape of ${layer.type} is ${shape}, not a list of numbers`);
  if (isMistake(shape)) {
    const [option, ...inside] = shape.inside ?? (shape.option === undefined ? [] : [shape.option]);
    const range =
      option === undefined
        ? typeRange(at, layer.pointer)
        : at.rangeAt(inside.reduce<string>(pointerTo, layer.pointerOf(String(option))));
    const mistake = [sentence(shape.mistake), ...taken.map((origin) => origin.text)].join(" ");
    at.report(diagnostic("shape", range, { mistake, advice: shape.hint }));
    return undefined;
  }
  return fits(at, layer, `One row of ${layer.name}`, shape) ? shape : undefined;
}

function parametersOf(at: Resolving, layer: WiredLayer, shapes: readonly RowShape[]): readonly ParameterModel[] {
  const declared = layer.word.parameters?.(shapes, layer.options as never, layer.inputs) ?? [];
  return declared.map((declaration) => {
    const { name, shape, fanIn, fanOut, stem, ones } = declaration;
    const options = optionsOf(layer, declaration);
    const path = `${layer.name}.${name}`;
    const trainable = layer.trainable && declaration.learnt !== false;
    const initializer = initializerOf(options, stem ?? name);
    if (fits(at, layer, path, shape)) checkInitializer(at, layer, declaration, initializer);
    const regularizer = options[`${stem ?? name}Regularizer`] as unknown as Thing | undefined;
    return {
      ...{ name, path, shape, fanIn, fanOut, initializer, trainable },
      ...(stem !== undefined && { stem }),
      ...(ones && { ones }),
      ...(regularizer && { regularizer }),
    };
  });
}

/** The options of a parameter: those of the layer, or of a layer inside it. */
function optionsOf({ options }: WiredLayer, { optionsIn }: ParameterDeclaration): JsonObject {
  return optionsIn === undefined ? options : (options[optionsIn] as unknown as Thing).options;
}

function initializerOf(options: JsonObject, stem: string): Thing {
  const initializer = options[`${stem}Initializer`] as unknown as Thing | undefined;
  if (initializer === undefined) throw new Error(`a layer has no option ${stem}Initializer`);
  return initializer;
}

function checkInitializer(at: Resolving, layer: WiredLayer, declaration: ParameterDeclaration, thing: Thing): void {
  const wrong = at.language.initializers[thing.type]?.check?.(declaration, thing.options as never);
  if (wrong === undefined) return;
  const { name, stem = name, optionsIn } = declaration;
  const option = `${stem}Initializer`;
  const pointer = optionsIn === undefined ? layer.pointerOf(option) : `${layer.pointerOf(optionsIn)}/${option}`;
  const range = at.rangeAt(wrong.option === undefined ? pointer : `${pointer}/${wrong.option}`);
  const { line } = typeRange(at, layer.pointer);
  const where = `That parameter is ${layer.name}.${declaration.name} (line ${line}).`;
  at.report(
    diagnostic("initializer-shape", range, { mistake: `${sentence(wrong.mistake)} ${where}`, advice: wrong.hint }),
  );
}

/** False, with a diagnostic, if a tensor would be too large. */
function fits(at: Resolving, layer: WiredLayer, what: string, shape: RowShape): boolean {
  const product = shape.reduce((values, size) => values * size, 1);
  if (product <= largestSize) return true;
  at.report(diagnostic("size-overflow", typeRange(at, layer.pointer), { what, sizes: shape.join(" × ") }));
  return false;
}

function isMistake(shape: RowShape | ShapeMistake): shape is ShapeMistake {
  return "mistake" in shape;
}

function sentence(text: string): string {
  const whole = text.charAt(0).toUpperCase() + text.slice(1);
  return whole.endsWith(".") ? whole : `${whole}.`;
}

/** `[28, 28, 1]`. */
export function rowShapeText(shape: RowShape): string {
  return `[${shape.join(", ")}]`;
}
