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

/** How a file is written. */
export interface WriteOptions {
  /** Its permissions; those of the file it replaces, or the system's default. */
  readonly mode?: number;
  /** Whether to wait until it is on the disk: yes by default. */
  readonly sync?: boolean;
}

/** The part of `writeSync` that is used; tests give one of their own. */
export type Write = (descriptor: number, bytes: Uint8Array, offset: number, length: number) => number;

/**
 * Replaces a file, whole or not at all: whatever goes wrong on the way, a full disk among it, the
 * old file stays, and the error is thrown. A link is followed; the permissions and the owner of the old file are kept.
 */
export function writeFile(file: string, content: string | Uint8Array, options: WriteOptions = {}): void {
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

/** Writes a file that is not there yet. `like` is a file whose permissions and owner it takes, if that is there. */
export function writeNewFile(
  file: string,
  content: string | Uint8Array,
  { mode, sync = true, like }: WriteOptions & { readonly like?: string } = {},
): void {
  const descriptor = openSync(file, "wx", mode ?? 0o666);
  try {
    writeAll(descriptor, typeof content === "string" ? Buffer.from(content) : content);
    if (like !== undefined) takeAfter(descriptor, like, mode);
    if (sync) fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes all bytes. The system may take a part of them without an error, and say only at the next part that the disk is full. */
export function writeAll(descriptor: number, bytes: Uint8Array, write: Write = writeSync): void {
  for (let offset = 0; offset < bytes.length; ) {
    const written = write(descriptor, bytes, offset, bytes.length - offset);
    if (written === 0) throw Object.assign(new Error("the system writes nothing"), { code: "ENOSPC" });
    offset += written;
  }
}

/** Gives an open file the permissions and, where that is allowed, the owner of another. */
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

/** Waits until the names in a folder are on the disk, on systems that can be asked for it. */
export function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, "r");
    fsyncSync(descriptor);
  } catch {
    // Windows and some file systems open no folder; the files themselves are written.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
