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
  "mobilenet-counts.yaml": [
    "layers.input1.shape=[20, 20, 3]",
    "layers.block.times=4",
    "layers.block.each.space.strides=[1, 2, 1, 2]",
    "layers.block.each.mix.filters=[8, 12, 12, 5]",
    "expect={}",
  ],
  "resnet-8.yaml": [
    "layers.input1.shape=[12, 12, 3]",
    ...[1, 2, 3].map((layer) => `layers.conv2d${layer}.filters=5`),
    ...["half", "whole", "shortcut"].map((layer) => `layers.stack.each.${layer}.filters=[6, 9]`),
    "layers.averagePooling2d1.poolSize=3",
    "expect={}",
  ],
};

/** The settings for a spec; none where it is small as it stands. */
export function inSmall(file: string): readonly string[] {
  return settings[file] ?? [];
}
