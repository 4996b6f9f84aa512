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


def case(layer, options, inputs, parameters, output, masks={}):
    upstream = draw(*output.shape).detach()
    if output.requires_grad:
        (output * upstream).sum().backward()
    leaves = {**inputs, **parameters}
    cases.append(
        {
            "layer": layer,
            "options": options,
            "inputs": {name: figures(x) for name, x in inputs.items()},
            **({"masks": {name: figures(x) for name, x in masks.items()}} if masks else {}),
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


def kept_softmax(scores, keys=None, causal=False):
    """Softmax over kept keys; keys: [rows, keys] of 0 and 1. A row without any is all zeros."""
    kept = torch.ones_like(scores, dtype=torch.bool)
    if keys is not None:
        kept = kept & (keys != 0).reshape(keys.shape[0], *[1] * (scores.dim() - 2), keys.shape[1])
    if causal:
        kept = kept & torch.ones(scores.shape[-2:], dtype=torch.bool).tril()
    some = kept.any(-1, keepdim=True)
    weights = torch.where(kept, scores, torch.full_like(scores, -1e300)).softmax(-1)
    return torch.where(kept & some, weights, torch.zeros_like(scores))


def multi_head_attention():
    """nn.MultiheadAttention where it has the form, its packed weights filled from Keras's kernels; else by einsum."""
    heads, size, width = 2, 3, 6
    names = ["query", "key", "value"]
    for causal in [False, True]:
        x = draw(2, 4, width)
        p = {}
        for name in names:
            p[f"{name}Kernel"], p[f"{name}Bias"] = draw(width, heads, size), draw(heads, size)
        p["attentionOutputKernel"], p["attentionOutputBias"] = draw(heads, size, width), draw(width)
        weights = torch.cat([p[f"{name}Kernel"].reshape(width, -1).T for name in names])
        biases = torch.cat([p[f"{name}Bias"].reshape(-1) for name in names])
        out = p["attentionOutputKernel"].reshape(-1, width).T
        mask = torch.ones(4, 4, dtype=torch.bool).triu(1) if causal else None
        y, _ = F.multi_head_attention_forward(
            *[x.transpose(0, 1)] * 3, width, heads, weights, biases, None, None, False, 0.0,
            out, p["attentionOutputBias"], training=True, attn_mask=mask, need_weights=False,
        )
        options = {"numHeads": heads, "keyDim": size, **({"causal": True} if causal else {})}
        case("multiHeadAttention", options, {"x": x}, p, y.transpose(0, 1))
    query, value, key = draw(2, 3, 5), draw(2, 4, 2), draw(2, 4, 3)
    p = {
        "queryKernel": draw(5, 2, 3),
        "keyKernel": draw(3, 2, 3),
        "valueKernel": draw(2, 2, 4),
        "attentionOutputKernel": draw(2, 4, 2, 3),
    }
    q, k = torch.einsum("btd,dhk->bhtk", query, p["queryKernel"]), torch.einsum("btd,dhk->bhtk", key, p["keyKernel"])
    v = torch.einsum("btd,dhk->bhtk", value, p["valueKernel"])
    mixed = (q @ k.transpose(-1, -2) / 3**0.5).softmax(-1) @ v
    y = torch.einsum("bhtk,hkxy->btxy", mixed, p["attentionOutputKernel"])
    options = {"numHeads": 2, "keyDim": 3, "valueDim": 4, "useBias": False, "outputShape": [2, 3]}
    case("multiHeadAttention", options, {"query": query, "value": value, "key": key}, p, y)


def attention():
    query, value = draw(2, 3, 4), draw(2, 5, 4)
    case("attention", {}, {"query": query, "value": value}, {}, (query @ value.transpose(1, 2)).softmax(-1) @ value)
    x, scale = draw(2, 4, 3), draw(1)
    y = kept_softmax(x @ x.transpose(1, 2) * scale, causal=True) @ x
    case("attention", {"useScale": True, "causal": True}, {"x": x}, {"scale": scale}, y)
    query, value, key = draw(2, 3, 4), draw(2, 5, 2), draw(2, 5, 4)
    keys = torch.tensor([[1, 0, 1, 1, 0], [0, 0, 0, 0, 0]], dtype=torch.float64)
    y = kept_softmax(query @ key.transpose(1, 2), keys) @ value
    case("attention", {}, {"query": query, "value": value, "key": key}, {}, y, masks={"value": keys})


def sums_of_pairs(query, key):
    return query[:, :, None] + key[:, None]


def tanh_attention():
    query, value, key = draw(2, 3, 4), draw(2, 5, 2), draw(2, 5, 4)
    scale = draw(4)
    y = (sums_of_pairs(query, key).tanh() * scale).sum(-1).softmax(-1) @ value
    case("additiveAttention", {}, {"query": query, "value": value, "key": key}, {"scale": scale}, y)
    x = draw(2, 3, 4)
    y = kept_softmax(sums_of_pairs(x, x).tanh().sum(-1), causal=True) @ x
    case("additiveAttention", {"useScale": False, "causal": True}, {"x": x}, {}, y)
    query, value = draw(2, 3, 4), draw(2, 5, 4)
    p = {"scale": draw(1), "concatScoreWeight": draw(1)}
    y = (p["concatScoreWeight"] * (p["scale"] * sums_of_pairs(query, value)).tanh().sum(-1)).softmax(-1) @ value
    case("attention", {"useScale": True, "scoreMode": "concat"}, {"query": query, "value": value}, p, y)


def positions():
    for steps in [4, 3]:
        x, table = draw(2, steps, 3), draw(4, 3)
        y = table[:steps].expand(2, steps, 3)
        case("positionEmbedding", {"sequenceLength": 4}, {"x": x}, {"embeddings": table}, y)
    for size, longest in [(4, 10000), (5, 20)]:
        x = draw(1, 40, size) if size == 4 else draw(2, 6, size)
        # As KerasHub computes them: one frequency for each pair of columns.
        columns = torch.arange(size)
        frequencies = (1 / longest) ** ((2 * (columns // 2)).double() / size)
        angles = torch.arange(x.shape[1]).double()[:, None] * frequencies
        table = torch.where(columns % 2 == 0, angles.sin(), angles.cos())
        case("sinePositionEncoding", {"maxWavelength": longest}, {"x": x}, {}, table.expand_as(x))


for make in [layer_normalization, rms_normalization, group_normalization, unit_normalization, permute, multi_head_attention, attention, tanh_attention, positions]:
    make()

text = ",\n".join(json.dumps(each) for each in cases)
print(f'{{"about": "PyTorch {torch.__version__}, float64; made by make_attention.py", "cases": [\n{text}\n]}}')
