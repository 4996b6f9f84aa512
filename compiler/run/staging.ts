import { randomBytes } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";

const prefix = `.netwright-${hostname().replaceAll(/[^\w.]/g, "_")}-`;

/** A path in a folder for what is being written and is not yet what it will be called. Its name says who writes it. */
export function stagedPath(folder: string): string {
  return join(folder, `${prefix}${process.pid}-${randomBytes(4).toString("hex")}`);
}

/** Removes from a folder what processes of this machine were writing when they were killed. */
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
    // A process of another user may not be asked, but it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
