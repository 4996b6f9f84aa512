import { depthwise } from "./works/depthwise.mjs";
import { growths } from "./works/growth.mjs";
import { lenet } from "./works/lenet.mjs";
import { mlps } from "./works/mlp.mjs";
import { recurrents } from "./works/recurrent.mjs";
import { sequences } from "./works/sequences.mjs";
import { smallImages } from "./works/small-images.mjs";
import { transformerBlock } from "./works/transformer-block.mjs";
import { twoLayer } from "./works/two-layer.mjs";

/** The works of the table, in its order. */
export const works = [twoLayer, ...mlps, lenet, smallImages, ...recurrents, depthwise, sequences, transformerBlock];

export { growths };

/** A work by its key. */
export function workOf(key) {
  const all = [...works, ...growths.flatMap(({ larger, smaller }) => [larger, smaller])];
  return all.find((work) => work.key === key);
}
