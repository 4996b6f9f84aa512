import { fillLines } from "./fill-lines.ts";
import { doc } from "./text.ts";

/** One thing at the top level of a module. */
export type Declaration = FunctionDeclaration | InterfaceDeclaration | TypeDeclaration | ConstantDeclaration;

interface Named {
  readonly name: string;
  /** The lines of its comment. */
  readonly doc: readonly string[];
  /** Whether the module exports it. */
  readonly exported: boolean;
}

/** A function; with `yields` a generator. */
export interface FunctionDeclaration extends Named {
  readonly kind: "function";
  readonly yields?: true;
  readonly parameters: readonly Parameter[];
  /** Absent where the body says it. */
  readonly returns?: string;
  readonly body: readonly string[];
}

/** A parameter of a function; its type is left out where `standard` is a literal that says it. */
export interface Parameter {
  readonly name: string;
  readonly type?: string;
  /** Its default, as an expression. */
  readonly standard?: string;
}

/** An interface with its fields. */
export interface InterfaceDeclaration extends Named {
  readonly kind: "interface";
  readonly extends?: string;
  readonly fields: readonly Field[];
}

/** A field of an interface or of an object type; it is readonly. */
export interface Field {
  /** As it is written: quoted where it is no identifier. */
  readonly key: string;
  /** The name of a type, or the fields of an object type. */
  readonly type: string | readonly Field[];
  readonly doc?: readonly string[];
}

/** `type Name = …;`. */
export interface TypeDeclaration extends Named {
  readonly kind: "type";
  readonly type: string;
}

/** `const name = …;`; with `changes` a `let`. */
export interface ConstantDeclaration extends Named {
  readonly kind: "constant";
  readonly type?: string;
  readonly value?: string;
  readonly changes?: true;
}

/** The lines of a declaration, comment first; not yet indented. */
export function printDeclaration(declaration: Declaration): readonly string[] {
  const comment = declaration.doc.length === 0 ? [] : [doc(...declaration.doc)];
  return [...comment, ...bodyOf(declaration, declaration.exported ? "export " : "")];
}

function bodyOf(declaration: Declaration, prefix: string): readonly string[] {
  const { name } = declaration;
  switch (declaration.kind) {
    case "function":
      return [...head(declaration, prefix), ...declaration.body, "}"];
    case "interface": {
      const base = declaration.extends === undefined ? "" : ` extends ${declaration.extends}`;
      return [`${prefix}interface ${name}${base} {`, ...printFields(declaration.fields), "}"];
    }
    case "type":
      return [`${prefix}type ${name} = ${declaration.type};`];
    case "constant": {
      const type = declaration.type === undefined ? "" : `: ${declaration.type}`;
      const value = declaration.value === undefined ? "" : ` = ${declaration.value}`;
      return [`${prefix}${declaration.changes ? "let" : "const"} ${name}${type}${value};`];
    }
  }
}

const width = 120;

/** On one line, or with a line for each parameter. */
function head({ name, yields, parameters, returns }: FunctionDeclaration, prefix: string): readonly string[] {
  const start = `${prefix}function${yields ? "*" : ""} ${name}(`;
  const printed = parameters.map(({ name: parameter, type, standard }) =>
    [parameter, type === undefined ? "" : `: ${type}`, standard === undefined ? "" : ` = ${standard}`].join(""),
  );
  const end = `)${returns === undefined ? "" : `: ${returns}`} {`;
  const line = `${start}${printed.join(", ")}${end}`;
  return line.length <= width ? [line] : [start, ...fillLines(printed, width - 2), end];
}

/** The lines of fields, each with its comment. */
function printFields(fields: readonly Field[]): readonly string[] {
  return fields.flatMap(({ key, type, doc: lines }) => {
    const start = `readonly ${key}:`;
    const comment = lines === undefined ? [] : [doc(...lines)];
    if (typeof type === "string") return [...comment, `${start} ${type};`];
    const inner = printFields(type);
    const line = `${start} { ${inner.join(" ")} };`;
    return line.length <= 116 ? [...comment, line] : [...comment, `${start} {`, ...inner, "};"];
  });
}
