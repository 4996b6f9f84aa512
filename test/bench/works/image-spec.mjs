/** The head and the foot of a spec that puts images into ten categories; the layers stand between them. */
export function imageSpec(name, shape, layers, optimizer, rows) {
  return `
name: ${name}
dataset:
  type: idx
  columns:
    image: { type: image, file: images.gz, shape: [${shape.join(", ")}], scale: { type: divide, by: 255 } }
    label: { type: category, file: labels.gz, categories: 10 }
  inputs: image
  targets: label
layers:
${layers}
loss: categoricalCrossentropy
optimizer: ${optimizer}
train: { epochs: 1, batchSize: ${rows} }
`;
}
