import { augmentOwner, augmentTargetOwner } from "../ir/augment-owner.ts";
import { metricOwners } from "../ir/graph.ts";
import { joinName } from "../ir/identifier.ts";
import type { LayerModel, MetricModel, Model, ParameterModel } from "../ir/model.ts";
import type { Block, FunctionName, SharedFunction } from "../ir/program.ts";
import { rowWeights } from "../ir/row-weights.ts";
import type { Thing } from "../ir/thing.ts";
import { languageOf } from "../language/language.ts";
import { describeLayer, spoken } from "./describe-layer.ts";
import { layersByOwner } from "./layers-by-owner.ts";
import { ruleOf } from "./learning-rule.ts";
import type { Module } from "./module.ts";

/** What a block does, for the comment above it: its layer with its formula, or whatever else it belongs to. */
export function blockTitle({ model }: Module, name: FunctionName, block: Pick<Block, "owner" | "ops">): string {
  const finding = name === "direction" ? `, ${ruleOf(model).finds.name}` : "";
  const layer = layersByOwner(model).get(block.owner);
  if (layer) return `${layer.name} (${describeLayer(layer)})${layerTail(model, layer, name)}`;
  const augmentation = augmentationTitle(model, block.owner);
  if (augmentation !== undefined) return augmentation;
  const lost = model.losses.map((loss) => spoken(loss.type)).join(" + ");
  if (block.owner === "loss") return `${name === "measure" ? "loss: " : ""}${lost}${finding}`;
  const owners = metricOwners(model);
  const metric = model.metrics.find((each) => owners.get(each.name) === block.owner);
  if (metric) return metricTitle(model, metric);
  const penalized = parametersOfModel(model).find((each) => joinName(each.path, "penalty") === block.owner);
  if (penalized) return `${penalized.path}: ${penalized.regularizer?.type}`;
  if (block.owner === "learning") return ruleOf(model).formula ?? spoken(model.learning.type);
  const mover = spoken(model.optimizer?.type ?? model.learning.type);
  const gradient = block.ops.includes("matrixProduct")
    ? ", with the gradient computed in the same pass and not stored"
    : "";
  if (block.owner === "optimizer") return `${mover}: values shared by all parameters`;
  return titles[block.owner] ?? `${parameterPath(model, block.owner)}: ${mover}${gradient}`;
}

/** What the work of a function is for a layer: its formula, or which pass it is. */
function layerTail(model: Model, layer: LayerModel, name: FunctionName): string {
  if (name === "update") return ": moving averages";
  if (name === "direction") return `, ${ruleOf(model).finds.name}`;
  const answers = name === "forward" || name === "forwardTraining" || name === "measureWithout";
  return answers ? `: ${layerFormula(model, layer)}` : "";
}

/** What a shared function does, and for which layers. */
export function sharedTitle(module: Module, { within, owners }: SharedFunction): readonly string[] {
  const { model } = module;
  const [owner = ""] = owners;
  const layer = layersByOwner(model).get(owner);
  if (layer !== undefined) {
    const names = owners.map((each) => layersByOwner(model).get(each)?.name ?? each);
    return [`${describeLayer(layer)}${layerTail(model, layer, within)}. For ${listed(names)}.`];
  }
  const parameter = parametersOfModel(model).find(({ path }) => joinName(path) === owner);
  if (within !== "update" || parameter === undefined) return [blockTitle(module, within, { owner, ops: [] })];
  const { type } = model.optimizer ?? model.learning;
  const formula = languageOf(model).optimizers[type]?.formula;
  return [
    `The step of ${spoken(type)} for one parameter p and its gradient g.`,
    ...(formula === undefined ? [] : [formula]),
  ];
}

/** `block1.inner, block1.outer and 30 more`. */
function listed(names: readonly string[]): string {
  if (names.length > 3) return `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
  return names.length === 1 ? `${names[0]}` : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** Blocks that belong to no layer and no parameter. */
const titles: { readonly [owner: string]: string } = {
  shutDown: "One unit gives nothing; where there is none of that number, all of them do",
  penalty: "What the regularizers add to the loss",
  clipping: "The length of all gradients together, and how much of them is kept",
};

function parametersOfModel({ layers }: Model): readonly ParameterModel[] {
  return layers.flatMap((layer) => layer.parameters);
}

/** `randomFlip1 (randomFlip): …`, where an augmentation owns the block. */
function augmentationTitle(model: Model, owner: string): string | undefined {
  const augment = model.dataset?.augment ?? [];
  const targets = [...model.outputs, ...rowWeights(model)];
  const found = augment.find((_, index) => {
    const owners = [
      ...model.inputs.map(({ name }) => augmentOwner(model, index, name)),
      ...targets.map(({ name }) => augmentTargetOwner(model, index, name)),
    ];
    return owners.includes(owner);
  });
  if (found === undefined) return undefined;
  return `${owner} (augment): ${languageOf(model).augmentations[found.type]?.formula}`;
}

/** `accuracy: mean of (argmax output = argmax target)`; a metric with a name of its own also says what it is. */
function metricTitle(model: Model, { name, type }: MetricModel): string {
  const formula = languageOf(model).metrics[type]?.formula;
  return `${name === type ? name : `${name} (${type})`}${formula === undefined ? "" : `: ${formula}`}`;
}

function parameterPath(model: Model, owner: string): string {
  return parametersOfModel(model).find((parameter) => joinName(parameter.path) === owner)?.path ?? owner;
}

/** The layer's formula with its own activation, and without a bias that it has not. */
function layerFormula(model: Model, layer: LayerModel): string {
  const word = languageOf(model).layers[layer.type];
  if (!word?.formula) return word?.summary.split(/[.:] /)[0] ?? layer.type;
  const activation = (layer.options.activation as unknown as Thing | undefined)?.type ?? "linear";
  const has = (name: string): boolean => layer.parameters.some((parameter) => parameter.name === name);
  const left = ["bias", "gamma", "beta"].filter((name) => !has(name));
  const formula = left.reduce((text, name) => text.replace(new RegExp(` [+·] ${name}\\b`), ""), word.formula);
  if (activation !== "linear") return `output = ${formula.replace("activation(", `${activation}(`)}`;
  return `output = ${formula.replace(/^activation\((.*)\)$/, "$1")}`;
}
