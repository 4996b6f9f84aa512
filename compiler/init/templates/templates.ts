/** Small specs to start from, by name; each of them trains as it stands, digits and audio once their files are there. */
export const templates = {
  xor: `about: Either of two, but not both.
seed: 1

dataset: { type: xor }

layers:
  - { type: dense, units: 8, activation: tanh }
  - { type: dense, units: 1, activation: sigmoid }

loss: binaryCrossentropy
optimizer: { type: adam, learningRate: 0.05 }
train: { epochs: 500, batchSize: all }
`,
  tabular: `about: Rows in the spec; for a file of your own, netwright init FILE writes all of this.
seed: 1

dataset:
  type: csv
  text: |
    hours,sleep,passed
    1,6,no
    2,5,no
    2,8,no
    4,4,no
    5,7,yes
    6,6,yes
    7,8,yes
    9,5,yes
  columns:
    hours: { type: number, scale: standard }
    sleep: { type: number, scale: standard }
    passed: { type: category, categories: [no, yes] }
  targets: passed

layers:
  - { type: dense, units: 8, activation: relu }
  - { type: dense, units: 1, activation: sigmoid }

loss: binaryCrossentropy
optimizer: { type: adam, learningRate: 0.02 }
metrics: [accuracy]
train: { epochs: 300 }
`,
  text: `about: Whether a guest was happy, from a sentence; for a file of your own, netwright init FILE.
seed: 1

dataset:
  type: csv
  text: |
    review,happy
    the room was clean and the breakfast was lovely,yes
    a noisy street and a cold shower,no
    lovely staff and a quiet room,yes
    the bed was broken and nobody came,no
    we had a quiet night and a good breakfast,yes
    cold food and a rude waiter,no
    good beds and friendly people,yes
    a dirty bath and a noisy bar below,no
  columns:
    review: { type: text, maxTokens: 50 }
    happy: { type: category, categories: [no, yes] }
  targets: happy

layers:
  - { type: dense, units: 1, activation: sigmoid }

loss: binaryCrossentropy
optimizer: { type: adam, learningRate: 0.05 }
metrics: [accuracy]
train: { epochs: 60 }
`,
  images: `about: Tells drawn shapes apart; for pictures of your own, netwright init FOLDER.
seed: 1

dataset:
  type: shapes
  size: 16
  rows: 1000
  categories: [circle, stripes, checkerboard]
  columns: { image: { scale: standard } }
  split: { type: random, test: 0.2 }

layers:
  - { type: conv2d, filters: 8, kernelSize: 3, activation: relu }
  - maxPooling2d
  - { type: conv2d, filters: 16, kernelSize: 3, activation: relu }
  - flatten
  - { type: dense, units: 3, activation: softmax }

loss: categoricalCrossentropy
optimizer: adam
metrics: [accuracy]
train: { epochs: 30 }
`,
  digits: `about: Handwritten digits of MNIST; its two files are searched for beside this spec, in --data and in NETWRIGHT_DATA.
seed: 1

dataset:
  type: idx
  columns:
    image:
      { type: image, file: mnist/t10k-images-idx3-ubyte.gz, shape: [28, 28, 1], scale: { type: divide, by: 255 } }
    label: { type: category, file: mnist/t10k-labels-idx1-ubyte.gz, categories: 10 }
  targets: label
  split: { type: inOrder, test: 2000 }

layers:
  - flatten
  - { type: dense, units: 128, activation: relu }
  - { type: dense, units: 10, activation: softmax }

loss: categoricalCrossentropy
optimizer: adam
metrics: [accuracy]
train: { epochs: 10 }
`,
  audio: `about: Tells recordings apart, in a folder for each category (recordings/yes/1.wav); for a folder of your own, netwright init FOLDER.
seed: 1

dataset:
  type: audio
  folder: recordings
  sampleRate: 8000
  duration: 1
  columns: { label: { categories: [no, yes] } }
  split: { type: stratified, column: label, test: 0.2 }
  augment: { type: randomShift, factor: 0.1 }

layers:
  - { type: melSpectrogram, samplingRate: 8000, fftLength: 256, sequenceStride: 128, numMelBins: 32 }
  - { type: reshape, targetShape: [61, 32, 1] }
  - batchNormalization
  - { type: conv2d, filters: 16, kernelSize: 3, activation: relu }
  - maxPooling2d
  - { type: conv2d, filters: 32, kernelSize: 3, activation: relu }
  - maxPooling2d
  - flatten
  - { type: dense, units: 2, activation: softmax }

loss: categoricalCrossentropy
optimizer: adam
metrics: [accuracy]
train: { epochs: 20, batchSize: 16 }
`,
  series: `about: Foresees the next value of a series from the last four; for a file of your own, netwright init FILE.
seed: 1

dataset:
  type: csv
  text: |
    value
${Array.from({ length: 60 }, (_, step) => `    ${[3, 5, 8, 9, 8, 5, 2, 1][step % 8] as number}`).join("\n")}
  columns: { value: { type: number, scale: standard } }
  window: { length: 4, target: value }
  split: { type: inOrder, test: 12 }

layers:
  - { type: dense, units: 16, activation: tanh }
  - { type: dense, units: 1 }

loss: meanSquaredError
optimizer: { type: adam, learningRate: 0.01 }
metrics: [rootMeanSquaredError]
train: { epochs: 200 }
`,
  autoencoder: `about: Eight places through a narrow layer of three units, and back.
seed: 1

dataset:
  type: inline
  inputs:
    - [1, 0, 0, 0, 0, 0, 0, 0]
    - [0, 1, 0, 0, 0, 0, 0, 0]
    - [0, 0, 1, 0, 0, 0, 0, 0]
    - [0, 0, 0, 1, 0, 0, 0, 0]
    - [0, 0, 0, 0, 1, 0, 0, 0]
    - [0, 0, 0, 0, 0, 1, 0, 0]
    - [0, 0, 0, 0, 0, 0, 1, 0]
    - [0, 0, 0, 0, 0, 0, 0, 1]
  targets: inputs

layers:
  - { type: dense, name: code, units: 3, activation: sigmoid }
  - { type: dense, units: 8, activation: sigmoid }

loss: binaryCrossentropy
optimizer: { type: adam, learningRate: 0.05 }
train: { epochs: 1000, batchSize: all }
`,
} as const;

/** The name of a small spec to start from. */
export type TemplateName = keyof typeof templates;

/** The text of a template as a spec of this name. */
export function templateText(template: TemplateName, name: string): string {
  return `# yaml-language-server: $schema=node_modules/netwright/spec.schema.json\nname: ${name}\n${templates[template]}`;
}
