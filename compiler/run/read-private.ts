import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";

/** The text of a file that only this user can write; undefined if it is missing or writable by others. */
export function readPrivate(file: string): string | undefined {
  let descriptor: number | undefined;
  try {
    // Does not follow a link and does not wait for a pipe (Windows does not have these flags).
    const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants;
    descriptor = openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const stats = fstatSync(descriptor);
    return stats.isFile() && isPrivate(stats) ? readFileSync(descriptor, "utf8") : undefined;
  } catch {
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/**
 * Whether a file or folder belongs to this user and is not writable by others; always true on systems without users.
 */
export function isPrivate({ uid, mode }: Pick<Stats, "uid" | "mode">): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
