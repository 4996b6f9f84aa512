import { numbersOf } from "../../compiler/interpret/numbers.ts";
import type { Precision } from "../../compiler/ir/graph.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { arithmetic, type Expression, type Index, type Statement } from "../../compiler/ir/loop.ts";
import type { Count, Shape } from "../../compiler/ir/shape.ts";
import { unreachable } from "../../compiler/ir/unreachable.ts";
import type { Op, Tensor } from "../../compiler/ops/op.ts";
import { randomWord } from "../../runtime/random-word.ts";

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
    fresh: (preferredName) => {
      let name = preferredName;
      for (let ordinal = 2; names.has(name); ordinal++) name = `${preferredName}${ordinal}`;
      names.add(name);
      return name;
    },
  });
  const machine = new LoopMachine(inputs, output, rows);
  machine.run(statements);
  return machine.writes;
}

class LoopMachine {
  readonly locals = new Map<string, number>();
  readonly writes: number[];
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  readonly rows: number;

  constructor(inputs: readonly Tensor[], output: Tensor, rows: number) {
    this.inputs = inputs;
    this.output = output;
    this.rows = rows;
    this.writes = Array.from(output.data, () => 0);
  }

  run(statements: readonly Statement[]): void {
    for (const statement of statements) this.step(statement);
  }

  step(of: Statement): void {
    switch (of.kind) {
      case "for":
        for (let i = 0; i < this.count(of.count); i++) {
          this.locals.set(of.variable, i);
          this.run(of.body);
        }
        break;
      case "let":
      case "assign":
        this.locals.set(of.name, this.value(of.value));
        break;
      case "offset":
        this.locals.set(of.name, this.position(of.index));
        break;
      case "store": {
        const position = this.position(of.index);
        this.output.data[position] = this.value(of.value);
        this.writes[position]++;
        break;
      }
      case "if":
        if (compare(this.value(of.left), of.operator, this.value(of.right))) this.run(of.body);
        break;
      case "kernel":
      case "alone":
      case "barrier":
        throw new Error("the loops of an op call no kernel");
      default:
        unreachable(of);
    }
  }

  count({ rows, times }: Count): number {
    return rows ? this.rows * times : times;
  }

  position({ terms, constant }: Index): number {
    return terms.reduce((sum, { variable, factor }) => sum + this.local(variable) * factor, constant);
  }

  local(name: string): number {
    const value = this.locals.get(name);
    if (value === undefined) throw new Error(`${name} is used before it has a value`);
    return value;
  }

  value(of: Expression): number {
    switch (of.kind) {
      case "number":
        return of.value;
      case "variable":
        return this.local(of.name);
      case "rows":
        return this.rows;
      case "index":
        return this.position(of.index);
      case "element": {
        const { data } = of.buffer === "output" ? this.output : this.inputs[Number(of.buffer)];
        const value = data[this.position(of.index)];
        if (value === undefined) throw new Error(`input ${of.buffer} is read past its end`);
        return value;
      }
      case "arithmetic": {
        const { add, subtract, multiply, divide } = numbersOf(of.precision);
        const operation = { "+": add, "-": subtract, "*": multiply, "/": divide }[of.operator];
        return operation(this.value(of.left), this.value(of.right));
      }
      case "negate":
        return -this.value(of.of);
      case "round":
        return numbersOf(of.precision).round(this.value(of.of));
      case "call": {
        const argument = this.value(of.of);
        if (of.function === "abs" || of.function === "floor") return Math[of.function](argument);
        return numbersOf(of.precision)[of.function](argument);
      }
      case "random":
        return randomWord(this.value(of.seed), this.value(of.step), of.stream, this.position(of.element));
      case "choose":
        return compare(this.value(of.left), of.operator, this.value(of.right)) ? this.value(of.yes) : this.value(of.no);
      default:
        return unreachable(of);
    }
  }
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
