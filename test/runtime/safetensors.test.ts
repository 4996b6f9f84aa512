import { describe, expect, test } from "vitest";
import { readSafetensors, type Tensor, writeSafetensors } from "../../runtime/safetensors.ts";

/** A file from the text of its header (as it stands, unpadded) and the bytes of its data. */
function fileOf(header: string, data: readonly number[] = [], claimedLength?: number): Uint8Array {
  const text = new TextEncoder().encode(header);
  const bytes = new Uint8Array(8 + text.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(claimedLength ?? text.length), true);
  bytes.set(text, 8);
  bytes.set(data, 8 + text.length);
  return bytes;
}

const oneAndMinusTwo = [0x00, 0x00, 0x80, 0x3f, 0x00, 0x00, 0x00, 0xc0];
const example: readonly Tensor[] = [{ name: "b", shape: [2], data: Float32Array.of(1, -2) }];

function tensorsOf(bytes: Uint8Array): readonly Tensor[] {
  const reading = readSafetensors(bytes);
  if ("error" in reading) throw new Error(reading.error);
  return reading.tensors;
}

describe("writeSafetensors", () => {
  test("writes length, header padded to a multiple of 8, and the numbers little-endian", () => {
    const header = '{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}';
    expect(header.length).toBe(54);
    expect([...writeSafetensors(example)]).toEqual([
      ...[56, 0, 0, 0, 0, 0, 0, 0],
      ...new TextEncoder().encode(`${header}  `),
      ...oneAndMinusTwo,
    ]);
  });

  test("keeps the order given, even of names that look like numbers", () => {
    const bytes = writeSafetensors([
      { name: "z", shape: [], data: Float64Array.of(1) },
      { name: "1", shape: [1], data: Float32Array.of(2) },
      { name: "0", shape: [1], data: Float32Array.of(3) },
    ]);
    expect(new TextDecoder().decode(bytes.subarray(8, 176)).trimEnd()).toBe(
      '{"z":{"dtype":"F64","shape":[],"data_offsets":[0,8]},' +
        '"1":{"dtype":"F32","shape":[1],"data_offsets":[8,12]},' +
        '"0":{"dtype":"F32","shape":[1],"data_offsets":[12,16]}}',
    );
    expect(tensorsOf(bytes).map(({ name }) => name)).toEqual(["z", "1", "0"]);
  });

  test("refuses a name given twice, __metadata__ and a shape that does not fit", () => {
    expect(() => writeSafetensors([...example, ...example])).toThrow('"b" cannot be used again');
    expect(() => writeSafetensors([{ name: "__metadata__", shape: [1], data: Float32Array.of(1) }])).toThrow();
    expect(() => writeSafetensors([{ name: "b", shape: [3], data: Float32Array.of(1) }])).toThrow("needs 3");
  });
});

describe("readSafetensors", () => {
  test.each<[string, readonly Tensor[]]>([
    ["no tensor at all", []],
    ["one vector", example],
    [
      "both precisions, a scalar, an empty tensor and difficult names",
      [
        { name: "", shape: [1], data: Float32Array.of(0.1) },
        { name: "scalar", shape: [], data: Float64Array.of(Math.PI) },
        { name: "nothing", shape: [3, 0], data: new Float32Array(0) },
        { name: '__proto__ "{:}" \\ é\n', shape: [2, 2], data: Float64Array.of(NaN, -0, Infinity, 5e-324) },
        { name: "__proto__", shape: [1], data: Float32Array.of(7) },
        { name: "view", shape: [2], data: Float32Array.of(1, 2, 3, 4).subarray(1, 3) },
      ],
    ],
  ])("returns what was written: %s", (_what, tensors) => {
    expect(tensorsOf(writeSafetensors(tensors))).toEqual(tensors);
  });

  test("reads from any address", () => {
    const bytes = writeSafetensors([{ name: "w", shape: [2], data: Float64Array.of(1.5, 2.5) }]);
    for (let shift = 0; shift < 9; shift++) {
      const moved = new Uint8Array(bytes.length + 9);
      moved.set(bytes, shift);
      expect(tensorsOf(moved.subarray(shift, shift + bytes.length))[0]?.data).toEqual(Float64Array.of(1.5, 2.5));
    }
  });

  test("takes its own copy of the numbers", () => {
    const bytes = writeSafetensors(example);
    const [tensor] = tensorsOf(bytes);
    bytes.fill(0);
    expect(tensor?.data).toEqual(Float32Array.of(1, -2));
  });

  test("reads a Node Buffer, whose slices are views", () => {
    expect(tensorsOf(Buffer.from(writeSafetensors(example)))).toEqual(example);
  });

  test("passes over __metadata__ of other programs, and orders tensors by their bytes", () => {
    const header =
      '{"__metadata__":{"format":"pt"},"late":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},' +
      '"early":{"data_offsets":[0,4],"shape":[1],"dtype":"F32"}}';
    expect(tensorsOf(fileOf(header, oneAndMinusTwo))).toEqual([
      { name: "early", shape: [1], data: Float32Array.of(1) },
      { name: "late", shape: [1], data: Float32Array.of(-2) },
    ]);
  });

  const b = (entry: string) => fileOf(`{"b":${entry}}`, oneAndMinusTwo);
  test.each<[string, Uint8Array, string]>([
    [
      "nothing",
      new Uint8Array(0),
      "The file has 0 bytes; a safetensors file begins with 8 bytes for the header's length.",
    ],
    ["too few bytes for the length", new Uint8Array(7), "The file has 7 bytes; a safetensors file begins with 8"],
    ["a header longer than the file", fileOf("{}", [], 3), "The header claims 3 bytes, but only 2 follow."],
    ["a monstrous header", fileOf("{}", [], 2 ** 60), "at most 100000000 are allowed."],
    ["an empty header", fileOf(""), "The header is not JSON in UTF-8."],
    ["half a header", fileOf('{"b":'), "The header is not JSON in UTF-8."],
    [
      "bytes that are no UTF-8",
      new Uint8Array([2, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xfe]),
      "The header is not JSON in UTF-8.",
    ],
    ["a list", fileOf("[]"), "The header is not a JSON object."],
    ["null", fileOf("null"), "The header is not a JSON object."],
    ["leading spaces", fileOf("  {}"), "The header is not a JSON object."],
    ["metadata that is no text", fileOf('{"__metadata__":{"a":1}}'), "__metadata__ is not a map from text to text."],
    ["an entry that is a number", b("1"), 'The entry of tensor "b" is not an object.'],
    [
      "an entry without its dtype",
      b('{"shape":[2],"data_offsets":[0,8]}'),
      "needs exactly dtype, shape and data_offsets",
    ],
    [
      "an entry with more",
      b('{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}'),
      "needs exactly dtype, shape and data_offsets.",
    ],
    [
      "another dtype",
      b('{"dtype":"BF16","shape":[4],"data_offsets":[0,8]}'),
      'Tensor "b" has the dtype "BF16"; only F32',
    ],
    ["a negative size", b('{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}'), "is not a list of whole numbers."],
    ["a broken size", b('{"dtype":"F32","shape":[1.5],"data_offsets":[0,8]}'), "is not a list of whole numbers."],
    ["a size as text", b('{"dtype":"F32","shape":["2"],"data_offsets":[0,8]}'), "is not a list of whole numbers."],
    ["three offsets", b('{"dtype":"F32","shape":[2],"data_offsets":[0,8,9]}'), "are not two whole numbers."],
    [
      "a size of more than 2^53",
      b('{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,8]}'),
      "has 8 bytes",
    ],
    ["offsets that disagree with the shape", b('{"dtype":"F32","shape":[3],"data_offsets":[0,8]}'), "needs 12."],
    ["offsets backwards", b('{"dtype":"F32","shape":[2],"data_offsets":[8,0]}'), 'Tensor "b" has -8 bytes'],
    ["data beyond the end", b('{"dtype":"F32","shape":[3],"data_offsets":[0,12]}'), "but the data has only 8 bytes."],
    [
      "data left over",
      b('{"dtype":"F32","shape":[1],"data_offsets":[0,4]}'),
      "end at byte 4, but the data has 8 bytes.",
    ],
    ["a gap", b('{"dtype":"F32","shape":[1],"data_offsets":[4,8]}'), 'The data between byte 0 and tensor "b" at 4'],
    [
      "an overlap",
      fileOf(
        '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}',
        oneAndMinusTwo,
      ),
      'Tensor "b" begins at byte 0, inside the previous tensor, which ends at 4.',
    ],
    [
      "a name given twice, once escaped",
      fileOf(
        '{"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"\\u0062":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}',
        oneAndMinusTwo,
      ),
      'The header has the key "b" twice.',
    ],
    ["a dtype given twice", b('{"dtype":"F64","dtype":"F32","shape":[2],"data_offsets":[0,8]}'), '"dtype" twice.'],
  ])("refuses %s", (_what, bytes, sentence) => {
    const reading = readSafetensors(bytes);
    expect("error" in reading ? reading.error : "no error").toContain(sentence);
  });

  test("refuses every file that was cut short", () => {
    const bytes = writeSafetensors(example);
    for (let length = 0; length < bytes.length; length++) {
      expect(Object.keys(readSafetensors(bytes.subarray(0, length)))).toEqual(["error"]);
    }
  });

  test("bears a name of ten million letters, as many escapes, and brackets a million deep", () => {
    const entry = '{"dtype":"F32","shape":[2],"data_offsets":[0,8]}';
    const letters = "n".repeat(10_000_000);
    expect(tensorsOf(fileOf(`{"${letters}":${entry}}`, oneAndMinusTwo))[0]?.name).toHaveLength(10_000_000);
    const escapes = "\\n".repeat(10_000_000);
    expect(tensorsOf(fileOf(`{"${escapes}":${entry}}`, oneAndMinusTwo))[0]?.name).toHaveLength(10_000_000);
    const deep = fileOf(`{"b":${"[".repeat(1_000_000)}${"]".repeat(1_000_000)}}`);
    expect(Object.keys(readSafetensors(deep))).toEqual(["error"]);
  });

  test("never throws, whatever byte of a file is changed", () => {
    const bytes = writeSafetensors(example);
    for (let position = 0; position < bytes.length; position++) {
      for (const value of [0, 1, 0x22, 0x2c, 0x39, 0x5c, 0x7b, 0xff]) {
        const damaged = bytes.slice();
        damaged[position] = value;
        expect(() => readSafetensors(damaged)).not.toThrow();
      }
    }
  });
});
