import { addIndex, constant, type Expression, type Index, index, type Statement } from "../ir/loop.ts";
import { loop, when } from "../ir/statements.ts";
import type { Axis } from "./windows.ts";

/** Runs `body` if `position` is at least 0 and below `size`; comparisons that cannot fail are omitted. */
function within(index: Index, size: number, below: boolean, above: boolean, body: readonly Statement[]) {
  const at: Expression = { kind: "index", index: index };
  const inner = above ? [when(at, "<", constant(size), body)] : body;
  return below ? [when(at, ">=", constant(0), inner)] : inner;
}

/** An index multiplied by a whole number. */
export function scaled({ terms, constant: plus }: Index, factor: number): Index {
  return { terms: terms.map((term) => ({ ...term, factor: term.factor * factor })), constant: plus * factor };
}

/** The flat position of a pixel's first channel in [rows, height, width, channels], or of an element in a kernel. */
export function pixel(sample: Index, y: Index, x: Index, [height, width, channels]: readonly [number, number, number]) {
  const parts = [scaled(sample, height * width * channels), scaled(y, width * channels), scaled(x, channels)];
  return parts.reduce(addIndex);
}

/** The position in the image that an output reads with a kernel element, and a guard for those in the padding. */
export function positionOf(axis: Axis, output: Index, cell: Index) {
  const first = addIndex(scaled(output, axis.stride), index(undefined, 0, -axis.before));
  const position = addIndex(first, scaled(cell, axis.dilation));
  const onImage = (body: readonly Statement[]): readonly Statement[] =>
    within(position, axis.input, axis.opensOutside, axis.endsOutside, body);
  return { index: position, onImage };
}

/** Runs `body` for each element of an output's window that is inside the image, ascending. */
export function eachCell(axis: Axis, output: string, cell: string, body: (index: Index) => readonly Statement[]) {
  const { index: position, onImage } = positionOf(axis, index(output), index(cell));
  return loop(cell, axis.size, onImage(body(position)));
}

/** A position in the image, and the windows that contain it. */
export interface HeldPosition {
  readonly index: Index;
  /** Runs `body` for each output whose window contains the position, ascending, with the kernel element at it. */
  readonly eachWindow: (k: string, body: (output: Index, cell: Index) => readonly Statement[]) => Statement;
}

/**
 * Runs `body` for each position of an axis. The outputs o whose kernel element k reads position i are those with
 * o · stride + k · dilation = i + before: with a stride of 1 one for each k, k descending; else i + before =
 * quotient · stride + remainder, and element remainder + j · stride belongs to output quotient − j, j descending.
 */
export function eachPosition(
  axis: Axis,
  fresh: (preferredName: string) => string,
  name: string,
  body: (held: HeldPosition) => readonly Statement[],
) {
  return axis.stride === 1 ? eachOfDense(axis, fresh(name), body) : eachOfSparse(axis, fresh, name, body);
}

function eachOfDense(axis: Axis, i: string, body: (held: HeldPosition) => readonly Statement[]): Statement {
  const { size, dilation, before, input, output: outputs } = axis;
  const first = before - (size - 1) * dilation;
  return loop(
    i,
    input,
    body({
      index: index(i),
      eachWindow: (k, inner) => {
        const output = addIndex(index(i, 1, first), index(k, dilation));
        const cell = index(k, -1, size - 1);
        return loop(k, size, within(output, outputs, first < 0, input - 1 + before >= outputs, inner(output, cell)));
      },
    }),
  );
}

function eachOfSparse(
  axis: Axis,
  fresh: (preferredName: string) => string,
  name: string,
  body: (held: HeldPosition) => readonly Statement[],
) {
  const { size, stride, dilation, before, input, output: outputs } = axis;
  if (dilation !== 1) throw new Error("a window cannot have both strides and a dilation");
  const [quotient, remainder] = [fresh(`${name}Step`), fresh(`${name}Rest`)];
  const quotients = Math.ceil((input + before) / stride);
  const most = Math.ceil(size / stride);
  const position = addIndex(index(quotient, stride, -before), index(remainder));
  const held: HeldPosition = {
    index: position,
    eachWindow: (k, inner) => {
      const output = addIndex(index(quotient, 1, 1 - most), index(k));
      const cell = addIndex(index(remainder, 1, (most - 1) * stride), index(k, -stride));
      const inWindow = within(cell, size, false, most * stride > size, inner(output, cell));
      return loop(k, most, within(output, outputs, most > 1, quotients > outputs, inWindow));
    },
  };
  const inside = within(position, input, before > 0, quotients * stride - before > input, body(held));
  return loop(quotient, quotients, [loop(remainder, stride, inside)]);
}
