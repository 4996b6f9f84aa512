import { add } from "../../ops/add.ts";
import { multiply } from "../../ops/multiply.ts";
import { layer } from "../define/layer.ts";
import { number } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";

/** Fixed scaling of the inputs. */
export const rescaling = layer({
  type: "rescaling",
  summary:
    "Multiplies every value by a number and adds another: pixels of 0 to 255 become 0 to 1 with `scale: 0.00392156862745098`.",
  formula: "inputs · scale + offset",
  options: {
    scale: number({ summary: "What every value is multiplied by." }),
    offset: number({ summary: "What is added then.", default: 0 }),
  },
  example:
    "layers:\n  - { type: input, shape: [28, 28, 1] }\n  - { type: rescaling, scale: 0.00784313725490196, offset: -1 }\n  - flatten\n  - { type: dense, units: 10 }",
  takes: "one",
  mask: "keeps",
  shape: ([row = []]) => row,
  build: ({ graph, inputs, options: { scale, offset } }) => {
    const scaled = graph.apply(multiply, [onlyInput(inputs), graph.constant(scale)], {}, "scaled");
    return offset === 0 ? scaled : graph.apply(add, [scaled, graph.constant(offset)], {}, "shifted");
  },
});
