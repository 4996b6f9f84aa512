"""The 3-4-1 net of specs/two-layer.yaml in NumPy: prints the seconds of one step, once for each line read."""
import sys
import time

import numpy as np

inputs = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [0, 1, 0], [1, 0, 0], [1, 1, 1], [0, 0, 0]], dtype=float)
targets = np.array([[0, 1, 1, 1, 1, 0, 0]], dtype=float).T
np.random.seed(1)
weights1 = 2 * np.random.random((3, 4)) - 1
weights2 = 2 * np.random.random((4, 1)) - 1


def steps(count):
    global weights1, weights2
    for _ in range(count):
        output1 = 1 / (1 + np.exp(-inputs.dot(weights1)))
        output2 = 1 / (1 + np.exp(-output1.dot(weights2)))
        delta2 = (targets - output2) * output2 * (1 - output2)
        delta1 = delta2.dot(weights2.T) * output1 * (1 - output1)
        weights1 += inputs.T.dot(delta1)
        weights2 += output1.T.dot(delta2)


steps(2000)
for _ in sys.stdin:
    start = time.perf_counter()
    steps(5000)
    print((time.perf_counter() - start) / 5000, flush=True)
