import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { clearStaged, stagedPath } from "./staging.ts";

/** The content of a file; pieces of a text are written one after the other. */
export type Content = string | Uint8Array | Iterable<string>;

/** Options for writing a file. */
export interface WriteOptions {
  /** Its permissions; default: those of the file it replaces, or the system's default. */
  readonly mode?: number;
  /** Whether to wait until it is on the disk; default: true. */
  readonly sync?: boolean;
}

/** The part of `writeSync` that is used; tests replace it. */
export type Write = (descriptor: number, bytes: Uint8Array, offset: number, length: number) => number;

/**
 * Replaces a file atomically: on any error, for example a full disk, the old file stays unchanged and the error is
 * thrown. A link is followed; the permissions and the owner of the old file are kept.
 */
export function writeFile(file: string, content: Content, options: WriteOptions = {}): void {
  const target = statSync(file, { throwIfNoEntry: false }) ? realpathSync(file) : file;
  const folder = dirname(target);
  clearStaged(folder);
  const staged = stagedPath(folder);
  try {
    writeNewFile(staged, content, { ...options, like: target });
    renameSync(staged, target);
  } catch (error) {
    rmSync(staged, { force: true });
    throw error;
  }
  if (options.sync !== false) syncFolder(folder);
}

/** Writes a new file. It takes the permissions and owner of the file `like`, if that exists. */
export function writeNewFile(
  file: string,
  content: Content,
  { mode, sync = true, like }: WriteOptions & { readonly like?: string } = {},
): void {
  const descriptor = openSync(file, "wx", mode ?? 0o666);
  try {
    for (const bytes of bytesOf(content)) writeAll(descriptor, bytes);
    if (like !== undefined) takeAfter(descriptor, like, mode);
    if (sync) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Characters that are written at a time. */
const pieceSize = 1 << 20;

function* bytesOf(content: Content): Generator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else if (typeof content === "string") yield Buffer.from(content);
  else yield* joinedPieces(content);
}

/** Short pieces are joined, so that each write is a large one. */
function* joinedPieces(content: Iterable<string>): Generator<Uint8Array> {
  let [pieces, length]: [string[], number] = [[], 0];
  for (const piece of content) {
    pieces.push(piece);
    length += piece.length;
    if (length < pieceSize) continue;
    yield Buffer.from(pieces.join(""));
    [pieces, length] = [[], 0];
  }
  yield Buffer.from(pieces.join(""));
}

/** Writes all bytes. A write may be partial without an error; only the next one reports a full disk. */
export function writeAll(descriptor: number, bytes: Uint8Array, write: Write = writeSync): void {
  for (let offset = 0; offset < bytes.length; ) {
    const written = write(descriptor, bytes, offset, bytes.length - offset);
    if (written === 0) throw Object.assign(new Error("no bytes were written"), { code: "ENOSPC" });
    offset += written;
  }
}

/** Gives an open file the permissions and, if allowed, the owner of another file. */
function takeAfter(descriptor: number, file: string, mode: number | undefined): void {
  const like = statSync(file, { throwIfNoEntry: false });
  if (like === undefined) return;
  if (mode === undefined) fchmodSync(descriptor, like.mode);
  try {
    fchownSync(descriptor, like.uid, like.gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") throw error;
  }
}

/** Waits until the names in a folder are on the disk, on systems that support it. */
export function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, "r");
    fsyncSync(descriptor);
  } catch {
    // Windows and some file systems cannot open folders; the files themselves are on the disk.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
