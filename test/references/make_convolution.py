#!/usr/bin/env python3
"""Figures of convolutions, pools and their kin from PyTorch in float64, with Keras's rules for shapes and padding.

    python3 test/references/make_convolution.py > test/references/convolution.json

Images are NHWC and sequences [rows, steps, channels], as Keras and Netwright have them. Each case has an input, the
parameters, the output, a gradient of the output, and the gradients of the input and the parameters that follow from it.
"""

import json

import numpy
import torch
import torch.nn.functional as F

random = numpy.random.RandomState(11)


def draw(*shape):
    return torch.tensor(numpy.round(random.uniform(-1, 1, shape), 3), dtype=torch.float64, requires_grad=True)


def channels_first(x):
    return x.movedim(-1, 1)


def channels_last(x):
    return x.movedim(1, -1)


def both(value):
    return list(value) if isinstance(value, (list, tuple)) else [value, value]


def pads(size, kernel, stride, dilation, padding):
    """Zeros before and after an axis, as TensorFlow counts them."""
    reach = (kernel - 1) * dilation + 1
    if padding == "valid":
        return [0, 0]
    if padding == "causal":
        return [reach - 1, 0]
    total = max((-(-size // stride) - 1) * stride + reach - size, 0)
    return [total // 2, total - total // 2]


def padded(x, kernel, strides, dilation, padding, value=0.0):
    """x [rows, channels, …axes] with the padding of its windows."""
    axes = [pads(size, k, s, d, padding) for size, k, s, d in zip(x.shape[2:], kernel, strides, dilation)]
    return F.pad(x, [each for axis in reversed(axes) for each in axis], value=value)


def activated(x, activation):
    return {"linear": lambda: x, "relu": x.relu, "tanh": x.tanh, "sigmoid": x.sigmoid}[activation]()


def finish(sums, p, o):
    if "bias" in p:
        sums = sums + p["bias"]
    return activated(sums, o.get("activation", "linear"))


def convolve(x, kernel, strides, dilation, groups, padding):
    """kernel [...size, channels / groups, filters]"""
    dims = kernel.dim() - 2
    x = padded(channels_first(x), kernel.shape[:dims], strides, dilation, padding)
    weight = kernel.permute(dims + 1, dims, *range(dims))
    run = F.conv1d if dims == 1 else F.conv2d
    return channels_last(run(x, weight, stride=tuple(strides), dilation=tuple(dilation), groups=groups))


def axes_of(o, name, dims, default=1):
    value = o.get(name, default)
    return [value] if dims == 1 else both(value)


def conv(x, p, o):
    dims = x.dim() - 2
    strides, dilation = axes_of(o, "strides", dims), axes_of(o, "dilationRate", dims)
    return finish(convolve(x, p["kernel"], strides, dilation, o.get("groups", 1), o.get("padding", "valid")), p, o)


def depthwise_sums(x, kernel, o):
    """kernel [...size, channels, multiplier]; the output channel is channel · multiplier + m."""
    dims = x.dim() - 2
    size, (channels, multiplier) = kernel.shape[:dims], kernel.shape[dims:]
    strides, dilation = axes_of(o, "strides", dims), axes_of(o, "dilationRate", dims)
    merged = kernel.reshape(*size, 1, channels * multiplier)
    return convolve(x, merged, strides, dilation, channels, o.get("padding", "valid"))


def depthwise(x, p, o):
    return finish(depthwise_sums(x, p["depthwise"], o), p, o)


def separable(x, p, o):
    sums = depthwise_sums(x, p["depthwise"], o)
    dims = x.dim() - 2
    return finish(convolve(sums, p["pointwise"], [1] * dims, [1] * dims, 1, "valid"), p, o)


def transposed_pads(kernel, stride, dilation, padding, extra):
    """Zeros around the input, spread out by its stride, as Keras's backend for JAX counts them."""
    reach = (kernel - 1) * dilation + 1
    if padding == "valid":
        extra = max(reach, stride) - reach if extra is None else extra
        return [reach - 1, reach - 1 + extra]
    total = stride + reach - 2 if extra is None else reach + reach % 2 - 2 + extra
    before = min(total // 2 + total % 2, reach - 1)
    return [before, total - before]


def transposed(x, p, o):
    """kernel [...size, filters, channels]: the input spread out, then seen through the kernel turned round."""
    kernel, dims = p["kernel"], x.dim() - 2
    strides, dilation = axes_of(o, "strides", dims), axes_of(o, "dilationRate", dims)
    extra = axes_of(o, "outputPadding", dims, None)
    x = channels_first(x)
    spread = torch.zeros(*x.shape[:2], *[(n - 1) * s + 1 for n, s in zip(x.shape[2:], strides)], dtype=x.dtype)
    spread[(slice(None), slice(None), *[slice(None, None, s) for s in strides])] = x
    axes = [
        transposed_pads(k, s, d, o.get("padding", "valid"), e)
        for k, s, d, e in zip(kernel.shape, strides, dilation, extra)
    ]
    spread = F.pad(spread, [each for axis in reversed(axes) for each in axis])
    weight = kernel.flip(tuple(range(dims))).permute(dims, dims + 1, *range(dims))
    run = F.conv1d if dims == 1 else F.conv2d
    return finish(channels_last(run(spread, weight, dilation=tuple(dilation))), p, o)


def pool(x, o, kind):
    dims = x.dim() - 2
    size = axes_of(o, "poolSize", dims, 2)
    strides = axes_of(o, "strides", dims, size if dims > 1 else size[0])
    ones, padding = [1] * dims, o.get("padding", "valid")
    lowest = -float("inf") if kind == "max" else 0.0
    cells = padded(channels_first(x), size, strides, ones, padding, lowest)
    if kind == "max":
        run = F.max_pool1d if dims == 1 else F.max_pool2d
        return channels_last(run(cells, tuple(size), tuple(strides)))
    run = F.avg_pool1d if dims == 1 else F.avg_pool2d
    there = padded(torch.ones_like(channels_first(x)), size, strides, ones, padding)
    return channels_last(run(cells, tuple(size), tuple(strides)) / run(there, tuple(size), tuple(strides)))


def up_sampling(x, p, o):
    dims = x.dim() - 2
    size = axes_of(o, "size", dims, 2)
    if o.get("interpolation") == "bilinear":
        run = {"mode": "bilinear", "align_corners": False}
    else:
        run = {"mode": "nearest"}
    return channels_last(F.interpolate(channels_first(x), scale_factor=tuple(size), **run))


def edges(value, dims):
    """[[before, after], …] of what Keras takes for padding and cropping."""
    if dims == 1:
        return [both(value)]
    return [both(each) for each in both(value)]


def zero_padding(x, p, o):
    axes = edges(o.get("padding", 1), x.dim() - 2)
    return channels_last(F.pad(channels_first(x), [each for axis in reversed(axes) for each in axis]))


def cropping(x, p, o):
    axes = edges(o.get("cropping", 1 if x.dim() == 3 else 0), x.dim() - 2)
    kept = [slice(before, size - after) for (before, after), size in zip(axes, x.shape[1:])]
    return x[(slice(None), *kept)]


def kernel_shape(dims, o, channels, kind):
    size = axes_of(o, "kernelSize", dims)
    if kind == "conv":
        return [*size, channels // o.get("groups", 1), o["filters"]]
    return [*size, o["filters"], channels] if kind == "transposed" else [*size, channels, o.get("depthMultiplier", 1)]


def parameters_of(layer, x, o):
    dims, channels = x.dim() - 2, x.shape[-1]
    bias = {"bias": draw(o.get("filters", channels * o.get("depthMultiplier", 1)))} if o.get("useBias", True) else {}
    if layer in ("conv1d", "conv2d"):
        return {"kernel": draw(*kernel_shape(dims, o, channels, "conv")), **bias}
    if layer in ("conv1dTranspose", "conv2dTranspose"):
        return {"kernel": draw(*kernel_shape(dims, o, channels, "transposed")), **bias}
    if layer.startswith("depthwise"):
        return {"depthwise": draw(*kernel_shape(dims, o, channels, "depthwise")), **bias}
    if layer.startswith("separable"):
        own = {"depthwise": draw(*kernel_shape(dims, o, channels, "depthwise"))}
        return {**own, "pointwise": draw(*[1] * dims, channels * o.get("depthMultiplier", 1), o["filters"]), **bias}
    return {}


def global_pool(reduce):
    return lambda x, p, o: getattr(x, reduce)(dim=tuple(range(1, x.dim() - 1)))


rules = {
    **{layer: conv for layer in ("conv1d", "conv2d")},
    **{layer: depthwise for layer in ("depthwiseConv1d", "depthwiseConv2d")},
    **{layer: separable for layer in ("separableConv1d", "separableConv2d")},
    **{layer: transposed for layer in ("conv1dTranspose", "conv2dTranspose")},
    "maxPooling1d": lambda x, p, o: pool(x, o, "max"),
    "averagePooling1d": lambda x, p, o: pool(x, o, "average"),
    **{f"globalAveragePooling{d}d": global_pool("mean") for d in (1, 2)},
    **{f"globalMaxPooling{d}d": global_pool("amax") for d in (1, 2)},
    **{f"upSampling{d}d": up_sampling for d in (1, 2)},
    **{f"zeroPadding{d}d": zero_padding for d in (1, 2)},
    **{f"cropping{d}d": cropping for d in (1, 2)},
}

steps, image = (2, 7, 3), (2, 4, 5, 2)
cases = [
    ("conv1d", steps, {"filters": 4, "kernelSize": 3}),
    ("conv1d", steps, {"filters": 4, "kernelSize": 3, "padding": "same", "strides": 2, "activation": "relu"}),
    ("conv1d", steps, {"filters": 2, "kernelSize": 3, "padding": "causal", "dilationRate": 2, "useBias": False}),
    ("conv1d", steps, {"filters": 2, "kernelSize": 4, "padding": "causal", "strides": 3, "activation": "tanh"}),
    ("conv1d", steps, {"filters": 6, "kernelSize": 2, "groups": 3, "padding": "same"}),
    ("conv1d", steps, {"filters": 2, "kernelSize": 4, "dilationRate": 3, "padding": "same"}),
    ("conv1d", steps, {"filters": 2, "kernelSize": 2, "strides": 4}),
    ("conv1d", (1, 2, 1), {"filters": 1, "kernelSize": 5, "padding": "causal"}),
    ("conv2d", (2, 5, 4, 4), {"filters": 6, "kernelSize": [3, 2], "groups": 2, "padding": "same"}),
    ("conv2d", image, {"filters": 3, "kernelSize": [2, 3], "dilationRate": [3, 2], "padding": "same"}),
    ("depthwiseConv1d", steps, {"kernelSize": 3, "depthMultiplier": 2, "activation": "relu"}),
    ("depthwiseConv1d", steps, {"kernelSize": 3, "padding": "causal", "dilationRate": 2}),
    ("depthwiseConv2d", image, {"kernelSize": 3, "padding": "same", "activation": "relu"}),
    ("depthwiseConv2d", image, {"kernelSize": [2, 3], "strides": 2, "padding": "same", "depthMultiplier": 3}),
    ("depthwiseConv2d", image, {"kernelSize": 2, "dilationRate": 2, "useBias": False}),
    ("depthwiseConv2d", image, {"kernelSize": [1, 2], "strides": [2, 3]}),
    ("separableConv1d", steps, {"filters": 4, "kernelSize": 3, "padding": "causal", "activation": "tanh"}),
    ("separableConv1d", steps, {"filters": 2, "kernelSize": 2, "depthMultiplier": 2, "strides": 2, "padding": "same"}),
    ("separableConv2d", image, {"filters": 3, "kernelSize": 3, "depthMultiplier": 2, "padding": "same"}),
    ("separableConv2d", image, {"filters": 3, "kernelSize": [3, 2], "strides": 2, "useBias": False, "activation": "relu"}),
    ("conv1dTranspose", steps, {"filters": 2, "kernelSize": 3, "strides": 2}),
    ("conv1dTranspose", steps, {"filters": 2, "kernelSize": 3, "strides": 2, "padding": "same", "activation": "relu"}),
    ("conv1dTranspose", steps, {"filters": 2, "kernelSize": 2, "strides": 3}),
    ("conv1dTranspose", steps, {"filters": 2, "kernelSize": 4, "dilationRate": 2, "useBias": False}),
    ("conv1dTranspose", steps, {"filters": 2, "kernelSize": 4, "strides": 2, "padding": "same", "outputPadding": 0}),
    ("conv2dTranspose", image, {"filters": 3, "kernelSize": 3, "strides": 2, "padding": "same"}),
    ("conv2dTranspose", image, {"filters": 3, "kernelSize": [4, 2], "strides": [3, 2], "padding": "same"}),
    ("conv2dTranspose", image, {"filters": 3, "kernelSize": [2, 3], "strides": [2, 1], "useBias": False}),
    ("conv2dTranspose", image, {"filters": 3, "kernelSize": 3, "strides": 2, "outputPadding": 1}),
    ("conv2dTranspose", image, {"filters": 1, "kernelSize": 3, "strides": 2, "outputPadding": [0, 1], "padding": "same"}),
    ("conv2dTranspose", image, {"filters": 3, "kernelSize": [1, 2], "strides": [3, 4]}),
    ("conv2dTranspose", image, {"filters": 2, "kernelSize": [1, 2], "strides": [3, 4], "padding": "same"}),
    ("maxPooling1d", steps, {}),
    ("maxPooling1d", steps, {"poolSize": 3, "strides": 2, "padding": "same"}),
    ("averagePooling1d", steps, {"poolSize": 3, "strides": 1}),
    ("averagePooling1d", steps, {"poolSize": 3, "strides": 2, "padding": "same"}),
    ("averagePooling1d", steps, {"poolSize": 2, "strides": 3}),
    ("globalAveragePooling1d", steps, {}),
    ("globalMaxPooling1d", steps, {}),
    ("globalAveragePooling2d", image, {}),
    ("globalMaxPooling2d", image, {}),
    ("upSampling1d", steps, {"size": 3}),
    ("upSampling2d", image, {}),
    ("upSampling2d", image, {"size": [3, 2], "interpolation": "nearest"}),
    ("upSampling2d", image, {"size": [3, 2], "interpolation": "bilinear"}),
    ("upSampling2d", (1, 1, 3, 1), {"size": [2, 4], "interpolation": "bilinear"}),
    ("zeroPadding1d", steps, {}),
    ("zeroPadding1d", steps, {"padding": [2, 0]}),
    ("zeroPadding2d", image, {}),
    ("zeroPadding2d", image, {"padding": [2, 1]}),
    ("zeroPadding2d", image, {"padding": [[1, 0], [0, 3]]}),
    ("cropping1d", steps, {}),
    ("cropping1d", steps, {"cropping": [0, 3]}),
    ("cropping2d", image, {"cropping": [1, 2]}),
    ("cropping2d", image, {"cropping": [[1, 0], [2, 1]]}),
]


def figures(x):
    return {"shape": list(x.shape), "values": [float(f"{value:.12g}") for value in x.detach().flatten().tolist()]}


def case_of(layer, shape, options):
    x = draw(*shape)
    parameters = parameters_of(layer, x, options)
    output = rules[layer](x, parameters, options)
    upstream = draw(*output.shape)
    (output * upstream.detach()).sum().backward()
    return {
        "layer": layer,
        "options": options,
        "input": figures(x),
        "parameters": {name: figures(value) for name, value in parameters.items()},
        "output": figures(output),
        "upstream": figures(upstream),
        "gradients": {name: figures(value.grad) for name, value in {"input": x, **parameters}.items()},
    }


print('{ "about": "PyTorch %s in float64; see make_convolution.py", "cases": [' % torch.__version__.split("+")[0])
print(",\n".join(json.dumps(case_of(*each), separators=(",", ":")) for each in cases))
print("] }")
