/** What makes large specs small enough for the interpreter: fewer pixels, filters and units, the same kinds of layers. */
const settings: { readonly [file: string]: readonly string[] } = {
  "alexnet-counts.yaml": [
    "layers.input1.shape=[67, 67, 3]",
    ...[8, 8, 6, 6, 4].map((filters, index) => `layers.conv2d${index + 1}.filters=${filters}`),
    ...[9, 7, 5].map((units, index) => `layers.dense${index + 1}.units=${units}`),
    "expect={}",
  ],
  "image-recognition.yaml": [
    "dataset.size=56",
    "layers.input1.shape=[56, 56, 1]",
    "layers.look.times=2",
    "layers.look.each.pattern.filters=[4, 8]",
    "layers.look.each.strongest.poolSize=[4, 2]",
    "expect={}",
  ],
};

/** The settings for a spec; none where it is small as it stands. */
export function inSmall(file: string): readonly string[] {
  return settings[file] ?? [];
}
