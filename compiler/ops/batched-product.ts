import type { Two } from "../ir/arity.ts";
import { type Index, variable } from "../ir/loop.ts";
import { elementCount, product, type Shape, shapeText } from "../ir/shape.ts";
import { assign, changing, loop } from "../ir/statements.ts";
import { zero } from "./constants.ts";
import { count, productScratch, range, scratch } from "./kernel-arguments.ts";
import { type Matrices, matricesOf, type Slices } from "./matrices.ts";
import type { Op, Tensor } from "./op.ts";

/** Which of the two matrices is read transposed, and where the slices of the left, the right and the output are. */
export type BatchedProductAttributes = {
  readonly transpose: "neither" | "left" | "right";
  readonly slices: readonly [left: Slices, right: Slices, output: Slices];
};

/**
 * A product of matrices for each slice of two tensors: [rows, …, M, K] · [rows, …, K, N] → [rows, …, M, N]. With `left` the
 * left matrix is [K, M], with `right` the right one [N, K]. With `inner` slices a tensor is [rows, M, slices, K].
 */
export const batchedProduct: Op<BatchedProductAttributes, Two> = {
  name: "batchedProduct",
  summary:
    "for each slice output[r, c] = Σᵢ left[r, i] · right[i, c], i ascending from 0; `transpose` exchanges a side's indices",
  shape: (inputs, attributes) => layoutOf(inputs, attributes).shape,
  evaluate: ([left, right], output, attributes, { add, multiply }) => {
    const layout = layoutOf([left.shape, right.shape], attributes);
    const { rows, columns, inner, transpose } = layout;
    for (let block = 0; block < product(layout.output.blocks); block++) {
      for (let slice = 0; slice < product(layout.output.slices); slice++) {
        const a = (r: number, i: number) =>
          element(left, layout.left, block, slice, ...sides(transpose === "left", r, i));
        const b = (i: number, c: number) =>
          element(right, layout.right, block, slice, ...sides(transpose === "right", i, c));
        for (let r = 0; r < rows; r++) {
          for (let c = 0; c < columns; c++) {
            let sum = 0;
            for (let i = 0; i < inner; i++) sum = add(sum, multiply(a(r, i), b(i, c)));
            output.data[positionOf(layout.output, block, slice, r, c)] = sum;
          }
        }
      }
    }
  },
  gradient: ({ graph, inputs: [left, right], upstream, needed, attributes: { transpose, slices } }) => {
    const values = [left, right, upstream] as const;
    // Each is a product of two of left (0), right (1) and upstream (2); the third says where the slices of its result are.
    const make = (exchange: typeof transpose, a: 0 | 1 | 2, b: 0 | 1 | 2, result: 0 | 1) =>
      graph.apply(batchedProduct, [values[a], values[b]], {
        transpose: exchange,
        slices: [slices[a], slices[b], slices[result]],
      });
    const rules = {
      neither: [() => make("right", 2, 1, 0), () => make("left", 0, 2, 1)],
      right: [() => make("neither", 2, 1, 0), () => make("left", 2, 0, 1)],
      left: [() => make("right", 1, 2, 0), () => make("neither", 0, 2, 1)],
    } as const;
    const [toLeft, toRight] = rules[transpose];
    return [needed[0] ? toLeft() : undefined, needed[1] ? toRight() : undefined];
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const layout = layoutOf(shapes.inputs, attributes);
    const { transpose } = attributes;
    const [sample, slice, row, unit] = [fresh("sample"), fresh("slice"), fresh("row"), fresh("unit")];
    const [i, sum] = [fresh("i"), fresh("sum")];
    const at = (of: Matrices, r: string, c: string): Index => indexOf(of, sample, slice, r, c);
    const term = arithmetic.multiply(
      read(0, at(layout.left, ...sides(transpose === "left", row, i))),
      read(1, at(layout.right, ...sides(transpose === "right", i, unit))),
    );
    const body = [
      changing(sum, zero),
      loop(i, layout.inner, [assign(sum, arithmetic.add(variable(sum), term))]),
      ...write(at(layout.output, row, unit), variable(sum)),
    ];
    const matrix = [loop(row, layout.rows, [loop(unit, layout.columns, body)])];
    return [loop(sample, elementCount(layout.output.blocks), [loop(slice, product(layout.output.slices), matrix)])];
  },
  kernel: ({ shapes, attributes, inputs: [left, right], output }) => {
    const layout = layoutOf(shapes.inputs, attributes);
    const steps = (of: Matrices) => [count(of.blockStep), count(of.sliceStep), count(of.rowStep)];
    const names = {
      neither: "batchedProduct",
      right: "batchedProductTransposedRight",
      left: "batchedProductTransposedLeft",
    };
    return {
      name: names[attributes.transpose],
      arguments: [
        ...[left, ...steps(layout.left), right, ...steps(layout.right), output, ...steps(layout.output)],
        ...[...range(elementCount(layout.output.blocks)), count(product(layout.output.slices))],
        ...[count(layout.rows), count(layout.inner), count(layout.columns), scratch],
      ],
      scratch: productScratch,
    };
  },
  cost: (inputs, output, attributes) => {
    const { rows, times } = elementCount(output);
    return { multiplyAdds: { rows, times: times * layoutOf(inputs, attributes).inner } };
  },
};

/** A row and a column of a matrix, exchanged if it is transposed. */
function sides<Each>(transposed: boolean, row: Each, column: Each): readonly [Each, Each] {
  return transposed ? [column, row] : [row, column];
}

function positionOf(of: Matrices, block: number, slice: number, row: number, column: number): number {
  return block * of.blockStep + slice * of.sliceStep + row * of.rowStep + column;
}

function element(tensor: Tensor, of: Matrices, ...at: readonly [number, number, number, number]): number {
  return tensor.data[positionOf(of, ...at)] as number;
}

/** The same for generated code. */
function indexOf(of: Matrices, block: string, slice: string, row: string, column: string): Index {
  const terms = [
    { variable: block, factor: of.blockStep },
    { variable: slice, factor: of.sliceStep },
    { variable: row, factor: of.rowStep },
    { variable: column, factor: 1 },
  ];
  return { terms, constant: 0 };
}

interface Layout {
  readonly shape: Shape;
  readonly left: Matrices;
  readonly right: Matrices;
  readonly output: Matrices;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly transpose: BatchedProductAttributes["transpose"];
}

function layoutOf(
  [left, right]: readonly [Shape, Shape],
  { transpose, slices: [ofLeft, ofRight, ofOutput] }: BatchedProductAttributes,
): Layout {
  const [a, b] = [matricesOf(left, ofLeft), matricesOf(right, ofRight)];
  const [rows, inner] = sides(transpose === "left", a.rows, a.columns);
  const [again, columns] = sides(transpose === "right", b.rows, b.columns);
  const alike = a.blocks[0] === b.blocks[0] && product(a.slices) === product(b.slices);
  if (!alike || inner !== again) throw new Error(`batchedProduct: ${shapeText(left)} does not fit ${shapeText(right)}`);
  const slices = ofLeft === "outer" ? a.slices : b.slices;
  const matrix = ofOutput === "outer" ? [...slices, rows, columns] : [rows, product(slices), columns];
  const shape = [...a.blocks, ...matrix];
  return { shape, left: a, right: b, output: matricesOf(shape, ofOutput), rows, inner, columns, transpose };
}
