"""A network of test/bench/works in PyTorch: `torch_step.py THREADS WORK`, WORK in JSON.

Speaks with test/bench/contest.mjs as contestant.mjs does; asked for `sanity`, it says how many floating-point operations
a second its 1024 × 1024 × 1024 matrix product reaches.
"""
import json
import sys
import time

threads, work = int(sys.argv[1]), json.loads(sys.argv[2])
try:
    import torch
except ImportError:
    print(json.dumps({"missing": "not installed: apt-get install python3-torch libopenblas0-pthread"}))
    sys.exit()
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(threads)
torch.manual_seed(1)
network, rows = work["network"], work["rows"]
precision = {"float32": torch.float32, "float64": torch.float64}[network["precision"]]
torch.set_default_dtype(precision)



class TransformerBlock(nn.Module):
    """nanoGPT's block on rows of [steps, width, 1], with learnt positions before it."""

    def __init__(self, steps, width, heads, hidden):
        super().__init__()
        self.heads = heads
        self.positions = nn.Parameter(torch.rand(steps, width))
        self.first, self.second = nn.LayerNorm(width), nn.LayerNorm(width)
        self.projections, self.output = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.mixing = nn.Sequential(nn.Linear(width, hidden), nn.GELU(), nn.Linear(hidden, width))
        self.register_buffer("later", torch.ones(steps, steps, dtype=torch.bool).triu(1))

    def attention(self, x):
        rows, steps, width = x.shape
        parts = self.projections(x).view(rows, steps, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        query, key, value = parts
        scores = query @ key.transpose(-2, -1) / (width // self.heads) ** 0.5
        weights = scores.masked_fill(self.later, float("-inf")).softmax(-1)
        return self.output((weights @ value).transpose(1, 2).reshape(rows, steps, width))

    def forward(self, x):
        x = x.reshape(len(x), *self.positions.shape) + self.positions
        x = x + self.attention(self.first(x))
        return x + self.mixing(self.second(x))


activations = {"linear": [], "relu": [nn.ReLU()], "sigmoid": [nn.Sigmoid()]}


class LastState(nn.Module):
    """A recurrent layer that gives the state of the last step; it has a second bias, which an LSTM could do without."""

    def __init__(self, walk):
        super().__init__()
        self.walk = walk

    def forward(self, steps):
        # Sequences stand channels first here.
        return self.walk(steps.transpose(1, 2))[0][:, -1]


modules, shape = [], list(network["input"])
for layer in network["layers"]:
    kind = layer["type"]
    if kind == "flatten":
        modules.append(nn.Flatten())
        size = 1
        for length in shape:
            size *= length
        shape = [size]
    elif kind == "transformerBlock":
        modules.append(TransformerBlock(**{name: layer[name] for name in ("steps", "width", "heads", "hidden")}))
        shape = [layer["steps"], layer["width"]]
    elif kind == "maxPooling2d":
        modules.append(nn.MaxPool2d(layer["poolSize"]))
        shape = [shape[0] // layer["poolSize"], shape[1] // layer["poolSize"], shape[2]]
    elif kind == "depthwiseConv2d":
        size, channels = layer["kernelSize"], shape[2]
        own = nn.Conv2d(channels, channels, size, padding=size // 2, groups=channels)
        modules += [own, *activations[layer["activation"]]]
    elif kind == "conv1d":
        size = layer["kernelSize"]
        modules += [nn.Conv1d(shape[1], layer["filters"], size, padding=size // 2), *activations[layer["activation"]]]
        shape = [shape[0], layer["filters"]]
    elif kind.startswith("globalAveragePooling"):
        modules += [nn.AdaptiveAvgPool1d(1) if len(shape) == 2 else nn.AdaptiveAvgPool2d(1), nn.Flatten()]
        shape = shape[-1:]
    elif kind == "conv2d":
        size = layer["kernelSize"]
        padding = size // 2 if layer["padding"] == "same" else 0
        modules += [nn.Conv2d(shape[2], layer["filters"], size, padding=padding), *activations[layer["activation"]]]
        lost = 0 if padding else size - 1
        shape = [shape[0] - lost, shape[1] - lost, layer["filters"]]
    elif kind in ("lstm", "gru"):
        cell = {"lstm": nn.LSTM, "gru": nn.GRU}[kind]
        modules.append(LastState(cell(shape[1], layer["units"], batch_first=True)))
        shape = [layer["units"]]
    else:
        modules += [nn.Linear(shape[0], layer["units"], bias=layer["useBias"]), *activations[layer["activation"]]]
        shape = [layer["units"]]
model = nn.Sequential(*modules)

if "data" in work:
    inputs = torch.tensor(work["data"]["inputs"], dtype=precision).reshape(rows, *network["input"])
    targets = torch.tensor(work["data"]["targets"], dtype=precision).reshape(rows, -1)
else:
    # Images and sequences stand channels first here.
    row = network["input"]
    inputs = torch.rand(rows, *[row[-1], *row[:-1]])
    targets = torch.arange(rows) % 7
if network["loss"] == "categoricalCrossentropy":
    loss_of = F.cross_entropy
else:
    loss_of = lambda output, target: 0.5 * ((output - target) ** 2).sum()
optimizer = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamW": torch.optim.AdamW}[network["optimizer"]](model.parameters(), lr=0.001)


def steps(count):
    for _ in range(count):
        optimizer.zero_grad(set_to_none=True)
        loss_of(model(inputs), targets).backward()
        optimizer.step()


def sanity():
    a, b = torch.rand(1024, 1024, dtype=torch.float32), torch.rand(1024, 1024, dtype=torch.float32)
    best = float("inf")
    for _ in range(8):
        start = time.perf_counter()
        a @ b
        best = min(best, time.perf_counter() - start)
    return 2 * 1024**3 / best


steps(1)
count = sum(parameter.numel() for parameter in model.parameters())
said = {} if any(isinstance(module, LastState) for module in modules) else {"parameters": count}
print(json.dumps({"ready": True, **said, "version": torch.__version__}), flush=True)
for line in sys.stdin:
    if line.strip() == "sanity":
        print(json.dumps({"operations": sanity()}), flush=True)
        continue
    start = time.perf_counter()
    steps(int(line))
    print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)
