import { signatureOf } from "../ir/kernel-signatures.ts";
import type { KernelArgument, Statement } from "../ir/loop.ts";
import { unreachable } from "../ir/unreachable.ts";
import { kernelActivations } from "../ops/op.ts";
import type { PrintContext } from "./print-context.ts";
import { printBound, printCount } from "./print-count.ts";
import { printExpression } from "./print-expression.ts";

type KernelStatement = Statement & { readonly kind: "kernel" };

/** The call of a kernel, its arguments in groups that say what they are: `/* weights *\/ p.dense1Weights.byteOffset, 128`. */
export function printKernelCall({ name, arguments: given }: KernelStatement, context: PrintContext, indent: string) {
  const suffix = context.precision === "float32" ? "Float32" : "Float64";
  let first = 0;
  const groups = signatureOf(name).map(({ label, size }) => {
    const own = given.slice(first, first + size);
    first += size;
    return printGroup(label, own, context);
  });
  return [`${indent}kernels.${name}${suffix}(${groups.join(", ")});`];
}

function printGroup(label: string, own: readonly KernelArgument[], context: PrintContext): string {
  const text = own.map((each) => printArgument(each, context)).join(", ");
  const [only] = own;
  if (only?.kind === "scratch") return text;
  return `/* ${label === "activation" ? activationLabel(only) : label} */ ${text}`;
}

/** `activation: tanh` for the number by which kernels know it. */
function activationLabel(argument: KernelArgument | undefined): string {
  const number = argument?.kind === "value" && argument.value.kind === "number" ? argument.value.value : undefined;
  const [name = "none"] = Object.entries(kernelActivations).find(([, each]) => each === number) ?? [];
  return `activation: ${name === "hyperbolicTangent" ? "tanh" : name}`;
}

function printArgument(argument: KernelArgument, { imports, reach }: PrintContext): string {
  switch (argument.kind) {
    case "address":
      return `${reach(argument.buffer)}.byteOffset`;
    case "count":
      return printCount(argument.count);
    case "from":
    case "to":
      return printBound(argument.kind, argument.chunks);
    case "value":
      return argument.value.kind === "element"
        ? `${reach(argument.value.buffer)}[0]`
        : printExpression(argument.value, imports);
    case "scratch":
      return "scratch";
    default:
      return unreachable(argument);
  }
}
