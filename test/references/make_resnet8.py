#!/usr/bin/env python3
"""One training step of MLPerf Tiny's ResNet-8 by PyTorch in float64, with Keras's rules.

    python3 test/references/make_resnet8.py > test/references/resnet8.json

Weights and pixels are whole numbers by a formula, so that they need not be kept: number i of list k is
((7919 i + 104729 k) mod 2001 − 1000) / 1000, times a scale. The lists are the parameters in the order of the layers, those
that follow the data among them, then the images. The step is SGD with a learning rate of 0.1 on the mean crossentropy and
10⁻⁴ Σ w² of every kernel. Of each parameter after the step: three of its numbers, and its norm.
"""

import json

import torch
import torch.nn.functional as F

rows, rate = 2, 0.1
parameters = []


def numbers(count, k, scale):
    i = torch.arange(count, dtype=torch.int64)
    return ((i * 7919 + k * 104729) % 2001 - 1000).to(torch.float64) / 1000 * scale


def parameter(name, shape, scale, offset=0.0, learnt=True):
    count = torch.Size(shape).numel()
    values = (numbers(count, len(parameters), scale) + offset).reshape(shape).requires_grad_(learnt)
    parameters.append((name, values, scale, offset))
    return values


def conv(x, name, filters, size=3, stride=1):
    channels = x.shape[1]
    kernel = parameter(f"{name}.kernel", (size, size, channels, filters), (2 / (size * size * channels)) ** 0.5)
    bias = parameter(f"{name}.bias", (filters,), 0.1)
    total = max((-(-x.shape[2] // stride) - 1) * stride + size - x.shape[2], 0)
    before, after = total // 2, total - total // 2
    x = F.conv2d(F.pad(x, [before, after, before, after]), kernel.permute(3, 2, 0, 1), bias, stride=stride)
    return x


moved = {}


def norm(x, name):
    channels = x.shape[1]
    gamma = parameter(f"{name}.gamma", (channels,), 0.2, 1.0)
    beta = parameter(f"{name}.beta", (channels,), 0.1)
    mean = parameter(f"{name}.movingMean", (channels,), 0.1, learnt=False)
    variance = parameter(f"{name}.movingVariance", (channels,), 0.2, 1.0, learnt=False)
    own = x.mean(dim=(0, 2, 3))
    spread = ((x - own[:, None, None]) ** 2).mean(dim=(0, 2, 3))
    moved[f"{name}.movingMean"] = mean * 0.99 + own.detach() * 0.01
    moved[f"{name}.movingVariance"] = variance * 0.99 + spread.detach() * 0.01
    standard = (x - own[:, None, None]) / torch.sqrt(spread + 1e-3)[:, None, None]
    return standard * gamma[:, None, None] + beta[:, None, None]


def network(x):
    x = norm(conv(x, "conv2d1", 16), "batchNormalization1").relu()
    y = norm(conv(x, "conv2d2", 16), "batchNormalization2").relu()
    y = norm(conv(y, "conv2d3", 16), "change")
    x = (x + y).relu()
    for stack, filters in (("stack1", 32), ("stack2", 64)):
        y = norm(conv(x, f"{stack}.half", filters, stride=2), f"{stack}.batchNormalization1").relu()
        y = norm(conv(y, f"{stack}.whole", filters), f"{stack}.change")
        x = conv(x, f"{stack}.shortcut", filters, size=1, stride=2)
        x = (x + y).relu()
    x = x.mean(dim=(2, 3))
    weights = parameter("dense1.weights", (64, 10), 0.2)
    bias = parameter("dense1.bias", (10,), 0.1)
    return x @ weights + bias


# The images' list comes after those of the parameters, of which there are 9 · 2 + 7 · 4 + 2.
images = numbers(rows * 32 * 32 * 3, 48, 1.0).reshape(rows, 32, 32, 3).permute(0, 3, 1, 2)
logits = network(images)
assert len(parameters) == 48
crossentropy = F.cross_entropy(logits, torch.tensor([3, 7]))
penalty = sum(1e-4 * (values ** 2).sum() for name, values, _, _ in parameters if name.endswith(".kernel"))
(crossentropy + penalty).backward()


def after(name, values):
    return moved[name] if name in moved else (values - rate * values.grad).detach()


def kept(name, values, scale, offset):
    flat = after(name, values).flatten()
    some = [flat[i].item() for i in (0, len(flat) // 2, len(flat) - 1)]
    return {"name": name, "scale": scale, "offset": offset, "some": some, "norm": flat.norm().item()}


print(
    json.dumps(
        {
            "about": f"PyTorch {torch.__version__.split('+')[0]} in float64; see make_resnet8.py",
            "loss": (crossentropy + penalty).item(),
            "parameters": [kept(*each) for each in parameters],
        },
        indent=1,
    )
)
