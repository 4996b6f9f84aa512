import type { One } from "../ir/arity.ts";
import { addIndex, constant, type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount, knownSize, lastSize } from "../ir/shape.ts";
import { assign, changing, local, loop, when } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import type { Op } from "./op.ts";
import { enlargedNeighbourLocals, enlargedNeighbours } from "./resampled-axis.ts";
import { pixel } from "./window-loops.ts";

/**
 * The gradient of enlarging images by interpolation: every pixel gets the upstream gradients of the new pixels that it has
 * a share in, times that share; in float64, rounded once. No gradient: it is only used in gradients.
 */
export const interpolatePixelsGradient: Op<{ readonly times: readonly [number, number] }, One> = {
  name: "interpolatePixelsGradient",
  summary:
    "output[n, iy, ix, c] = round(Σ (shareY · shareX) · upstream[n, y, x, c]) over the new pixels with shares other than 0, y, x ascending from 0, in float64",
  shape: ([upstream], { times }) => [
    ...upstream.slice(0, 1),
    knownSize(upstream[1]) / times[0],
    knownSize(upstream[2]) / times[1],
    lastSize(upstream),
  ],
  evaluate: ([upstream], output, { times }, { round }) => {
    const [, height = 0, width = 0, channels = 0] = upstream.shape;
    const [, outHeight = 0, outWidth = 0] = output.shape;
    const sums = new Float64Array(output.data.length);
    upstream.data.forEach((value, position) => {
      const across = enlargedNeighbours(Math.floor(position / channels) % width, outWidth, times[1]);
      const down = enlargedNeighbours(Math.floor(position / (channels * width)) % height, outHeight, times[0]);
      const sample = Math.floor(position / (channels * width * height));
      for (const [y, shareY] of [[down.first, down.firstShare] as const, [down.second, down.secondShare] as const]) {
        for (const [x, shareX] of [
          [across.first, across.firstShare],
          [across.second, across.secondShare],
        ] as const) {
          const at = ((sample * outHeight + y) * outWidth + x) * channels + (position % channels);
          if (shareY !== 0 && shareX !== 0) sums[at] = (sums[at] as number) + shareY * shareX * value;
        }
      }
    });
    sums.forEach((sum, at) => {
      output.data[at] = round(sum);
    });
  },
  loops: ({ arithmetic, shapes: { output }, attributes: { times }, read, write, fresh }) => {
    const [height, width, channels] = [knownSize(output[1]), knownSize(output[2]), lastSize(output)];
    const [sample, y, x, channel] = ["sample", "y", "x", "channel"].map(fresh) as [string, string, string, string];
    const [sum, windowY, windowX] = [fresh("sum"), fresh("windowY"), fresh("windowX")];
    const size = [height * times[0], width * times[1], channels] as const;
    const down = { pixel: y, window: windowY, size: height, times: times[0], axis: "y" };
    const across = { pixel: x, window: windowX, size: width, times: times[1], axis: "x" };
    const windows = eachSharing(down, fresh, (newY, shareY) => [
      eachSharing(across, fresh, (newX, shareX) => {
        const value = read(0, addIndex(pixel(index(sample), newY, newX, size), index(channel)));
        return [assign(sum, double.add(variable(sum), double.multiply(double.multiply(shareY, shareX), value)))];
      }),
    ]);
    const at = addIndex(pixel(index(sample), index(y), index(x), [height, width, channels]), index(channel));
    const ofChannel = [changing(sum, zero), windows, ...write(at, arithmetic.round(variable(sum)))];
    return [
      loop(sample, elementCount(output.slice(0, 1)), [
        loop(y, height, [loop(x, width, [loop(channel, channels, ofChannel)])]),
      ]),
    ];
  },
};

interface SharingAxis {
  readonly pixel: string;
  readonly window: string;
  readonly size: number;
  readonly times: number;
  readonly axis: string;
}

/** Runs `body` for each new pixel along an axis that a pixel has a share in, ascending. */
function eachSharing(
  { pixel: held, window, size, times, axis }: SharingAxis,
  fresh: (preferredName: string) => string,
  body: (position: Index, share: Expression) => readonly Statement[],
): Statement {
  // A pixel's share is over 0 less than one pixel from its middle: at most half of `times` beyond its own new pixels.
  const reach = Math.ceil(times / 2);
  const position = addIndex(index(held, times, -reach), index(window));
  const at: Expression = { kind: "index", index: position };
  const own: Expression = { kind: "index", index: index(held) };
  const { statements, names } = enlargedNeighbourLocals(position, size, times, axis, fresh);
  const share = fresh(`${axis}Share`);
  const second = double.choose(variable(names.second), "===", own, variable(names.secondShare), constant(0));
  const chosen = double.choose(variable(names.first), "===", own, variable(names.firstShare), second);
  const inside = [
    ...statements,
    local(share, chosen),
    when(variable(share), "!==", constant(0), body(position, variable(share))),
  ];
  const below = when(at, "<", constant(size * times), inside);
  return loop(window, times + 2 * reach, [when(at, ">=", constant(0), [below])]);
}
