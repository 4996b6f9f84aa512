import type { Precision } from "./graph.ts";
import type { Count } from "./shape.ts";

/** A whole number made of loop variables: Σ variable × factor + constant. */
export interface Index {
  readonly terms: readonly { readonly variable: string; readonly factor: number }[];
  readonly constant: number;
}

/**
 * The functions of the runtime that loops may call. In float32 the runtime's float32 version is called; `erf`, `cos`
 * and `sqrt` are computed in float64 and rounded once.
 */
export type RuntimeFunction = "exp" | "log" | "log1p" | "tanh" | "sigmoid" | "erf" | "cos" | "sqrt" | "abs" | "floor";

/** The index of the maximum (the lowest, on ties), or the sum in order, in float64. */
export type Reduction = "argMax" | "sumOf";

/** A value in a loop. Each operation rounds once to `precision`, in the order written. */
export type Expression =
  | { readonly kind: "number"; readonly value: number }
  /** A local variable that holds a value. */
  | { readonly kind: "variable"; readonly name: string }
  /** The number of rows in the batch. */
  | { readonly kind: "rows" }
  /** A loop variable or an index as a value (for comparisons). */
  | { readonly kind: "index"; readonly index: Index }
  | { readonly kind: "element"; readonly buffer: string; readonly index: Index }
  | {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
      readonly precision: Precision;
    }
  | { readonly kind: "negate"; readonly of: Expression }
  /** The runtime's function of `count` elements that begin with the element `of`. */
  | {
      readonly kind: "reduce";
      readonly function: Reduction;
      readonly of: Expression & { readonly kind: "element" };
      readonly count: Count;
    }
  /** Rounds a float64 value to `precision`. */
  | { readonly kind: "round"; readonly of: Expression; readonly precision: Precision }
  | {
      readonly kind: "call";
      readonly function: RuntimeFunction;
      readonly of: Expression;
      readonly precision: Precision;
    }
  /** A random whole number below 2³², the runtime's `randomWord`: by seed, step, stream and the element's index. */
  | {
      readonly kind: "random";
      readonly seed: Expression;
      readonly step: Expression;
      readonly stream: number;
      readonly element: Index;
    }
  | {
      readonly kind: "choose";
      readonly operator: "<" | "<=" | ">" | ">=" | "===" | "!==";
      readonly left: Expression;
      readonly right: Expression;
      readonly yes: Expression;
      readonly no: Expression;
    };

/** How work is split over threads: `count` chunks of `each` outputs, one thread per chunk. */
export interface Chunks {
  readonly count: Count;
  readonly each: number;
  /** In shared functions: the array whose length the count is. */
  readonly lengthOf?: string;
}

/** An argument of a kernel: the address of an array, a count, or the range of outputs to compute. */
export type KernelArgument =
  /** The byte offset of a buffer in the memory. */
  | { readonly kind: "address"; readonly buffer: string }
  | { readonly kind: "count"; readonly count: Count }
  /** The range of outputs that a thread computes: the first (`from`), and the one after the last (`to`). */
  | { readonly kind: "from"; readonly chunks: Chunks }
  | { readonly kind: "to"; readonly chunks: Chunks }
  /** A number, or a scalar buffer's value. */
  | { readonly kind: "value"; readonly value: Expression }
  /** The byte offset of a kernel's scratch memory. */
  | { readonly kind: "scratch" };

/** A step of a loop program. */
export type Statement =
  /** A call of `runtime/kernels`, in the program's precision: `affine` is `affineFloat32` in a float32 net. */
  | {
      readonly kind: "kernel";
      readonly name: string;
      readonly arguments: readonly KernelArgument[];
      /** Bytes of scratch memory: a fixed number, and a number per row of the batch. */
      readonly scratch?: number;
      readonly scratchPerRow?: number;
    }
  /** Loops that a single thread runs: too little work to split. */
  | { readonly kind: "alone"; readonly body: readonly Statement[] }
  /** A barrier for all threads: the next statements read or overwrite values written by other threads. */
  | { readonly kind: "barrier" }
  | {
      readonly kind: "for";
      readonly variable: string;
      readonly count: Count;
      readonly body: readonly Statement[];
      /** How the loop is split over threads; absent: each thread runs all of it. */
      readonly chunks?: Chunks;
      /** In shared functions: the array whose length the count is. */
      readonly lengthOf?: string;
    }
  /** A local value; `changes` is true if a later `assign` changes it. */
  | { readonly kind: "let"; readonly name: string; readonly value: Expression; readonly changes: boolean }
  | { readonly kind: "assign"; readonly name: string; readonly value: Expression }
  | { readonly kind: "store"; readonly buffer: string; readonly index: Index; readonly value: Expression }
  /** A whole-number local: an offset hoisted out of the loops below it. */
  | { readonly kind: "offset"; readonly name: string; readonly index: Index }
  | {
      readonly kind: "if";
      readonly operator: "<" | "<=" | ">" | ">=" | "===" | "!==";
      readonly left: Expression;
      readonly right: Expression;
      readonly body: readonly Statement[];
    };

/** A number as an expression. */
export function constant(value: number): Expression {
  return { kind: "number", value };
}

/** A local variable as an expression. */
export function variable(name: string): Expression {
  return { kind: "variable", name };
}

/** A reduction of the elements from `of` on. */
export function reduction(name: Reduction, of: Expression & { readonly kind: "element" }, count: Count): Expression {
  return { kind: "reduce", function: name, of, count };
}

/** The index `variable × factor + constant`, or a plain constant. */
export function index(name?: string, factor = 1, plus = 0): Index {
  return { terms: name === undefined || factor === 0 ? [] : [{ variable: name, factor }], constant: plus };
}

/** The sum of two indices; terms of the same variable are added. */
export function addIndex(a: Index, b: Index): Index {
  const terms = new Map<string, number>();
  for (const term of [...a.terms, ...b.terms]) {
    terms.set(term.variable, (terms.get(term.variable) ?? 0) + term.factor);
  }
  return {
    terms: [...terms].filter(([, factor]) => factor !== 0).map(([name, factor]) => ({ variable: name, factor })),
    constant: a.constant + b.constant,
  };
}

/** An index with a variable replaced by a number. */
export function indexAt({ terms, constant }: Index, name: string, value: number): Index {
  const own = terms.filter((term) => term.variable === name);
  return {
    terms: terms.filter((term) => !own.includes(term)),
    constant: own.reduce((sum, { factor }) => sum + factor * value, constant),
  };
}

/** Returns constructors for expressions of one precision: every operation rounds to it once. */
export function arithmetic(precision: Precision): Arithmetic {
  const operation =
    (operator: "+" | "-" | "*" | "/") =>
    (left: Expression, right: Expression): Expression => ({
      kind: "arithmetic",
      operator,
      left,
      right,
      precision,
    });
  return {
    precision,
    add: operation("+"),
    subtract: operation("-"),
    multiply: operation("*"),
    divide: operation("/"),
    negate: (of) => ({ kind: "negate", of }),
    call: (name, of) => ({ kind: "call", function: name, of, precision }),
    choose: (left, operator, right, yes, no) => ({ kind: "choose", operator, left, right, yes, no }),
    number: (value) => ({ kind: "number", value: precision === "float32" ? Math.fround(value) : value }),
    round: (of) => (precision === "float32" ? { kind: "round", of, precision } : of),
  };
}

/** Constructors for expressions of one precision. */
export interface Arithmetic {
  readonly precision: Precision;
  readonly add: (left: Expression, right: Expression) => Expression;
  readonly subtract: (left: Expression, right: Expression) => Expression;
  readonly multiply: (left: Expression, right: Expression) => Expression;
  readonly divide: (left: Expression, right: Expression) => Expression;
  readonly negate: (of: Expression) => Expression;
  readonly call: (name: RuntimeFunction, of: Expression) => Expression;
  readonly choose: (
    left: Expression,
    operator: "<" | "<=" | ">" | ">=" | "===" | "!==",
    right: Expression,
    yes: Expression,
    no: Expression,
  ) => Expression;
  /** A number, rounded to the precision. */
  readonly number: (value: number) => Expression;
  /** A float64 value rounded once to the precision. */
  readonly round: (of: Expression) => Expression;
}
