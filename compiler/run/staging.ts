import { randomBytes } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

const prefix = `.netwright-${hostname().replaceAll(/[^\w.]/g, "_")}-`;

/** A temporary path in a folder for a file being written. Its name contains the process id. */
export function stagedPath(folder: string): string {
  return join(folder, `${prefix}${process.pid}-${randomBytes(4).toString("hex")}`);
}

/** Removes the temporary files of killed processes of this machine from a folder. */
export function clearStaged(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = name.startsWith(prefix) ? (/^(\d+)-[\da-f]{8}$/.exec(name.slice(prefix.length)) ?? []) : [];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: a process of another user, which exists.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
