import { accessAt } from "../ir/kernel-signatures.ts";
import type { KernelArgument, Statement } from "../ir/loop.ts";
import { visitExpressions } from "../ir/walk.ts";
import type { Access, Buffers, Threads } from "./access-kinds.ts";
import { accessesOfRows } from "./shared-loop.ts";

/** Every access of a statement to the arena. */
export function accessesOf(statement: Statement, buffers: Buffers): readonly Access[] {
  if (statement.kind === "kernel") return accessesOfKernel(statement.name, statement.arguments, buffers);
  if (statement.kind === "for" && statement.chunks) return accessesOfRows(statement, buffers) ?? [];
  return statement.kind === "alone" ? accessesAlone(statement.body, buffers) : [];
}

/** A read of a whole buffer by every thread. */
export function readWhole(name: string, buffers: Buffers): readonly Access[] {
  return accessTo(name, buffers, false, "everyone");
}

function accessesOfKernel(name: string, given: readonly KernelArgument[], buffers: Buffers): readonly Access[] {
  const end = given.find((argument) => argument.kind === "to");
  if (end === undefined) throw new Error(`the kernel ${name} has no range of outputs`);
  return given.flatMap((argument, index): readonly Access[] => {
    // Every thread reads a scalar.
    if (argument.kind === "value" && argument.value.kind === "element")
      return readWhole(argument.value.buffer, buffers);
    if (argument.kind !== "address") return [];
    const kind = accessAt(name, index);
    if (kind === undefined) throw new Error(`argument ${index} of ${name} must not be an array`);
    const writes = kind === "makes" || kind === "changes";
    return accessTo(argument.buffer, buffers, writes, kind === "all" ? "everyone" : end.chunks);
  });
}

function accessesAlone(body: readonly Statement[], buffers: Buffers): readonly Access[] {
  const accesses: Access[] = storedIn(body).flatMap((name) => accessTo(name, buffers, true, "first"));
  visitExpressions(body, (expression) => {
    if (expression.kind === "element") accesses.push(...accessTo(expression.buffer, buffers, false, "first"));
  });
  return accesses;
}

function storedIn(body: readonly Statement[]): readonly string[] {
  return body.flatMap((statement) => {
    if (statement.kind === "store") return [statement.buffer];
    return statement.kind === "for" || statement.kind === "if" ? storedIn(statement.body) : [];
  });
}

/** Keys are outside the arena: every thread has its own. */
function accessTo(name: string, buffers: Buffers, writes: boolean, threads: Threads): readonly Access[] {
  const buffer = buffers.get(name);
  if (buffer?.role === "key") return [];
  if (buffer?.offset === undefined) throw new Error(`${name} has no offset in the arena`);
  return [{ writes, start: buffer.offset, size: buffer.size, threads }];
}
