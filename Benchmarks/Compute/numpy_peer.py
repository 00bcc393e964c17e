"""The workloads of the benchmark in NumPy, on one thread: one JSON line each."""

import numpy as np

from timing import report


def numbers(*shape):
    count = np.prod(shape)
    return ((np.arange(count) * 7919 % 2003).astype(np.float32) / np.float32(1001) - 1).reshape(shape)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x, axis):
    powers = np.exp(x - x.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)


def workloads():
    for n in (64, 256, 512, 1024):
        a, b = numbers(n, n), numbers(n, n)
        yield f"product {n}", 1, lambda a=a, b=b: a @ b
    x, rows = numbers(1 << 20), numbers(1024, 1024)
    random = np.random.default_rng(1)

    def normals(*shape):
        return random.standard_normal(shape, dtype=np.float32)

    yield "exp", 1, lambda: np.exp(x)
    yield "sigmoid", 1, lambda: sigmoid(x)
    yield "tanh", 1, lambda: np.tanh(x)
    yield "normals", 1, lambda: normals(1 << 20)
    yield "pre-activation", 1, lambda: (normals(40_000, 256) * normals(40_000, 256)).sum(1)
    yield "softmax of rows", 1, lambda: softmax(rows, 1)
    yield "softmax of columns", 1, lambda: softmax(rows, 0)
    yield "sum of rows", 1, lambda: rows.sum(1)
    yield "sum of columns", 1, lambda: rows.sum(0)
    yield "add", 1, lambda: rows + rows


report(workloads())
