import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { lastSize, type RowShape } from "../../ir/shape.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { convolution2d } from "../../ops/convolution2d.ts";
import { slice } from "../../ops/slice.ts";
import type { Windows } from "../../ops/windows.ts";
import { layer } from "../define/layer.ts";
import { boolean, integer, type Pair, pair, thing } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";
import { bothOf, padding, seenThrough } from "./image-windows.ts";
import { onlyInput } from "./only-input.ts";
import { regularizerOf } from "./parameter-options.ts";

/** Filters that move over an image. */
export const conv2d = layer({
  type: "conv2d",
  summary: "Filters that move over an image: each output is a weighted sum of a window of it, over all channels.",
  formula: "activation(inputs ∗ kernel + bias)",
  options: {
    filters: integer({ summary: "How many filters, that is, how many channels come out.", minimum: 1 }),
    kernelSize: pair({ summary: "Height and width of the window: one number, or [height, width]." }),
    strides: pair({ summary: "How far the window moves from one output to the next.", default: 1 }),
    padding,
    dilationRate: pair({ summary: "How far apart the window's cells are; 1 for neighbours.", default: 1 }),
    groups: integer({
      summary:
        "The number of groups into which channels and filters are split; the filters of a group use the group's channels alone.",
      minimum: 1,
      default: 1,
    }),
    activation: thing("activation", { summary: "What is applied to the sums, after the bias.", default: "linear" }),
    useBias: boolean({ summary: "Whether a learnt number is added to each filter's sums.", default: true }),
    kernelInitializer: thing("initializer", {
      summary: "The first values of the kernel, of shape [height, width, channels / groups, filters].",
      default: "glorotUniform",
    }),
    biasInitializer: thing("initializer", {
      summary: "The first values of the bias, one for each filter.",
      default: "zeros",
    }),
    kernelRegularizer: regularizerOf("the kernel"),
    biasRegularizer: regularizerOf("the bias"),
  },
  example:
    "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: conv2d, filters: 8, kernelSize: 3, activation: relu }",
  takes: "one",
  shape: ([row = []], options) => {
    const windows = windowsOf(options);
    if (Math.max(...windows.strides) > 1 && Math.max(...windows.dilation) > 1) {
      return {
        mistake: "Strides above 1 and a dilation above 1 do not go together.",
        hint: "Leave one of the two out.",
        option: "dilationRate",
      };
    }
    const uneven = unevenGroups(row, options);
    if (uneven) return uneven;
    const words = { type: "conv2d", window: "kernel", sizeOption: "kernelSize" };
    return seenThrough(words, row, windows, options.filters);
  },
  parameters: ([row = []], { filters, kernelSize, groups, useBias }) => {
    const channels = (row.at(-1) ?? 1) / groups;
    const [height, width] = bothOf(kernelSize);
    const cells = height * width;
    const shape = [height, width, channels, filters];
    const kernel = { name: "kernel", shape, fanIn: cells * channels, fanOut: cells * filters };
    return useBias ? [kernel, { name: "bias", shape: [filters], fanIn: filters, fanOut: filters }] : [kernel];
  },
  build: ({ graph, inputs, parameters: { kernel, bias }, options, activate }) => {
    if (!kernel) throw new Error("conv2d was built without its kernel");
    const all = [onlyInput(inputs), kernel, ...(bias ? [bias] : [])];
    const windows = windowsOf(options);
    const { groups } = options;
    if (groups === 1) return activate(convolve(graph, all, windows, "sums"));
    const sums = Array.from({ length: groups }, (_, group) => {
      const own = all.map((value) => partOf(graph, value, group, groups));
      return convolve(graph, own, windows, `sumsOfGroup${group + 1}`);
    });
    return activate(graph.apply(concatenate, sums, {}, "sums"));
  },
});

/** Images, a kernel and perhaps a bias. */
function convolve(graph: GraphBuilder, values: readonly Value[], windows: Windows, role: string): Value {
  return graph.apply(convolution2d, values as readonly [Value, Value, Value?], windows, role);
}

/** The channels or filters of one group. */
function partOf(graph: GraphBuilder, value: Value, group: number, groups: number): Value {
  const size = lastSize(value.shape) / groups;
  return graph.apply(slice, [value], { start: group * size, size });
}

function unevenGroups(
  row: RowShape,
  { groups, filters }: { readonly groups: number; readonly filters: number },
): ShapeMistake | undefined {
  const channels = row.at(-1) ?? 1;
  const odd = channels % groups !== 0 ? `${channels} channels` : filters % groups !== 0 ? `${filters} filters` : "";
  if (odd === "") return undefined;
  const hint = "Choose a number that divides both the channels and the filters.";
  return { mistake: `${odd} cannot be parted into ${groups} equal groups.`, hint, option: "groups" };
}

function windowsOf(options: {
  readonly kernelSize: Pair;
  readonly strides: Pair;
  readonly dilationRate: Pair;
  readonly padding: "valid" | "same";
}): Windows {
  const [size, strides, dilation] = [options.kernelSize, options.strides, options.dilationRate].map(bothOf) as [
    Windows["size"],
    Windows["strides"],
    Windows["dilation"],
  ];
  return { size, strides, dilation, padding: options.padding };
}
