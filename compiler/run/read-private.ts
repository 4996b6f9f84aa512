import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";

/** The text of a file that nobody but this user can have written; nothing where it is missing or others could have. */
export function readPrivate(file: string): string | undefined {
  let descriptor: number | undefined;
  try {
    // Neither a link nor a pipe is followed or waited for (Windows has no such flags).
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

/** Whether a file or folder belongs to this user and nobody else may write to it; systems without users: always. */
export function isPrivate({ uid, mode }: Pick<Stats, "uid" | "mode">): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}
