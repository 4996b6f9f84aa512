import { isUtf8 } from "node:buffer";
import type { ByteSource } from "./byte-source.ts";
import { afterBytes } from "./gzip-source.ts";

/** How the characters of a file are written as bytes. */
export const encodings = ["utf-8", "utf-16", "utf-16le", "utf-16be", "latin-1", "windows-1252"] as const;

/** The name of a character encoding. */
export type Encoding = (typeof encodings)[number];

/** A text as UTF-8 without a byte order mark. */
export type TextSource = Required<ByteSource>;

/** The characters of windows-1252 from 0x80 to 0x9f; in Latin-1 they are control characters. */
const windowsCharacters = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** The text of bytes in an encoding; without one it is found by the byte order mark, and UTF-8 where there is none. */
export function textSource(bytes: ByteSource, written: Encoding | undefined): TextSource {
  const mark = markOf(bytes);
  const encoding = mark.encoding ?? (written === "utf-16" ? "utf-16le" : written) ?? "utf-8";
  let problem: string | undefined;
  const wrong = (found: string): void => {
    problem = found;
  };
  const skip = mark.length;
  const plain = (from: number) => validBlocks(bytes.blocks(from + skip), wrong);
  const recoded = (from: number) => afterBytes(recode(bytes.blocks(skip), encoding, wrong), from);
  return { blocks: encoding === "utf-8" ? plain : recoded, problem: () => bytes.problem?.() ?? problem };
}

function markOf(bytes: ByteSource): { readonly encoding?: Encoding; readonly length: number } {
  for (const block of bytes.blocks(0)) {
    const [a, b, c] = block;
    if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: "utf-8", length: 3 };
    if (a === 0xff && b === 0xfe) return { encoding: "utf-16le", length: 2 };
    if (a === 0xfe && b === 0xff) return { encoding: "utf-16be", length: 2 };
    break;
  }
  return { length: 0 };
}

/** The same blocks as long as they are UTF-8, cut between two characters. */
function* validBlocks(blocks: Iterable<Uint8Array>, wrong: (problem: string) => void): Generator<Uint8Array> {
  let rest = new Uint8Array(0);
  for (const block of blocks) {
    const bytes = rest.length === 0 ? block : joined(rest, block);
    const whole = bytes.length - unfinished(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return wrong(notUtf8);
    rest = bytes.slice(whole);
    yield bytes.subarray(0, whole);
  }
  if (rest.length > 0) wrong(notUtf8);
}

const notUtf8 = "it is not text in UTF-8";

/** The number of bytes at the end that begin a character and do not finish it. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const width = widthOf(bytes[bytes.length - back] as number);
    if (width > 0) return back < width ? back : 0;
  }
  return 0;
}

/** The number of bytes of a character that begins with this one; 0 for a byte inside a character. */
function widthOf(byte: number): number {
  if (byte < 0x80) return 1;
  if (byte < 0xc0) return 0;
  if (byte < 0xe0) return 2;
  return byte < 0xf0 ? 3 : 4;
}

function* recode(
  blocks: Iterable<Uint8Array>,
  encoding: Encoding,
  wrong: (problem: string) => void,
): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const decode = decoderOf(encoding);
  try {
    for (const block of blocks) yield encoder.encode(decode(block));
    yield encoder.encode(decode(undefined));
  } catch {
    wrong(`it is not text in ${encoding.toUpperCase()}`);
  }
}

/** Decodes block by block; nothing stands for the end. */
function decoderOf(encoding: Encoding): (block: Uint8Array | undefined) => string {
  if (encoding === "latin-1" || encoding === "windows-1252") {
    const characters = Array.from({ length: 256 }, (_, code) =>
      encoding === "windows-1252" && code >= 0x80 && code < 0xa0
        ? windowsCharacters[code - 0x80]
        : String.fromCharCode(code),
    );
    return (block = new Uint8Array(0)) => Array.from(block, (byte) => characters[byte]).join("");
  }
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (block) => decoder.decode(block, { stream: block !== undefined });
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
