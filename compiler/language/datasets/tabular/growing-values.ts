/** Values of a column while it is read; they are joined into one array at the end. */
export interface GrowingValues<Values extends Float64Array | Int32Array> {
  readonly push: (value: number) => void;
  readonly count: () => number;
  /** The first `count` values. Afterwards nothing is left here. */
  readonly take: (count: number) => Values;
}

/** Values in one chunk. */
const chunkSize = 1 << 16;

/** An empty list of numbers that grows chunk by chunk, so that no value is copied twice. */
export function growingNumbers(): GrowingValues<Float64Array> {
  return growing((size) => new Float64Array(size));
}

/** An empty list of indices that grows chunk by chunk. */
export function growingIndices(): GrowingValues<Int32Array> {
  return growing((size) => new Int32Array(size));
}

function growing<Values extends Float64Array | Int32Array>(make: (size: number) => Values): GrowingValues<Values> {
  let full: Values[] = [];
  // Few rows of many columns need no large chunk.
  let chunk = make(8);
  let length = 0;
  let before = 0;
  return {
    push: (value) => {
      if (length === chunk.length) {
        full.push(chunk);
        before += length;
        chunk = make(Math.min(chunkSize, 2 * chunk.length));
        length = 0;
      }
      chunk[length++] = value;
    },
    count: () => before + length,
    take: (count) => {
      const values = make(count);
      let at = 0;
      for (const each of [...full, chunk]) {
        const part = each.subarray(0, Math.min(each.length, count - at));
        values.set(part as never, at);
        at += part.length;
      }
      full = [];
      chunk = make(0);
      return values;
    },
  };
}
