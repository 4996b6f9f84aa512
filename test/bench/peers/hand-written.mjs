// The 3-4-1 net of specs/two-layer.yaml as one would write it by hand: typed arrays, literal sizes, Math.exp.

const sigmoid = (x) => 1 / (1 + Math.exp(-x));

/** One training step on the full batch of 7; weights are changed in place. */
function handWrittenStep(net) {
  const { inputs, targets, weights1, weights2, output1, output2, delta1, delta2 } = net;
  for (let sample = 0; sample < 7; sample++) {
    const row = sample * 3;
    for (let unit = 0; unit < 4; unit++) {
      let sum = 0;
      for (let i = 0; i < 3; i++) sum += inputs[row + i] * weights1[i * 4 + unit];
      output1[sample * 4 + unit] = sigmoid(sum);
    }
  }
  for (let sample = 0; sample < 7; sample++) {
    let sum = 0;
    for (let i = 0; i < 4; i++) sum += output1[sample * 4 + i] * weights2[i];
    const output = sigmoid(sum);
    output2[sample] = output;
    delta2[sample] = (output - targets[sample]) * (output * (1 - output));
  }
  for (let sample = 0; sample < 7; sample++) {
    for (let unit = 0; unit < 4; unit++) {
      const output = output1[sample * 4 + unit];
      delta1[sample * 4 + unit] = delta2[sample] * weights2[unit] * (output * (1 - output));
    }
  }
  for (let i = 0; i < 4; i++) {
    let sum = 0;
    for (let sample = 0; sample < 7; sample++) sum += output1[sample * 4 + i] * delta2[sample];
    weights2[i] -= sum;
  }
  for (let i = 0; i < 3; i++) {
    for (let unit = 0; unit < 4; unit++) {
      let sum = 0;
      for (let sample = 0; sample < 7; sample++) sum += inputs[sample * 3 + i] * delta1[sample * 4 + unit];
      weights1[i * 4 + unit] -= sum;
    }
  }
}

/** The net with its data, from the given first weights. */
function handWrittenNet(weights1, weights2) {
  return {
    inputs: Float64Array.from([0, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0]),
    targets: Float64Array.from([0, 1, 1, 1, 1, 0, 0]),
    weights1: Float64Array.from(weights1),
    weights2: Float64Array.from(weights2),
    output1: new Float64Array(28),
    output2: new Float64Array(7),
    delta1: new Float64Array(28),
    delta2: new Float64Array(7),
  };
}

/** The first weights are NumPy's `2 * random((3, 4)) - 1` in size, not in value: they do not change the time. */
export function prepare() {
  const net = handWrittenNet(
    Array.from({ length: 12 }, (_, i) => Math.sin(i + 1)),
    Array.from({ length: 4 }, (_, i) => Math.cos(i + 1)),
  );
  return {
    parameters: 16,
    steps: (count) => {
      for (let i = 0; i < count; i++) handWrittenStep(net);
    },
  };
}
