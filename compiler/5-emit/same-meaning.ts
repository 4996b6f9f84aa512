import { ts } from "ts-morph";

/**
 * Whether two texts are the same TypeScript in another layout: the same syntax tree but for parentheses and the quotes of
 * property names, and the same comments but for their indentation. What a formatter does to a file is no difference.
 */
export function sameMeaning(one: string, other: string): boolean {
  return one === other || (areEqual(nodesOf(one), nodesOf(other)) && areEqual(commentsOf(one), commentsOf(other)));
}

function areEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/** The syntax tree in depth-first order; a bracket says where a node ends. */
function nodesOf(code: string): readonly string[] {
  const nodes: string[] = [];
  const visit = (node: ts.Node): void => {
    const isWritten = !ts.isParenthesizedExpression(node) && !ts.isParenthesizedTypeNode(node);
    if (isWritten) nodes.push(nodeText(node));
    node.forEachChild(visit);
    if (isWritten) nodes.push(")");
  };
  visit(ts.createSourceFile("one.ts", code, ts.ScriptTarget.Latest, true));
  return nodes;
}

/** A node's kind with what its children do not say. */
function nodeText(node: ts.Node): string {
  if (isText(node)) {
    const { name } = node.parent as ts.Node & { readonly name?: ts.Node };
    return `${name === node ? "name" : node.kind} ${node.text}`;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node) || ts.isTypeOperatorNode(node)) {
    return `${node.kind} ${node.operator}`;
  }
  if (ts.isVariableDeclarationList(node)) return `${node.kind} ${node.flags & ts.NodeFlags.BlockScoped}`;
  if (ts.isHeritageClause(node)) return `${node.kind} ${node.token}`;
  if (ts.isImportSpecifier(node)) return `${node.kind} ${node.isTypeOnly}`;
  return String(node.kind);
}

function isText(node: ts.Node): node is ts.Node & { readonly text: string } {
  return ts.isMemberName(node) || ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node);
}

/** The words of each comment, without the asterisks at the beginning of its lines. */
function commentsOf(code: string): readonly string[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, code);
  const comments: string[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const oneLine = token === ts.SyntaxKind.SingleLineCommentTrivia;
    if (!oneLine && token !== ts.SyntaxKind.MultiLineCommentTrivia) continue;
    comments.push(scanner.getTokenText().replaceAll(/\s*\n\s*(?:\*(?!\/))?\s*|\s+/g, " "));
  }
  return comments;
}
