import { createHash } from "node:crypto";

/** The SHA-256 of bytes (or of a text in UTF-8) in 64 hexadecimal digits, as `sha256sum` prints it. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}
