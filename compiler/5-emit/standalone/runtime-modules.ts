import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path/posix";
import { pathToFileURL } from "node:url";
import { ts } from "ts-morph";

/** One declaration at the top of a module of the runtime: a function, a class, an interface, a type or constants. */
export interface Declaration {
  readonly node: ts.Statement;
  readonly source: ts.SourceFile;
  /** The names that it declares. */
  readonly names: readonly string[];
}

/** A module of the runtime as it is written. */
export interface RuntimeModule {
  /** Below the runtime's folder: `kernels/base64.ts`. */
  readonly path: string;
  readonly declarations: readonly Declaration[];
  /** Where each imported name comes from; nothing in the runtime is renamed when it is imported. */
  readonly imports: ReadonlyMap<string, string>;
}

/**
 * The modules of the runtime, which ships as source beside its JavaScript: in the order of their names, but each after
 * those that it imports from, whose constants it may need at once.
 */
export function readRuntime(): readonly RuntimeModule[] {
  const folder = new URL("./runtime/", pathToFileURL(createRequire(import.meta.url).resolve("netwright/package.json")));
  const modules = ["", "columns/", "kernels/"].flatMap((below) =>
    readdirSync(new URL(below, folder))
      .filter((name) => name.endsWith(".ts") && name !== "index.ts")
      .sort()
      .map((name) => readModule(below + name, readFileSync(new URL(below + name, folder), "utf8"))),
  );
  const ordered = new Set<RuntimeModule>();
  const index = (module: RuntimeModule): void => {
    if (ordered.has(module)) return;
    const imported = new Set(module.imports.values());
    for (const other of modules) if (imported.has(other.path)) index(other);
    ordered.add(module);
  };
  for (const module of modules) index(module);
  return [...ordered];
}

function readModule(path: string, text: string): RuntimeModule {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports = new Map<string, string>();
  const declarations: Declaration[] = [];
  for (const node of source.statements) {
    if (ts.isImportDeclaration(node)) {
      const from = join(dirname(path), (node.moduleSpecifier as ts.StringLiteral).text);
      for (const name of importedNames(node)) imports.set(name, from);
    } else {
      declarations.push({ node, source, names: declaredNames(node) });
    }
  }
  return { path, declarations, imports };
}

function importedNames({ importClause }: ts.ImportDeclaration): readonly string[] {
  const bindings = importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
}

function declaredNames(node: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map(({ name }) => name.getText());
  const { name } = node as ts.Statement & { readonly name?: ts.Identifier };
  return name === undefined ? [] : [name.text];
}
