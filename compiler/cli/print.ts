import { fstatSync } from "node:fs";
import { writeAll } from "../run/write-file.ts";

/** Errors of a reader that is gone: a closed pipe, a closed terminal. The remaining output is dropped. */
const nobodyReads: readonly string[] = ["EPIPE", "EIO"];

let failed: Error | undefined;

/** The first other error in writing to stdout or stderr, for example a full disk. */
export function printError(): Error | undefined {
  return failed;
}

/** Handles the error of a stream; the command continues. */
export function dropOutput(error: NodeJS.ErrnoException): void {
  if (!nobodyReads.includes(error.code ?? "")) failed ??= error;
}

/** Writes a text to stdout or stderr. Node does not notice if only a part of it was written to a file. */
export function print(stream: typeof process.stdout | typeof process.stderr, text: string): void {
  if (failed !== undefined && stream === process.stdout) return;
  try {
    if (fstatSync(stream.fd).isFile()) writeAll(stream.fd, Buffer.from(text));
    else stream.write(text);
  } catch (error) {
    dropOutput(error as NodeJS.ErrnoException);
  }
}
