/** Worked by hand: every answer is ½ at first, so the one update moves the bias by −¼ · (½ + ½ + ½ − ½) = −¼. */
export const and = `name: and
precision: float64

dataset: { type: inline, inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], targets: [[0], [0], [0], [1]] }

layers:
  - { type: dense, units: 1, activation: sigmoid, weightsInitializer: zeros }

loss: sumSquaredError
optimizer: { type: sgd, learningRate: 1 }
train: { iterations: 1, batchSize: all }

expect:          # 0.437823 = sigmoid(−¼)
  predictions:
    - { inputs: [1, 1], outputs: [0.437823] }
  parameters:
    - { name: dense1.bias, is: [-0.25] }   # and the weights stay
`;

/** Categories, a scaled column, and rows kept apart. */
export const marks = `name: marks
precision: float64
dataset:
  type: csv
  text: |
    hours,passed
    1,no
    2,no
    3,yes
    4,yes
    5,yes
    0,no
  columns: { hours: { type: number, scale: standard }, passed: { type: category, categories: [no, yes] } }
  targets: passed
  split: { type: inOrder, validation: 1, test: 2 }
layers:
  - { type: dense, units: 1, activation: sigmoid, weightsInitializer: zeros }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 1 }
metrics: [accuracy]
train: { epochs: 2, batchSize: all }
expect:
  metrics:
    - { name: accuracy, on: test, atLeast: 0.9 }
`;
