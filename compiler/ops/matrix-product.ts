import type { Two } from "../ir/arity.ts";
import { type Index, variable } from "../ir/loop.ts";
import type { Count, Shape } from "../ir/shape.ts";
import { elementCount, knownSize, lastSize, leadingCount, sameShape } from "../ir/shape.ts";
import { assign, cell, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, descendScratch, productScratch, range, scratch, value } from "./kernel-arguments.ts";
import { kernelActivations, type Op, type Tensor } from "./op.ts";
import { widthOf } from "./row-of.ts";

/** Which of the two matrices is read transposed. */
export type MatrixProductAttributes = { readonly transpose: "neither" | "left" | "right" };

/**
 * The product of a tensor with a matrix; every index before the last axis is a row: [rows, T, K] · [K, N] → [rows, T,
 * N]. With `right` the matrix is [N, K]. With `left` both are tensors with the same rows, [rows, T, K] and [rows, T,
 * N], and the sum is over the rows: [K, N], the gradient of weights.
 */
export const matrixProduct: Op<MatrixProductAttributes, Two> = {
  name: "matrixProduct",
  summary: "output[r, c] = Σᵢ left[r, i] · right[i, c], i ascending from 0; `transpose` exchanges a side's indices",
  shape: ([left, right], { transpose }) => {
    const fits = {
      neither: () => lastSize(left) === right[0],
      right: () => lastSize(left) === right[1],
      left: () => sameShape(left.slice(0, -1), right.slice(0, -1)),
    }[transpose]();
    if (!fits) throw new Error("matrixProduct: sizes differ");
    if (transpose === "left") return [lastSize(left), lastSize(right)];
    return [...left.slice(0, -1), knownSize(transpose === "right" ? right[0] : right[1])];
  },
  evaluate: ([left, right], output, { transpose }, { add, multiply }) => {
    const columns = widthOf(output);
    const inner = transpose === "left" ? left.data.length / widthOf(left) : widthOf(left);
    for (let position = 0; position < output.data.length; position++) {
      const row = Math.floor(position / columns);
      const column = position % columns;
      let sum = 0;
      for (let i = 0; i < inner; i++) {
        const a = transpose === "left" ? element(left, i, row) : element(left, row, i);
        const b = transpose === "right" ? element(right, column, i) : element(right, i, column);
        sum = add(sum, multiply(a, b));
      }
      output.data[position] = sum;
    }
  },
  gradient: ({ graph, inputs: [left, right], upstream, needed, attributes: { transpose } }) => {
    const product = (a: typeof left, b: typeof left, exchange: MatrixProductAttributes["transpose"]): typeof left =>
      graph.apply(matrixProduct, [a, b], { transpose: exchange });
    // Each is the product of the upstream gradient with the other matrix, in the order that gives the right shape.
    const rules = {
      neither: [() => product(upstream, right, "right"), () => product(left, upstream, "left")],
      right: [() => product(upstream, right, "neither"), () => product(upstream, left, "left")],
      left: [() => product(right, upstream, "right"), () => product(left, upstream, "neither")],
    } as const;
    const [toLeft, toRight] = rules[transpose];
    return [needed[0] ? toLeft() : undefined, needed[1] ? toRight() : undefined];
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const layout = layoutOf(shapes.inputs, attributes);
    const [row, unit] = [fresh(attributes.transpose === "left" ? "input" : "sample"), fresh("unit")];
    const [i, sum] = [fresh(attributes.transpose === "left" ? "sample" : "i"), fresh("sum")];
    const term = arithmetic.multiply(read(0, layout.left(row, i)), read(1, layout.right(i, unit)));
    return [
      loop(row, layout.rows, [
        loop(unit, layout.columns, [
          changing(sum, zero),
          loop(i, layout.inner, [assign(sum, arithmetic.add(variable(sum), term))]),
          ...write(cell(row, layout.columns, unit), variable(sum)),
        ]),
      ]),
    ];
  },
  activates: true,
  descends: ({ transpose }) => transpose === "left",
  kernel: ({ shapes, attributes, inputs: [left, right], output, activation, descent }) => {
    const layout = layoutOf(shapes.inputs, attributes);
    const [leftStep, rightStep] = [count(lastSize(shapes.inputs[0])), count(lastSize(shapes.inputs[1]))];
    const columns = count(layout.columns);
    const matrices = [
      left,
      leftStep,
      right,
      rightStep,
      output,
      columns,
      ...range(layout.rows),
      count(layout.inner),
      columns,
    ];
    if (descent) {
      return {
        name: "descendByProduct",
        arguments: [...matrices, descent, scratch],
        ...descendScratch(layout.inner),
      };
    }
    const names = {
      neither: "matrixProduct",
      right: "matrixProductTransposedRight",
      left: "matrixProductTransposedLeft",
    };
    // Only the plain product is the last op of a layer, so only it supports activations.
    if (attributes.transpose !== "neither" && activation !== "none") return undefined;
    const apply = attributes.transpose === "neither" ? [value(kernelActivations[activation])] : [];
    return { name: names[attributes.transpose], arguments: [...matrices, ...apply, scratch], scratch: productScratch };
  },
  cost: ([left, right], output, { transpose }) => {
    const large = elementCount(left);
    return { multiplyAdds: { rows: large.rows, times: large.times * lastSize(transpose === "left" ? right : output) } };
  },
};

/** The element in a row and a column of a tensor viewed as a matrix, with its last axis as columns. */
function element(tensor: Tensor, row: number, column: number): number {
  return tensor.data[row * widthOf(tensor) + column] as number;
}

interface Layout {
  readonly rows: Count;
  readonly columns: number;
  readonly inner: Count;
  readonly left: (row: string, i: string) => Index;
  readonly right: (i: string, column: string) => Index;
}

function layoutOf([left, right]: readonly [Shape, Shape], { transpose }: MatrixProductAttributes): Layout {
  const [leftWidth, rightWidth] = [lastSize(left), lastSize(right)];
  const straight = {
    rows: leadingCount(left),
    columns: rightWidth,
    inner: { rows: false, times: leftWidth },
    left: (row: string, i: string) => cell(row, leftWidth, i),
    right: (i: string, column: string) => cell(i, rightWidth, column),
  };
  if (transpose === "neither") return straight;
  if (transpose === "right") {
    return { ...straight, columns: knownSize(right[0]), right: (i, column) => cell(column, rightWidth, i) };
  }
  const rows = { rows: false, times: leftWidth };
  return { ...straight, rows, inner: leadingCount(left), left: (row, i) => cell(i, leftWidth, row) };
}
