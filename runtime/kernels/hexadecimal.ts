/** Decodes a text with two hexadecimal digits (0 to 9, a to f) for each byte. */
export function decodeHexadecimal(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = (valueOfDigit(text.charCodeAt(2 * i)) << 4) | valueOfDigit(text.charCodeAt(2 * i + 1));
  }
  return bytes;
}

/** 0 to 9 have the codes 48 to 57, a to f the codes from 97 on. */
function valueOfDigit(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}
