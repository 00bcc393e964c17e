"""The networks of the benchmark in PyTorch, forward and backward: one JSON line each."""

import torch
import torch.nn.functional as F

from timing import report

B, T, I, WORDS = 16, 64, 64, 1000


def parameter(*shape):
    return (torch.rand(*shape) * 0.1 - 0.05).requires_grad_()


def data(*shape):
    return torch.rand(*shape) * 0.1 - 0.05


def step(parameters, loss):
    """A step that computes the loss and its gradients."""

    def run():
        for tensor in parameters:
            tensor.grad = None
        loss().backward()

    return run


def gru():
    weights, biases = [parameter(I, I) for _ in range(6)], [parameter(I) for _ in range(3)]
    x, start = data(B, T, I), data(B, I)

    def loss():
        inputs = [x @ w.t() - b for w, b in zip(weights[3:], biases)]
        h, states = start, []
        for t in range(T):
            first = torch.sigmoid(h @ weights[0].t() + inputs[0][:, t])
            second = torch.sigmoid(h @ weights[1].t() + inputs[1][:, t])
            candidate = torch.tanh((first * h) @ weights[2].t() + inputs[2][:, t])
            h = (1 - second) * h + second * candidate
            states.append(h)
        return torch.stack(states).sum()

    return step(weights + biases, loss)


def fused_gru():
    unit, x = torch.nn.GRU(I, I, batch_first=True), data(B, T, I)
    return step(list(unit.parameters()), lambda: unit(x)[0].sum())


def ugrnn(is_language_model=False):
    weights, biases = [parameter(I, I) for _ in range(4)], [parameter(I) for _ in range(2)]
    start, given = data(B, I), data(B, T, I)
    words, embedding = torch.randint(0, WORDS, (B, T)), parameter(WORDS, I)

    def loss():
        x = embedding[words] if is_language_model else given
        inputs = [x @ w.t() - b for w, b in zip(weights[2:], biases)]
        h, before, states = start, [], []
        for t in range(T):
            before.append(h)
            candidate = torch.tanh(h @ weights[0].t() + inputs[0][:, t])
            gate = torch.sigmoid(h @ weights[1].t() + inputs[1][:, t])
            h = gate * h + (1 - gate) * candidate
            states.append(h)
        if not is_language_model:
            return torch.stack(states).sum()
        scores = torch.stack(before, 1) @ embedding.t()
        return F.cross_entropy(scores.reshape(-1, WORDS), words.reshape(-1), reduction="sum")

    return step(weights + biases + ([embedding] if is_language_model else []), loss)


def perceptron():
    layers, batch = 50, 64
    weights, biases = [parameter(I, I) for _ in range(layers)], [parameter(I) for _ in range(layers)]
    heads, offsets = [parameter(I) for _ in range(layers)], [parameter(1) for _ in range(layers)]
    x, y = data(batch, I), data(batch)

    def loss():
        h, total = x, 0
        for w, b, head, offset in zip(weights, biases, heads, offsets):
            h = torch.sigmoid(h @ w.t() - b)
            total = total + ((y - (h @ head - offset)) ** 2).sum()
        return total

    return step(weights + biases + heads + offsets, loss)


def residual_filters():
    kernels, biases = [parameter(16, 16, 3, 3) for _ in range(50)], [parameter(16) for _ in range(50)]
    x = data(8, 16, 32, 32)

    def loss():
        s = x
        for kernel, bias in zip(kernels, biases):
            s = s + F.conv2d(s, kernel, bias, padding=1)
        return s.sum()

    return step(kernels + biases, loss)


def gated_filters():
    kernels, biases = [parameter(16, 16, 3, 3) for _ in range(8)], [parameter(16) for _ in range(8)]
    x = data(8, 16, 32, 32)

    def loss():
        s = x
        for layer in range(0, 8, 2):
            candidate = torch.tanh(F.conv2d(s, kernels[layer], biases[layer], padding=1))
            gate = torch.sigmoid(F.conv2d(s, kernels[layer + 1], biases[layer + 1], padding=1))
            s = gate * s + (1 - gate) * candidate
        return s.sum()

    return step(kernels + biases, loss)


NETWORKS = {
    "residual filters": residual_filters,
    "MLP with loss heads": perceptron,
    "GRU": gru,
    "GRU beside nn.GRU": fused_gru,
    "UGRNN": ugrnn,
    "UGRNN language model": lambda: ugrnn(is_language_model=True),
    "update-gate CNN": gated_filters,
}


def workloads():
    for threads in (1, 2):
        for name, network in NETWORKS.items():
            yield name, threads, network()


report(workloads(), use=torch.set_num_threads)
