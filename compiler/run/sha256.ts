import { createHash } from "node:crypto";

const piece = 1_073_741_824;

/** The SHA-256 of bytes (or of a text in UTF-8) in 64 hexadecimal digits, as `sha256sum` prints it. */
export function sha256(bytes: Uint8Array | string): string {
  const hash = createHash("sha256");
  if (typeof bytes === "string") return hash.update(bytes).digest("hex");
  // In pieces: one call takes less than 2 GiB.
  for (let start = 0; start < bytes.length; start += piece) hash.update(bytes.subarray(start, start + piece));
  return hash.digest("hex");
}
