"""The 3-4-1 net of specs/two-layer.yaml in NumPy; speaks with test/bench/contest.mjs as contestant.mjs does."""
import json
import sys
import time

try:
    import numpy as np
except ImportError:
    print(json.dumps({"missing": "not installed: apt-get install python3-numpy"}))
    sys.exit()

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


steps(1)
print(json.dumps({"ready": True, "parameters": weights1.size + weights2.size}), flush=True)
for line in sys.stdin:
    start = time.perf_counter()
    steps(int(line))
    print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)
