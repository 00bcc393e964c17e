"""The workloads of the benchmark in PyTorch: one JSON line each."""

import torch
import torch.nn.functional as F

from timing import report


def numbers(*shape):
    count = 1
    for size in shape:
        count *= size
    return ((torch.arange(count) * 7919 % 2003).float() / 1001 - 1).reshape(shape)


def workloads():
    for threads in (1, 2):
        for n in (64, 256, 512, 1024):
            a, b = numbers(n, n), numbers(n, n)
            yield f"product {n}", threads, lambda a=a, b=b: a @ b
        x, w, g = numbers(8, 64, 32, 32), numbers(64, 64, 3, 3), numbers(8, 64, 32, 32)
        last = x.to(memory_format=torch.channels_last)
        yield "convolution", threads, lambda: F.conv2d(x, w, padding=1)
        yield "convolution, channels last", threads, lambda: F.conv2d(last, w, padding=1)
        yield "convolution, input gradient", threads, lambda: torch.nn.grad.conv2d_input(
            x.shape, w, g, padding=1
        )
        yield "convolution, weight gradient", threads, lambda: torch.nn.grad.conv2d_weight(
            x, w.shape, g, padding=1
        )
    x, rows = numbers(1 << 20), numbers(1024, 1024)
    yield "exp", 1, lambda: torch.exp(x)
    yield "sigmoid", 1, lambda: torch.sigmoid(x)
    yield "tanh", 1, lambda: torch.tanh(x)
    yield "normals", 1, lambda: torch.randn(1 << 20)
    yield "pre-activation", 1, lambda: (torch.randn(40_000, 256) * torch.randn(40_000, 256)).sum(1)
    yield "softmax of rows", 1, lambda: torch.softmax(rows, 1)
    yield "softmax of columns", 1, lambda: torch.softmax(rows, 0)
    yield "sum of rows", 1, lambda: rows.sum(1)
    yield "sum of columns", 1, lambda: rows.sum(0)
    yield "add", 1, lambda: rows + rows


with torch.no_grad():
    report(workloads(), use=torch.set_num_threads)
