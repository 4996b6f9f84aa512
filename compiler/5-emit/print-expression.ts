import type { Precision } from "../ir/graph.ts";
import type { Expression, Index, RuntimeFunction } from "../ir/loop.ts";
import { unreachable } from "../ir/unreachable.ts";
import { printCount } from "./print-count.ts";

/** Collects the names that printed code imports from the runtime. */
export type Imports = Set<string>;

/** Text with the binding strength of its outermost operator; 9 for what needs no parentheses. */
interface Printed {
  readonly text: string;
  readonly strength: number;
}

const strengths = { "+": 2, "-": 2, "*": 3, "/": 3 } as const;

/** TypeScript for an expression. `stored` drops the outermost rounding, where the array stored to rounds by itself. */
export function printExpression(of: Expression, imports: Imports, stored = false): string {
  return print(stored ? unrounded(of) : of, imports, stored).text;
}

function unrounded(of: Expression): Expression {
  return of.kind === "round" ? of.of : of;
}

function print(of: Expression, imports: Imports, stored = false): Printed {
  const inside = (expression: Expression): Printed => print(expression, imports);
  switch (of.kind) {
    case "number":
      return { text: numberText(of.value), strength: of.value < 0 || Object.is(of.value, -0) ? 4 : 9 };
    case "variable":
      return { text: of.name, strength: 9 };
    case "rows":
      return { text: "rows", strength: 9 };
    case "index":
      return { text: printIndex(of.index), strength: strengthOfIndex(of.index) };
    case "element":
      return { text: `${of.buffer}[${printIndex(of.index)}]`, strength: 9 };
    case "reduce": {
      imports.add(of.function);
      const { buffer, index: start } = of.of;
      return { text: `${of.function}(${buffer}, ${printIndex(start)}, ${printCount(of.count)})`, strength: 9 };
    }
    case "arithmetic": {
      const strength = strengths[of.operator];
      // Sums and products are not associative once rounded: the right side keeps its parentheses.
      const text = `${atLeast(inside(of.left), strength)} ${of.operator} ${atLeast(inside(of.right), strength + 1)}`;
      return rounded({ text, strength }, of.precision, stored, imports);
    }
    case "negate":
      return { text: `-${atLeast(inside(of.of), 5)}`, strength: 4 };
    case "round":
      return rounded(inside(of.of), of.precision, stored, imports);
    case "call":
      return call(of.function, inside(of.of).text, of.precision, imports);
    case "random": {
      imports.add("randomWord");
      const [seed, step] = [inside(of.seed).text, inside(of.step).text];
      return { text: `randomWord(${seed}, ${step}, ${of.stream}, ${printIndex(of.element)})`, strength: 9 };
    }
    case "choose": {
      const [left, right, yes, no] = [of.left, of.right, of.yes, of.no].map((part) => atLeast(inside(part), 2));
      return { text: `${left} ${of.operator} ${right} ? ${yes} : ${no}`, strength: 0 };
    }
    default:
      return unreachable(of);
  }
}

function rounded(of: Printed, precision: Precision, stored: boolean, imports: Imports): Printed {
  if (precision === "float64" || stored) return of;
  imports.add("fround");
  return { text: `fround(${of.text})`, strength: 9 };
}

function call(name: RuntimeFunction, argument: string, precision: Precision, imports: Imports): Printed {
  if (name === "abs" || name === "floor") return { text: `Math.${name}(${argument})`, strength: 9 };
  if (name === "sqrt") return rounded({ text: `Math.sqrt(${argument})`, strength: 9 }, precision, false, imports);
  if (name === "cos" || name === "erf") {
    imports.add(name);
    return rounded({ text: `${name}(${argument})`, strength: 9 }, precision, false, imports);
  }
  const called = precision === "float32" ? `${name}Float32` : name;
  imports.add(called);
  return { text: `${called}(${argument})`, strength: 9 };
}

function atLeast(of: Printed, strength: number): string {
  return of.strength < strength ? `(${of.text})` : of.text;
}

/** A sum, or what begins with a minus, binds as a sum does. */
function strengthOfIndex({ terms, constant }: Index): number {
  const parts = terms.length + (constant === 0 ? 0 : 1);
  return parts > 1 || constant < 0 || terms.some(({ factor }) => factor < 0) ? 2 : 3;
}

/** TypeScript for an index: `row + i * 4 + 1`. */
export function printIndex(index: Index): string {
  const terms = index.terms.map(({ variable, factor }) => {
    const size = Math.abs(factor);
    return `${factor < 0 ? "-" : ""}${size === 1 ? variable : `${variable} * ${size}`}`;
  });
  if (index.constant !== 0 || terms.length === 0) terms.push(String(index.constant));
  return terms.join(" + ").replaceAll("+ -", "- ");
}

/** The shortest text that reads back as the same number. */
export function numberText(value: number): string {
  if (Object.is(value, -0)) return "-0";
  if (value === Number.POSITIVE_INFINITY) return "Number.POSITIVE_INFINITY";
  if (value === Number.NEGATIVE_INFINITY) return "Number.NEGATIVE_INFINITY";
  return String(value);
}
