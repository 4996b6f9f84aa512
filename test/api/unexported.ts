import { ts } from "ts-morph";

/**
 * The types of this package that the declarations of an entry speak of and that the entry does not export, with where
 * each is declared: whoever writes down the type of what a function gives or takes must be able to import it.
 */
export function unexported(entry: string): readonly string[] {
  const program = ts.createProgram([entry], { module: ts.ModuleKind.NodeNext, noLib: true, types: [], noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(entry);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} is not built`);
  const resolved = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const exported = new Set(checker.getExportsOfModule(module).map(resolved));
  const missing = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = nameOfReference(node);
    const found = name && checker.getSymbolAtLocation(name);
    if (found) report(resolved(found));
    ts.forEachChild(node, visit);
  };
  const report = (symbol: ts.Symbol): void => {
    const [declaration] = symbol.declarations ?? [];
    const isType = symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Class);
    if (!isType || declaration === undefined || exported.has(symbol)) return;
    const file = declaration.getSourceFile().fileName;
    if (!file.includes("/dist/")) return;
    if (isOwn(declaration)) {
      // Nobody can import it from anywhere: what counts is what it speaks of.
      exported.add(symbol);
      for (const each of symbol.declarations ?? []) visit(each);
    } else missing.add(`${symbol.name} of ${file.slice(file.indexOf("/dist/") + 6)}`);
  };
  for (const symbol of [...exported]) for (const declaration of symbol.declarations ?? []) visit(declaration);
  return [...missing].sort();
}

/** A type that its own module keeps to itself. */
function isOwn(declaration: ts.Declaration): boolean {
  return (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export) === 0;
}

/** The name by which a piece of a declaration refers to a type. */
function nameOfReference(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  if (ts.isExpressionWithTypeArguments(node)) return node.expression;
  return ts.isImportTypeNode(node) ? node.qualifier : undefined;
}
