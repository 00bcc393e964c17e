"""The workloads of TensorWorkloads.swift in PyTorch: one JSON line each."""

import json
import time

import torch
import torch.nn.functional as F


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
    yield "softmax of rows", 1, lambda: torch.softmax(rows, 1)
    yield "softmax of columns", 1, lambda: torch.softmax(rows, 0)
    yield "sum of rows", 1, lambda: rows.sum(1)
    yield "sum of columns", 1, lambda: rows.sum(0)
    yield "add", 1, lambda: rows + rows


def seconds(run, runs):
    start = time.perf_counter()
    for _ in range(runs):
        run()
    return (time.perf_counter() - start) / runs


with torch.no_grad():
    for name, threads, run in workloads():
        torch.set_num_threads(threads)
        run()
        runs = max(1, int(0.002 / seconds(run, 1)))
        times = sorted(seconds(run, runs) for _ in range(15))
        row = {"workload": name, "threads": threads, "best": times[0], "median": times[7]}
        print(json.dumps(row), flush=True)
