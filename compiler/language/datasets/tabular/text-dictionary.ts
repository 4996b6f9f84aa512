/** The different texts of a column, each with the number it was given at its first occurrence: 0, 1, 2, … */
export interface TextDictionary {
  /** The number of the text in these UTF-8 bytes. */
  readonly add: (bytes: Uint8Array, start: number, end: number) => number;
  readonly size: () => number;
  /** All texts, by their numbers. */
  readonly texts: () => readonly string[];
}

/** A hash table of byte strings with open addressing: a cell that is repeated becomes no JavaScript string. */
export function textDictionary(): TextDictionary {
  let count = 0;
  let slots = new Int32Array(16).fill(-1);
  let hashes = new Int32Array(8);
  let ends = new Int32Array(9);
  let content = new Uint8Array(64);

  const insert = (hash: number, number: number): void => {
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = number;
  };

  const grow = (): void => {
    slots = new Int32Array(2 * slots.length).fill(-1);
    hashes = enlarged(hashes, new Int32Array(slots.length / 2));
    ends = enlarged(ends, new Int32Array(slots.length / 2 + 1));
    for (let number = 0; number < count; number++) insert(hashes[number] as number, number);
  };

  const isSame = (number: number, bytes: Uint8Array, start: number, length: number): boolean => {
    const from = ends[number] as number;
    if ((ends[number + 1] as number) - from !== length) return false;
    for (let i = 0; i < length; i++) if (content[from + i] !== bytes[start + i]) return false;
    return true;
  };

  const add = (bytes: Uint8Array, start: number, end: number): number => {
    const hash = hashOf(bytes, start, end);
    const mask = slots.length - 1;
    const length = end - start;
    for (let slot = hash & mask; slots[slot] !== -1; slot = (slot + 1) & mask) {
      const number = slots[slot] as number;
      if (hashes[number] === hash && isSame(number, bytes, start, length)) return number;
    }
    if (count === hashes.length) grow();
    const from = ends[count] as number;
    if (content.length < from + length)
      content = enlarged(content, new Uint8Array(Math.max(2 * content.length, from + length)));
    content.set(bytes.subarray(start, end), from);
    hashes[count] = hash;
    ends[count + 1] = from + length;
    insert(hash, count);
    return count++;
  };

  const texts = (): readonly string[] => {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    return Array.from({ length: count }, (_, number) =>
      decoder.decode(content.subarray(ends[number], ends[number + 1])),
    );
  };
  return { add, size: () => count, texts };
}

/** FNV-1a, 32 bits. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

function enlarged<Values extends Int32Array | Uint8Array>(values: Values, into: Values): Values {
  into.set(values);
  return into;
}
