import { ts } from "ts-morph";
import { type Declaration, type RuntimeModule, readRuntime } from "./runtime-modules.ts";

/** A declaration with the module it stands in. */
interface Placed {
  readonly module: RuntimeModule;
  readonly declaration: Declaration;
}

/**
 * The declarations of the runtime that `wanted` names need, directly or not, as TypeScript that imports nothing. Names
 * that two modules use, or that are `taken`, get the module's name behind them; a wanted name stays as it is.
 */
export function linkRuntime(wanted: ReadonlySet<string>, taken: ReadonlySet<string>): string {
  const modules = readRuntime();
  const needed = closure(modules, [...wanted]);
  const used = new Set([...taken, ...wanted]);
  const blocks = modules.flatMap((module) => {
    const own = module.declarations.filter((declaration) => needed.has(declaration));
    const renamed = new Map<string, string>();
    for (const name of own.flatMap(({ names }) => names)) {
      const clashes = used.has(name) && !wanted.has(name);
      const final = clashes ? `${name}Of${pascal(module.path)}` : name;
      if (clashes) renamed.set(name, final);
      used.add(final);
    }
    return own.map((declaration) => textOf(declaration, renamed));
  });
  return blocks.join("").trim();
}

/** Every declaration that the names need, found by the names that stand in it. */
function closure(modules: readonly RuntimeModule[], wanted: readonly string[]): ReadonlySet<Declaration> {
  const found = new Set<Declaration>();
  const waiting: Placed[] = wanted.flatMap((name) => modules.flatMap((module) => declaring(module, name, true)));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { module, declaration } = next;
    if (found.has(declaration)) continue;
    found.add(declaration);
    for (const { text } of references(declaration.node)) {
      const from = module.imports.get(text);
      const home = from === undefined ? module : modules.find(({ path }) => path === from);
      if (home !== undefined) waiting.push(...declaring(home, text, false));
    }
  }
  return found;
}

function declaring(module: RuntimeModule, name: string, exported: boolean): readonly Placed[] {
  return module.declarations
    .filter(({ node, names }) => names.includes(name) && (!exported || isExported(node)))
    .map((declaration) => ({ module, declaration }));
}

function isExported(node: ts.Statement): boolean {
  return ts.canHaveModifiers(node) && exportOf(node) !== undefined;
}

function exportOf(node: ts.Statement): ts.Modifier | undefined {
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.find(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** The identifiers in a piece of code that may name something at the top of a module. */
function references(node: ts.Node): readonly ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isIdentifier(each) && !isMemberName(each)) found.push(each);
    each.forEachChild(visit);
  };
  visit(node);
  return found;
}

/** `length` in `list.length`, `rows` in `{ rows: 3 }` or in an interface: the name of a member, not of a thing. */
function isMemberName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isQualifiedName(parent)) return parent.getLastToken() === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  const named = parent as ts.Node & { readonly name?: ts.Node };
  return (
    named.name === node &&
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent) ||
      ts.isGetAccessor(parent))
  );
}

/** A declaration with what stands before it, a comment or an empty line; no longer exported, clashing names replaced. */
function textOf({ node, source }: Declaration, renamed: ReadonlyMap<string, string>): string {
  const edits = references(node).flatMap((identifier) => {
    const name = renamed.get(identifier.text);
    return name === undefined
      ? []
      : [{ from: identifier.getStart(), to: identifier.end, text: spelledOut(identifier, name) }];
  });
  const exported = exportOf(node);
  if (exported) edits.push({ from: exported.getStart(), to: exported.end + 1, text: "" });
  let text = source.text.slice(node.pos, node.end);
  for (const { from, to, text: by } of edits.sort((a, b) => b.from - a.from)) {
    text = text.slice(0, from - node.pos) + by + text.slice(to - node.pos);
  }
  return node.pos === 0 ? `\n\n${text}` : text;
}

/** `{ f }` says two things at once: the member keeps its name. */
function spelledOut(identifier: ts.Identifier, name: string): string {
  const { parent } = identifier;
  const short =
    ts.isShorthandPropertyAssignment(parent) ||
    (ts.isBindingElement(parent) && parent.propertyName === undefined && ts.isObjectBindingPattern(parent.parent));
  return short ? `${identifier.text}: ${name}` : name;
}

/** `kernels/load-kernels.ts` → `LoadKernels`. */
function pascal(path: string): string {
  const words = (path.split("/").pop() ?? "").replace(/(\.gen)?\.ts$/, "").split("-");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}
