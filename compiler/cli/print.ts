import { fstatSync } from "node:fs";
import { writeAll } from "../run/write-file.ts";

/** Errors of a reader that is gone: a closed pipe, a closed terminal. What is left to say is dropped. */
const nobodyReads: readonly string[] = ["EPIPE", "EIO"];

let failed: Error | undefined;

/** The first error in writing to stdout or stderr that a reader who left does not explain, a full disk for example. */
export function printError(): Error | undefined {
  return failed;
}

/** Takes the error of a stream: our work is finished all the same. */
export function dropOutput(error: NodeJS.ErrnoException): void {
  if (!nobodyReads.includes(error.code ?? "")) failed ??= error;
}

/** Writes a text to stdout or stderr. Node itself does not notice where a file takes only a part of it. */
export function print(stream: typeof process.stdout | typeof process.stderr, text: string): void {
  if (failed !== undefined && stream === process.stdout) return;
  try {
    if (fstatSync(stream.fd).isFile()) writeAll(stream.fd, Buffer.from(text));
    else stream.write(text);
  } catch (error) {
    dropOutput(error as NodeJS.ErrnoException);
  }
}
