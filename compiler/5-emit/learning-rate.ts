import { namer } from "../ir/identifier.ts";
import { isObject, type Json } from "../ir/json.ts";
import { arithmetic, type Expression, variable } from "../ir/loop.ts";
import type { Thing } from "../ir/thing.ts";
import { languageOf } from "../language/language.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { functionOf, type Module } from "./module.ts";
import { printExpression } from "./print-expression.ts";

/** The optimizer's learning rate where it is a schedule. */
function scheduleOf({ model }: Module): Thing | undefined {
  const rate = model.optimizer?.options.learningRate;
  return isObject(rate) ? (rate as unknown as Thing) : undefined;
}

/** The function that says the learning rate of each update, where it is a schedule. */
export function emitLearningRate(module: Module): readonly FunctionDeclaration[] {
  const schedule = scheduleOf(module);
  if (schedule === undefined || !functionOf(module.program, "update")) return [];
  const word = languageOf(module.model).schedules[schedule.type];
  if (word === undefined) throw new Error(`there is no schedule "${schedule.type}"`);
  const unique = namer(new Set(["iteration"]));
  const locals: string[] = [];
  const local = (preferredName: string, value: Expression): Expression => {
    const name = unique(preferredName);
    locals.push(`const ${name} = ${printExpression(value, module.imports)};`);
    return variable(name);
  };
  const request = { arithmetic: arithmetic("float64"), iteration: variable("iteration"), local };
  const rate = word.build({ ...request, options: schedule.options });
  return [
    {
      kind: "function",
      name: "learningRateAt",
      doc: [`The learning rate of an update, the first being 0, by ${schedule.type}:`, word.formula ?? word.summary],
      exported: true,
      parameters: [{ name: "iteration", type: "number" }],
      returns: "number",
      body: [...locals, `return ${printExpression(rate, module.imports)};`],
    },
  ];
}

/** A learning rate in a few words: `, learning rate 0.1`, `, learning rate by cosineDecay`; nothing for an optimizer without. */
export function learningRateText(rate: Json | undefined): string {
  return rate === undefined ? "" : `, ${rateText(rate)}`;
}

function rateText(rate: Json): string {
  if (isObject(rate)) return `learning rate by ${String(rate.type)}`;
  return `learning rate ${String(rate)}`;
}
