"""PyTorch's figures for recurrent layers: writes recurrent.json beside this file. Run with: python3 make_recurrent.py

Each case has inputs, parameters in Keras's layout, the output, the gradients of sum(output * upstream), and the parameters
after three steps of gradient descent on that sum. The cells are written out step by step in float64; where torch.nn has the
same cell (RNN, LSTM, GRU, with masks as packed sequences), its output and gradients must agree with them to 1e-12.
"""

import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(0)
ROWS, STEPS, VALUES, UNITS = 3, 5, 2, 4
LENGTHS = [5, 2, 4]
LEARNING_RATE = 0.02

ACTIVATIONS = {
    "tanh": torch.tanh,
    "sigmoid": torch.sigmoid,
    "relu": torch.relu,
    "gelu": torch.nn.functional.gelu,
    # torch's own has a slope of 1/6 in float32 even here.
    "hardSigmoid": lambda x: (x + 3).clamp(0, 6) / 6,
    "softsign": torch.nn.functional.softsign,
    "linear": lambda x: x,
}


def simple_rnn(x, p, state, options):
    f = ACTIVATIONS[options.get("activation", "tanh")]
    h = f(x @ p["kernel"] + p.get("bias", 0) + state[0] @ p["recurrentKernel"])
    return (h,)


def lstm(x, p, state, options):
    f = ACTIVATIONS[options.get("activation", "tanh")]
    g = ACTIVATIONS[options.get("recurrentActivation", "sigmoid")]
    h, c = state
    i, forget, new, o = (x @ p["kernel"] + p.get("bias", 0) + h @ p["recurrentKernel"]).chunk(4, dim=-1)
    c = g(forget) * c + g(i) * f(new)
    return g(o) * f(c), c


def gru(x, p, state, options):
    f = ACTIVATIONS[options.get("activation", "tanh")]
    g = ACTIVATIONS[options.get("recurrentActivation", "sigmoid")]
    (h,) = state
    if options.get("resetAfter", True):
        biases = p.get("bias", torch.zeros(2, 1))
        xz, xr, xh = (x @ p["kernel"] + biases[0]).chunk(3, dim=-1)
        hz, hr, hh = (h @ p["recurrentKernel"] + biases[1]).chunk(3, dim=-1)
        z, r = g(xz + hz), g(xr + hr)
        new = f(xh + r * hh)
    else:
        uz, ur, uh = p["recurrentKernel"].chunk(3, dim=-1)
        xz, xr, xh = (x @ p["kernel"] + p.get("bias", 0)).chunk(3, dim=-1)
        z, r = g(xz + h @ uz), g(xr + h @ ur)
        new = f(xh + (r * h) @ uh)
    return (z * h + (1 - z) * new,)


CELLS = {"simpleRnn": (simple_rnn, 1, 1), "lstm": (lstm, 4, 2), "gru": (gru, 3, 1)}


def run(layer, options, x, p, mask=None):
    """The output of a layer on [rows, steps, values]; a masked step keeps the state."""
    cell, _, states = CELLS[layer]
    if options.get("goBackwards"):
        x = x.flip(1)
        mask = None if mask is None else mask.flip(1)
    state = tuple(torch.zeros(x.shape[0], UNITS) for _ in range(states))
    outputs = []
    for step in range(x.shape[1]):
        after = cell(x[:, step], p, state, options)
        if mask is not None:
            kept = mask[:, step : step + 1]
            after = tuple(torch.where(kept, new, old) for new, old in zip(after, state))
        state = after
        outputs.append(state[0])
    return torch.stack(outputs, 1) if options.get("returnSequences") else outputs[-1]


MERGE = {
    "concat": lambda a, b: torch.cat([a, b], -1),
    "sum": lambda a, b: a + b,
    "mul": lambda a, b: a * b,
    "ave": lambda a, b: (a + b) / 2,
}


def run_both(inner, options, mode, x, p, mask):
    """A layer in both directions: parameters are forwardKernel, backwardKernel and so on."""
    of = lambda way: {n[len(way)].lower() + n[len(way) + 1 :]: v for n, v in p.items() if n.startswith(way)}
    backward = run(inner, {**options, "goBackwards": True}, x, of("backward"), mask)
    if options.get("returnSequences"):
        backward = backward.flip(1)
    return MERGE[mode](run(inner, options, x, of("forward"), mask), backward)


def draw(*shape):
    return torch.randn(*shape)


def parameters_of(layer, options):
    gates = CELLS[layer][1]
    p = {"kernel": draw(VALUES, gates * UNITS), "recurrentKernel": draw(UNITS, gates * UNITS) * 0.5}
    if options.get("useBias", True):
        two = layer == "gru" and options.get("resetAfter", True)
        p["bias"] = draw(2, gates * UNITS) if two else draw(gates * UNITS)
    return p


def in_torch(layer, options, x, p, mask):
    """The same by torch.nn; None where it has no such cell."""
    plain = {"activation": "tanh", "recurrentActivation": "sigmoid", "resetAfter": True, "useBias": True}
    if options.get("goBackwards") or any(options.get(name, value) != value for name, value in plain.items()):
        return None
    # Keras has the GRU's gates as z r h, torch as r z h; the LSTM's are i f c o in both.
    order = {"simpleRnn": [0], "lstm": [0, 1, 2, 3], "gru": [1, 0, 2]}[layer]
    ordered = lambda of: torch.cat([of.chunk(len(order), dim=-1)[gate] for gate in order], dim=-1)
    biases = (p["bias"][0], p["bias"][1]) if p["bias"].dim() == 2 else (p["bias"], torch.zeros_like(p["bias"]))
    weights = [ordered(p["kernel"]).T, ordered(p["recurrentKernel"]).T, ordered(biases[0]), ordered(biases[1])]
    zeros = torch.zeros(1, ROWS, UNITS)
    state = [zeros, zeros] if layer == "lstm" else zeros
    # What torch.nn.RNN, LSTM and GRU call, with weights that are not their own.
    walk = {"simpleRnn": torch._VF.rnn_tanh, "lstm": torch._VF.lstm, "gru": torch._VF.gru}[layer]
    how = (weights, True, 1, 0.0, False, False)
    if mask is None:
        out = walk(x, state, *how, True)[0]
        return out if options.get("returnSequences") else out[:, -1]
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, LENGTHS, batch_first=True, enforce_sorted=False)
    out, last, *_ = walk(packed.data, packed.batch_sizes, state, *how)
    last = last[0][packed.unsorted_indices]
    if not options.get("returnSequences"):
        return last
    sequence = torch.nn.utils.rnn.PackedSequence(out, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices)
    padded, _ = torch.nn.utils.rnn.pad_packed_sequence(sequence, batch_first=True, total_length=STEPS)
    return torch.where(mask[:, :, None], padded, last[:, None, :])


def figures(tensor):
    return {"shape": list(tensor.shape), "values": tensor.detach().flatten().tolist()}


def case(layer, masked=False, both=None, **options):
    x = draw(ROWS, STEPS, VALUES).requires_grad_()
    p = parameters_of(layer, options)
    if both is not None:
        ways = {"forward": p, "backward": parameters_of(layer, options)}
        p = {way + n[0].upper() + n[1:]: value for way, own in ways.items() for n, value in own.items()}
    p = {name: value.requires_grad_() for name, value in p.items()}
    mask = torch.tensor([[step < length for step in range(STEPS)] for length in LENGTHS]) if masked else None
    walk = lambda now: run(layer, options, x, now, mask) if both is None else run_both(layer, options, both, x, now, mask)
    output = walk(p)
    upstream = draw(*output.shape)
    leaves = [x, *p.values()]
    gradients = torch.autograd.grad((output * upstream).sum(), leaves)
    other = None if both is not None else in_torch(layer, options, x, p, mask)
    if other is not None:
        assert torch.allclose(output, other, atol=1e-12, rtol=0), (layer, options)
        for ours, theirs in zip(gradients, torch.autograd.grad((other * upstream).sum(), leaves)):
            assert torch.allclose(ours, theirs, atol=1e-12, rtol=0), (layer, options)
    trained = dict(p)
    for _ in range(3):
        loss = (walk(trained) * upstream).sum()
        slopes = torch.autograd.grad(loss, list(trained.values()))
        trained = {
            name: (value - LEARNING_RATE * slope).detach().requires_grad_()
            for (name, value), slope in zip(trained.items(), slopes)
        }
    own = {"units": UNITS, **options}
    return {
        "layer": layer if both is None else "bidirectional",
        "options": own if both is None else {"layer": {"type": layer, "options": own}, "mergeMode": both},
        "inputs": figures(x),
        **({"mask": figures(mask.double())} if masked else {}),
        "parameters": {name: figures(value) for name, value in p.items()},
        "upstream": figures(upstream),
        "output": figures(output),
        "gradients": {"inputs": figures(gradients[0]), **{n: figures(g) for n, g in zip(p, gradients[1:])}},
        "afterThreeSteps": {name: figures(value) for name, value in trained.items()},
        "inTorch": other is not None,
    }


def cases():
    for layer in CELLS:
        yield case(layer)
        yield case(layer, returnSequences=True)
        yield case(layer, masked=True)
        yield case(layer, masked=True, returnSequences=True)
        yield case(layer, returnSequences=True, goBackwards=True, useBias=False)
        yield case(layer, masked=True, goBackwards=True)
        yield case(layer, activation="relu")
        yield case(layer, returnSequences=True, activation="gelu")
    for layer in ["lstm", "gru"]:
        yield case(layer, masked=True, returnSequences=True, recurrentActivation="hardSigmoid", activation="softsign")
    for layer, mode in [("lstm", "concat"), ("gru", "sum"), ("simpleRnn", "mul"), ("lstm", "ave")]:
        yield case(layer, both=mode, returnSequences=True)
        yield case(layer, both=mode, masked=True)
    yield case("gru", returnSequences=True, resetAfter=False)
    yield case("gru", masked=True, resetAfter=False, activation="gelu", recurrentActivation="softsign")


about = f"Recurrent layers by PyTorch {torch.__version__.split('+')[0]} in float64, see make_recurrent.py."
content = {"about": about, "learningRate": LEARNING_RATE, "cases": list(cases())}
lines = ",\n".join("    " + json.dumps(each, allow_nan=False) for each in content["cases"])
text = f'{{\n  "about": {json.dumps(about)},\n  "learningRate": {LEARNING_RATE},\n  "cases": [\n{lines}\n  ]\n}}\n'
pathlib.Path(__file__).with_name("recurrent.json").write_text(text)
print(len(content["cases"]), "cases,", sum(each["inTorch"] for each in content["cases"]), "of them also by torch.nn")
