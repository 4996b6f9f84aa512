import { readFileSync } from "node:fs";

/** The bytes of a file, or of standard input (0), or why it cannot be read. */
export function readFile(file: string | 0): { readonly bytes: Uint8Array } | { readonly problem: string } {
  try {
    return { bytes: readFileSync(file) };
  } catch (error) {
    return { problem: problemOf(error) };
  }
}

/** The text of a file in UTF-8, or why it cannot be read. */
export function readText(file: string | 0): { readonly text: string } | { readonly problem: string } {
  const read = readFile(file);
  return "problem" in read ? read : decodeText(read.bytes);
}

/** Bytes decoded as UTF-8, or the problem with them. */
export function decodeText(bytes: Uint8Array): { readonly text: string } | { readonly problem: string } {
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: "it is not text in UTF-8" };
  }
}

/** The reason of a system error, in words. Rethrows any other error. */
export function problemOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === undefined) throw error;
  return problems[code] ?? `system error ${code}`;
}

const problems: { readonly [code: string]: string } = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is a file, not a folder",
  EEXIST: "a file exists where a folder should be",
  EACCES: "there is no permission",
  EPERM: "there is no permission",
  EROFS: "the disk cannot be written to",
  ENOSPC: "the disk is full",
  EDQUOT: "the user's disk quota is exceeded",
  EFBIG: "the file would be too large for the system",
  ENAMETOOLONG: "its name is too long",
};
