import type { Model } from "../../ir/model.ts";
import type { Conflict } from "../define/learning.ts";

/** What keeps a rule from training a network that should learn by layers of one type alone. */
export function onlyMachines({ layers }: Model, type: string): readonly Conflict[] {
  const learnt = layers.filter(({ parameters }) => parameters.some(({ trainable }) => trainable));
  const other = learnt.find((layer) => layer.type !== type);
  if (!learnt.some((layer) => layer.type === type)) {
    const mistake = `trains layers of type ${type}, and there is none to be trained`;
    return [{ mistake, hint: `Add one, or learn by backpropagation.`, pointer: "/learning" }];
  }
  if (other === undefined) return [];
  return [
    {
      mistake: `trains layers of type ${type} alone, and has no way to know what ${other.name} should do`,
      hint: `Give ${other.name} \`trainable: false\`, or learn by backpropagation.`,
      pointer: "/learning",
    },
  ];
}
