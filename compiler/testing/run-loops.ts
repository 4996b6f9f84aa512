import { argMax } from "../../runtime/arg-max.ts";
import { randomWord } from "../../runtime/random-word.ts";
import { sumOf } from "../../runtime/sum-of.ts";
import { numbersOf } from "../interpret/numbers.ts";
import type { Precision } from "../ir/graph.ts";
import type { JsonObject } from "../ir/json.ts";
import { arithmetic, type Expression, type Index, type Statement } from "../ir/loop.ts";
import type { Count, Shape } from "../ir/shape.ts";
import { unreachable } from "../ir/unreachable.ts";
import type { Op, Tensor } from "../ops/op.ts";

/** What an op's loops are run on. */
export interface LoopRun {
  readonly op: Op;
  readonly attributes: JsonObject;
  readonly shapes: readonly Shape[];
  readonly inputs: readonly Tensor[];
  readonly precision: Precision;
  readonly rows: number;
}

/** Runs the loops of one op statement by statement, and says how often each element of the output was written. */
export function runLoops(run: LoopRun, output: Tensor): number[] {
  const { op, attributes, shapes, inputs, precision, rows } = run;
  const names = new Set<string>();
  const statements = op.loops({
    arithmetic: arithmetic(precision),
    shapes: { inputs: shapes, output: op.shape(shapes, attributes) },
    attributes,
    read: (input, position) => ({ kind: "element", buffer: String(input), index: position }),
    written: (position) => ({ kind: "element", buffer: "output", index: position }),
    write: (position, value) => [{ kind: "store", buffer: "output", index: position, value }],
    fresh: (wish) => {
      let name = wish;
      for (let ordinal = 2; names.has(name); ordinal++) name = `${wish}${ordinal}`;
      names.add(name);
      return name;
    },
  });
  const machine: Machine = { locals: new Map(), writes: Array.from(output.data, () => 0), inputs, output, rows };
  runAll(machine, statements);
  return machine.writes;
}

/** What loops run on, and what they have done. */
interface Machine {
  readonly locals: Map<string, number>;
  /** How often each element of the output was written. */
  readonly writes: number[];
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly rows: number;
}

function runAll(machine: Machine, statements: readonly Statement[]): void {
  for (const statement of statements) step(machine, statement);
}

function step(machine: Machine, of: Statement): void {
  const { locals, output, writes } = machine;
  switch (of.kind) {
    case "for":
      for (let i = 0; i < countOf(machine, of.count); i++) {
        locals.set(of.variable, i);
        runAll(machine, of.body);
      }
      break;
    case "let":
    case "assign":
      locals.set(of.name, valueOf(machine, of.value));
      break;
    case "offset":
      locals.set(of.name, positionOf(machine, of.index));
      break;
    case "store": {
      const position = positionOf(machine, of.index);
      output.data[position] = valueOf(machine, of.value);
      writes[position] = (writes[position] ?? 0) + 1;
      break;
    }
    case "if":
      if (compare(valueOf(machine, of.left), of.operator, valueOf(machine, of.right))) runAll(machine, of.body);
      break;
    case "kernel":
    case "alone":
    case "barrier":
      throw new Error("the loops of an op call no kernel");
    default:
      unreachable(of);
  }
}

function countOf({ rows: given }: Machine, { rows, times }: Count): number {
  return rows ? given * times : times;
}

function positionOf(machine: Machine, { terms, constant }: Index): number {
  return terms.reduce((sum, { variable, factor }) => sum + localOf(machine, variable) * factor, constant);
}

function localOf({ locals }: Machine, name: string): number {
  const value = locals.get(name);
  if (value === undefined) throw new Error(`${name} is used before it has a value`);
  return value;
}

function valueOf(machine: Machine, of: Expression): number {
  const at = (each: Expression): number => valueOf(machine, each);
  switch (of.kind) {
    case "number":
      return of.value;
    case "variable":
      return localOf(machine, of.name);
    case "rows":
      return machine.rows;
    case "index":
      return positionOf(machine, of.index);
    case "element":
      return elementOf(machine, of.buffer, of.index);
    case "reduce":
      return reduced(machine, of);
    case "arithmetic": {
      const { add, subtract, multiply, divide } = numbersOf(of.precision);
      const operation = { "+": add, "-": subtract, "*": multiply, "/": divide }[of.operator];
      return operation(at(of.left), at(of.right));
    }
    case "negate":
      return -at(of.of);
    case "round":
      return numbersOf(of.precision).round(at(of.of));
    case "call": {
      const argument = at(of.of);
      if (of.function === "abs") return Math.abs(argument);
      if (of.function === "floor") return Math.floor(argument);
      return numbersOf(of.precision)[of.function](argument);
    }
    case "random":
      return randomWord(at(of.seed), at(of.step), of.stream, positionOf(machine, of.element));
    case "choose":
      return compare(at(of.left), of.operator, at(of.right)) ? at(of.yes) : at(of.no);
    default:
      return unreachable(of);
  }
}

function reduced(machine: Machine, { function: name, of, count }: Expression & { readonly kind: "reduce" }): number {
  const { buffer, index } = of;
  const values = Float64Array.from({ length: countOf(machine, count) }, (_, i) =>
    elementOf(machine, buffer, { ...index, constant: index.constant + i }),
  );
  return { argMax, sumOf }[name](values, 0, values.length);
}

function elementOf(machine: Machine, buffer: string, index: Index): number {
  const data = buffer === "output" ? machine.output.data : machine.inputs[Number(buffer)]?.data;
  const value = data?.[positionOf(machine, index)];
  if (value === undefined) throw new Error(`input ${buffer} is read past its end`);
  return value;
}

function compare(left: number, operator: "<" | "<=" | ">" | ">=" | "===" | "!==", right: number): boolean {
  return {
    "<": left < right,
    "<=": left <= right,
    ">": left > right,
    ">=": left >= right,
    "===": left === right,
    "!==": left !== right,
  }[operator];
}
