import type { LayerModel, Model } from "../ir/model.ts";
import { describeLayer, spoken } from "./describe-layer.ts";

/** The network in one line: what enters, the layers in their order, the losses; copies that are alike only once. */
export function networkLine(model: Model): string {
  const inputs = model.inputs.map(
    (input) => `${input.shape.join("×")} ${input.shape.join() === "1" ? "input" : "inputs"}`,
  );
  const losses = model.losses.map((loss) => spoken(loss.type));
  return [inputs.join(" and "), ...layersText(model.layers), ...losses].filter((part) => part !== "").join(" → ");
}

/** Layers that stand in the same copy of a repeat, or one layer by itself. */
interface Stretch {
  /** `stage1`; nothing for a layer outside. */
  readonly copy?: string;
  readonly layers: readonly LayerModel[];
  /** The layers, without the name of the copy. */
  readonly text: string;
}

function layersText(layers: readonly LayerModel[]): readonly string[] {
  const stretches = stretchesOf(layers);
  const parts: string[] = [];
  for (let start = 0; start < stretches.length; ) {
    const first = stretches[start] as Stretch;
    let end = start + 1;
    while (end < stretches.length && first.copy !== undefined && stretches[end]?.text === first.text) end++;
    const last = stretches[end - 1]?.copy;
    if (end - start === 1) parts.push(...first.layers.map((layer) => `${layer.name}: ${describeLayer(layer)}`));
    else parts.push(`${first.copy} … ${last}: ${end - start} × (${first.text})`);
    start = end;
  }
  return parts;
}

function stretchesOf(layers: readonly LayerModel[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const layer of layers) {
    const [head, ...rest] = layer.name.split(".");
    const copy = rest.length === 0 ? undefined : head;
    const text = `${rest.join(".")}: ${describeLayer(layer)}`;
    const before = stretches.at(-1);
    if (copy === undefined || before?.copy !== copy) {
      stretches.push({ ...(copy === undefined ? {} : { copy }), layers: [layer], text });
    } else {
      stretches[stretches.length - 1] = { copy, layers: [...before.layers, layer], text: `${before.text} → ${text}` };
    }
  }
  return stretches;
}
