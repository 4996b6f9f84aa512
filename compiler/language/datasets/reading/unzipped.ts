import { gunzipSync } from "node:zlib";
import { largestSize } from "../../define/option.ts";

/** What is wrong with a file: a sentence that goes on after "cannot be read:". */
export interface FileProblem {
  readonly problem: string;
}

/** True for bytes that gzip wrote: it shows in the first two of them, not in the file's name. */
export function isZipped(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The bytes themselves, or what gzip packed into them. */
export function unzipped(bytes: Uint8Array): Uint8Array | FileProblem {
  if (!isZipped(bytes)) return bytes;
  try {
    const content = gunzipSync(bytes, { maxOutputLength: largestSize });
    return isZipped(content) ? { problem: packedTwice } : content;
  } catch (error) {
    return { problem: gzipProblem(error) };
  }
}

/** What is wrong with a file that gzip packed and then packed again. */
export const packedTwice = "it is packed by gzip twice; unpack it once with gunzip";

/** What is wrong with data that cannot be unpacked. */
export function gzipProblem(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "Z_BUF_ERROR") return "its gzip data end too early; it may have been cut off";
  if (code === "ERR_BUFFER_TOO_LARGE") return `it unpacks to more than ${largestSize} bytes`;
  return "its gzip data are damaged";
}
