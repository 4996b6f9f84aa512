const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The bytes of a base64 text. (`atob` exists in browsers, `Buffer` in Node.) */
export function decodeBase64(text: string): Uint8Array {
  const valueOfDigit = new Uint8Array(128);
  for (let value = 0; value < 64; value++) valueOfDigit[digits.charCodeAt(value)] = value;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let at = 0, to = 0; at < text.length; at += 4) {
    let group = 0;
    for (let i = 0; i < 4; i++) group = (group << 6) | valueOfDigit[text.charCodeAt(at + i)];
    bytes[to++] = group >> 16;
    bytes[to++] = group >> 8;
    bytes[to++] = group;
  }
  return bytes;
}
