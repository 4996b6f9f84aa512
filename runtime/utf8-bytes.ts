declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** The bytes of a text in UTF-8. */
export function utf8Bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
