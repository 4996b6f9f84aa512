"""Writes merging.json: layers that merge, bend or rescale values, computed with PyTorch in float64.

Run: python3 test/references/make_merging.py > test/references/merging.json
"""
import json

import torch

torch.manual_seed(5)
torch.set_default_dtype(torch.float64)


def figures(tensor):
    return {"shape": list(tensor.shape), "values": [round(v, 15) for v in tensor.detach().flatten().tolist()]}


def case(layer, options, inputs, compute, parameters={}):
    output = compute(*inputs.values(), *parameters.values())
    upstream = torch.randn_like(output).round(decimals=3)
    leaves = {**inputs, **parameters}
    slopes = torch.autograd.grad(output, list(leaves.values()), upstream)
    return {
        "layer": layer,
        "options": options,
        "inputs": {name: figures(value) for name, value in inputs.items()},
        "parameters": {name: figures(value) for name, value in parameters.items()},
        "output": figures(output),
        "upstream": figures(upstream),
        "gradients": {name: figures(slope) for name, slope in zip(leaves, slopes)},
    }


def drawn(*shape):
    return torch.randn(*shape).round(decimals=3).requires_grad_()


def two(*shape):
    return {"first": drawn(*shape), "second": drawn(*shape)}


def three():
    return {"first": drawn(3, 4), "second": drawn(3, 4), "third": drawn(3, 4)}


def keras_relu(x, most, slope, threshold):
    bent = torch.where(x >= threshold, x, slope * (x - threshold))
    return torch.clamp(bent, max=most)


functional = torch.nn.functional
cases = [
    case("multiply", {}, three(), lambda a, b, c: a * b * c),
    case("subtract", {}, two(2, 3, 4), lambda a, b: a - b),
    case("average", {}, three(), lambda a, b, c: (a + b + c) / 3),
    case("maximum", {}, three(), lambda a, b, c: torch.maximum(torch.maximum(a, b), c)),
    case("minimum", {}, three(), lambda a, b, c: torch.minimum(torch.minimum(a, b), c)),
    case("dot", {}, two(3, 5), lambda a, b: (a * b).sum(1, keepdim=True)),
    case("dot", {"normalize": True}, two(3, 5), lambda a, b: functional.cosine_similarity(a, b, dim=1)[:, None]),
    case("rescaling", {"scale": 0.5, "offset": -1}, {"input": drawn(3, 4)}, lambda x: x * 0.5 - 1),
    case("relu", {"maxValue": 0.8, "negativeSlope": 0.1, "threshold": 0.2}, {"input": drawn(4, 5)}, lambda x: keras_relu(x, 0.8, 0.1, 0.2)),
    case("relu", {"maxValue": 0.6}, {"input": drawn(3, 5)}, lambda x: torch.clamp(functional.relu(x), max=0.6)),
    case("leakyRelu", {"negativeSlope": 0.2}, {"input": drawn(3, 5)}, lambda x: functional.leaky_relu(x, 0.2)),
    case("elu", {"alpha": 0.7}, {"input": drawn(3, 5)}, lambda x: functional.elu(x, 0.7)),
    case("prelu", {}, {"input": drawn(3, 4)}, lambda x, a: torch.where(x < 0, a * x, x), {"alpha": drawn(4)}),
    case(
        "prelu",
        {"sharedAxes": [1, 2]},
        {"input": drawn(2, 2, 3, 4)},
        lambda x, a: functional.prelu(x.permute(0, 3, 1, 2), a.flatten()).permute(0, 2, 3, 1),
        {"alpha": drawn(1, 1, 4)},
    ),
    case(
        "prelu",
        {"sharedAxes": 1},
        {"input": drawn(2, 2, 3)},
        lambda x, a: torch.where(x < 0, a * x, x),
        {"alpha": drawn(1, 3)},
    ),
]
print(json.dumps({"about": f"PyTorch {torch.__version__}, float64", "cases": cases}))
