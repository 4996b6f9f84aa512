import type { Three } from "../ir/arity.ts";
import { addIndex, constant, type Expression, type Index, index, type Statement, variable } from "../ir/loop.ts";
import { elementCount, lastSize, sameShape } from "../ir/shape.ts";
import { assign, changing, local, loop, when } from "../ir/statements.ts";
import { double, zero } from "./constants.ts";
import { value } from "./kernel-arguments.ts";
import { kernelActivations, type Op } from "./op.ts";
import { windowNumbers } from "./window-kernels.ts";
import { eachPosition, pixel, positionOf, scaled } from "./window-loops.ts";
import { axesOfImages, positionsUnder, type Windows } from "./windows.ts";

/**
 * The gradient of max pooling, from its images, its output and the upstream gradient: the whole upstream gradient of a
 * window goes to the first element that equals the output, or to its first NaN. No gradient: it is only used in
 * gradients.
 */
export const maxPooling2dGradient: Op<Windows, Three> = {
  name: "maxPooling2dGradient",
  summary:
    "output[n, iy, ix, c] = Σ upstream[n, y, x, c] over the windows whose first maximum, row-major, is this element; y, x ascending from 0",
  shape: ([images, output, upstream]) => {
    if (!sameShape(output, upstream)) throw new Error("maxPooling2dGradient: shapes differ");
    return images;
  },
  evaluate: ([images, maximum, upstream], output, windows, { add }) => {
    const [, height = 0, width = 0, channels = 0] = maximum.shape;
    const [axisY, axisX] = axesOfImages(images.shape, windows);
    output.data.fill(0);
    upstream.data.forEach((value, position) => {
      const c = position % channels;
      const [x, y] = [Math.floor(position / channels) % width, Math.floor(position / (channels * width)) % height];
      const sample = Math.floor(position / (channels * width * height));
      const cells = positionsUnder(axisY, y).flatMap(({ index: inY }) =>
        positionsUnder(axisX, x).map(
          ({ index: inX }) => ((sample * axisY.input + inY) * axisX.input + inX) * channels + c,
        ),
      );
      const most = maximum.data[position] as number;
      const first = cells.find((cell) => same(images.data[cell] as number, most));
      if (first !== undefined) output.data[first] = add(output.data[first] as number, value);
    });
  },
  goesBack: true,
  kernel: ({ shapes, attributes, inputs: [images, maximum, upstream], output, activation }) => {
    const of = windowNumbers(shapes.inputs[0], attributes);
    const windows = [...of.size, ...of.strides, ...of.before];
    const back = value(kernelActivations[activation]);
    return {
      name: "maxPooling2dGradient",
      arguments: [images, ...of.image, maximum, upstream, ...of.outputs, output, ...windows, back, ...of.samples],
    };
  },
  loops: ({ arithmetic, shapes: { inputs }, attributes, read, write, fresh }) => {
    const [images] = inputs;
    const [axisY, axisX] = axesOfImages(images, attributes);
    const channels = lastSize(images);
    const [sample, channel, sum, held] = [fresh("sample"), fresh("channel"), fresh("sum"), fresh("value")];
    const [windowY, windowX, most, first] = [fresh("windowY"), fresh("windowX"), fresh("most"), fresh("first")];
    const [ky, kx] = [fresh("ky"), fresh("kx")];
    const imageAt = (y: Index, x: Index): Index =>
      addIndex(pixel(index(sample), y, x, [axisY.input, axisX.input, channels]), index(channel));
    const outputAt = (y: Index, x: Index): Index =>
      addIndex(pixel(index(sample), y, x, [axisY.output, axisX.output, channels]), index(channel));
    const isFirst = (body: readonly Statement[]): Statement => when(variable(first), "===", constant(1), body);
    /** Sets `first` to 0 if an earlier element of the window has the same value. */
    const lookBack = (y: Index, x: Index, own: Index): Statement => {
      const [inY, inX] = [positionOf(axisY, y, index(ky)), positionOf(axisX, x, index(kx))];
      const cell = addIndex(index(ky, axisX.size), index(kx));
      const clear = assign(first, holds(read(0, imageAt(inY.index, inX.index)), most, zero, variable(first)));
      const earlier = when({ kind: "index", index: cell }, "<", { kind: "index", index: own }, [clear]);
      return loop(ky, axisY.size, inY.onImage([loop(kx, axisX.size, inX.onImage([earlier]))]));
    };
    const addUp = (y: Index, x: Index, own: Index): readonly Statement[] => [
      local(most, read(1, outputAt(y, x))),
      changing(first, holds(variable(held), most, constant(1), zero)),
      isFirst([lookBack(y, x, own)]),
      isFirst([assign(sum, arithmetic.add(variable(sum), read(2, outputAt(y, x))))]),
    ];
    const indices = eachPosition(axisY, fresh, "y", (heldY) => [
      eachPosition(axisX, fresh, "x", (heldX) => [
        loop(channel, channels, [
          local(held, read(0, imageAt(heldY.index, heldX.index))),
          changing(sum, zero),
          heldY.eachWindow(windowY, (y, rowOfCell) => [
            heldX.eachWindow(windowX, (x, columnOfCell) =>
              addUp(y, x, addIndex(scaled(rowOfCell, axisX.size), columnOfCell)),
            ),
          ]),
          ...write(imageAt(heldY.index, heldX.index), variable(sum)),
        ]),
      ]),
    ]);
    return [loop(sample, elementCount(images.slice(0, 1)), [indices])];
  },
};

function same(a: number, b: number): boolean {
  return a === b || (Number.isNaN(a) && Number.isNaN(b));
}

/** `yes` if the value equals the window's (NaN equals NaN), else `no`. */
function holds(value: Expression, most: string, yes: Expression, no: Expression): Expression {
  const { choose } = double;
  const whole = variable(most);
  const isNaN = choose(value, "!==", value, yes, no);
  return choose(value, "===", whole, yes, choose(whole, "!==", whole, isNaN, no));
}
