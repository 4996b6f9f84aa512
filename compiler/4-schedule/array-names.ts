import { joinName } from "../ir/identifier.ts";

/** The owners of buffers: the block's own layer or parameter, and all layers in order. */
export interface Owners {
  readonly own: string;
  readonly layers: readonly string[];
}

/**
 * The name of a buffer relative to a block, independent of layer names: `weights` for the layer's own
 * `block1InnerWeights`, `inputs` for the output of a layer before it, `nextOutputGradient` for a gradient of one that
 * comes later.
 */
export function arrayName(buffer: string, { own, layers }: Owners): string {
  const ofOwn = restAfter(own, buffer);
  if (ofOwn === "") return "parameter";
  const owner = longestOwner(buffer, layers);
  if (ofOwn !== undefined && (owner === undefined || owner.length <= own.length)) return uncapitalized(ofOwn);
  if (owner === undefined) return outsideNames[buffer] ?? buffer;
  const rest = restAfter(owner, buffer) ?? "";
  if (layers.indexOf(owner) > layers.indexOf(own)) return joinName("next", rest);
  return joinName("inputs", rest.startsWith("Output") ? rest.slice("Output".length) : rest);
}

/** Buffers that belong to no layer. */
const outsideNames: { readonly [buffer: string]: string } = { batchInput: "inputs", batchTargets: "targets" };

/** The layer that owns a buffer: the one with the longest name that is a prefix of the buffer's. */
function longestOwner(buffer: string, layers: readonly string[]): string | undefined {
  const owners = layers.filter((layer) => restAfter(layer, buffer));
  return owners.reduce<string | undefined>(
    (best, each) => (each.length > (best?.length ?? 0) ? each : best),
    undefined,
  );
}

/** `Weights` of `dense1Weights` for the owner `dense1`; undefined for `dense12Weights`. */
function restAfter(owner: string, buffer: string): string | undefined {
  const rest = buffer.startsWith(owner) ? buffer.slice(owner.length) : undefined;
  return rest === "" || /^\p{Lu}/u.test(rest ?? "") ? rest : undefined;
}

function uncapitalized(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
