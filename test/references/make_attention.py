#!/usr/bin/env python3
"""Figures of normalisations, attention and positions from PyTorch in float64, with Keras's layouts and defaults.

    python3 test/references/make_attention.py > test/references/attention.json

Each case has the inputs, the parameters, the output, a gradient of the output, and the gradients that follow from it. Arrays
are flat and row-major.
"""

import json

import numpy
import torch
import torch.nn.functional as F

random = numpy.random.RandomState(12)
cases = []


def draw(*shape):
    return torch.tensor(numpy.round(random.uniform(-1, 1, shape), 3), dtype=torch.float64, requires_grad=True)


def figures(x):
    return {"shape": list(x.shape), "values": x.detach().reshape(-1).tolist()}


def case(layer, options, inputs, parameters, output):
    upstream = draw(*output.shape).detach()
    (output * upstream).sum().backward()
    leaves = {**inputs, **parameters}
    cases.append(
        {
            "layer": layer,
            "options": options,
            "inputs": {name: figures(x) for name, x in inputs.items()},
            "parameters": {name: figures(x) for name, x in parameters.items()},
            "output": figures(output),
            "upstream": figures(upstream),
            "gradients": {name: figures(x.grad) for name, x in leaves.items() if x.grad is not None},
        }
    )


def scale_and_shift(shape, center=True, scale=True):
    return {**({"gamma": draw(*shape)} if scale else {}), **({"beta": draw(*shape)} if center else {})}


def layer_normalization():
    for shape, axis, options in [
        ((3, 5), -1, {}),
        ((2, 3, 4), -1, {"epsilon": 1e-5}),
        ((2, 3, 4), [1, 2], {"center": False}),
        ((2, 3, 4), 1, {"scale": False}),
        ((2, 3, 2, 2), [1, -1], {}),
    ]:
        x = draw(*shape)
        axes = sorted(each % len(shape) for each in (axis if isinstance(axis, list) else [axis]))
        flags = {name: value for name, value in options.items() if name != "epsilon"}
        p = scale_and_shift([shape[each] for each in axes], **flags)
        others = [each for each in range(len(shape)) if each not in axes]
        moved = x.permute(others + axes)
        eps = options.get("epsilon", 1e-3)
        y = F.layer_norm(moved, moved.shape[len(others):], p.get("gamma"), p.get("beta"), eps)
        back = [(others + axes).index(each) for each in range(len(shape))]
        case("layerNormalization", {**({} if axis == -1 else {"axis": axis}), **options}, {"x": x}, p, y.permute(back))


def rms_normalization():
    x, scale = draw(2, 3, 4), draw(4)
    root = (x.square().mean(-1, keepdim=True) + 1e-6).rsqrt()
    case("rmsNormalization", {}, {"x": x}, {"scale": scale}, x * root * scale)
    x = draw(3, 5)
    root = (x.square().mean(-1, keepdim=True) + 1e-5).rsqrt()
    case("rmsNormalization", {"scale": False, "epsilon": 1e-5}, {"x": x}, {}, x * root)


def group_normalization():
    for shape, options in [
        ((3, 6), {"groups": 3}),
        ((2, 3, 2, 4), {"groups": 2}),
        ((2, 5, 4), {"groups": 4, "center": False, "epsilon": 1e-5}),
        ((2, 5, 4), {"groups": 1, "scale": False}),
        ((2, 4, 3), {"groups": 2, "axis": 1}),
    ]:
        x = draw(*shape)
        axis = options.get("axis", -1)
        flags = {name: value for name, value in options.items() if name in ("center", "scale")}
        p = scale_and_shift([shape[axis]], **flags)
        # Both are given: the gradients of PyTorch 1.13 fail without.
        ones, zeros = (make(shape[axis], dtype=torch.float64) for make in (torch.ones, torch.zeros))
        gamma, beta = p.get("gamma", ones), p.get("beta", zeros)
        y = F.group_norm(x.movedim(axis, 1), options["groups"], gamma, beta, options.get("epsilon", 1e-3))
        case("groupNormalization", options, {"x": x}, p, y.movedim(1, axis))


def unit_normalization():
    x = draw(2, 3, 4)
    case("unitNormalization", {}, {"x": x}, {}, F.normalize(x, dim=-1, eps=1e-12))
    x = draw(2, 3, 4)
    case("unitNormalization", {"axis": 1}, {"x": x}, {}, F.normalize(x, dim=1, eps=1e-12))


def permute():
    for dims in [[2, 1], [3, 1, 2], [3, 2, 1]]:
        x = draw(2, *range(2, 2 + len(dims)))
        case("permute", {"dims": dims}, {"x": x}, {}, x.permute([0, *dims]))


for make in [layer_normalization, rms_normalization, group_normalization, unit_normalization, permute]:
    make()

text = ",\n".join(json.dumps(each) for each in cases)
print(f'{{"about": "PyTorch {torch.__version__}, float64; made by make_attention.py", "cases": [\n{text}\n]}}')
