#!/usr/bin/env python3
"""Writes the reference tables of Tests/DeterministicMathTests: arguments and 30-digit results.

A line holds the bit patterns of the arguments and of the result as a sum of two doubles.
Usage: generate-math-references.py > Tests/DeterministicMathTests/ReferenceTables.swift
"""
import math
import random
import struct

import mpmath
from mpmath import mp, mpf

mp.dps = 60
random.seed(20240917)


def bits(x):
    return "%016x" % struct.unpack("<Q", struct.pack("<d", x))[0]


def nearest(value):
    """The double nearest to an mpf, subnormal numbers and overflow included."""
    if value == 0:
        return 0.0
    if abs(value) >= mpf(2) ** 1024 * (1 - mpf(2) ** -54):
        return math.copysign(math.inf, value)
    exponent = max(int(mpmath.floor(mpmath.log(abs(value), 2))) - 52, -1074)
    return float(mpmath.nint(value / mpf(2) ** exponent) * mpf(2) ** exponent)


def pair(value):
    upper = nearest(value)
    lower = nearest(value - mpf(upper)) if math.isfinite(upper) else 0.0
    return upper, lower


def log_uniform(low, high, count):
    return [math.exp(random.uniform(math.log(low), math.log(high))) for _ in range(count)]


def both_signs(numbers):
    return [s * x for x in numbers for s in (1, -1)]


def near(x, steps=2):
    below = above = x
    result = [x]
    for _ in range(steps):
        below, above = math.nextafter(below, -math.inf), math.nextafter(above, math.inf)
        result += [below, above]
    return result


def quarter_turns():
    result = []
    for limit in (10, 1000, 2 ** 20 * 2 / math.pi):
        for _ in range(40):
            n = random.randint(1, int(limit))
            result += near(nearest(n * mpmath.pi / 2), 1)
    result += [math.ldexp(6381956970095103, 797), 1e22, 1e300, 1.7976931348623157e308]
    return result + log_uniform(2.0 ** 20, 1e300, 60)


EXP = both_signs(log_uniform(1e-18, 700, 100)) + near(709.782712893384) + near(-708.3964185322641) \
    + near(-745.1332191019411) + [random.uniform(-745, -708) for _ in range(30)]
LOG = log_uniform(1e-308, 1e308, 80) + log_uniform(0.5, 2, 120) + [5e-324, 1e-310, 2.2250738585072014e-308] \
    + [x for e in (1, 3, 10, 20, 30, 45) for x in (1 - 2.0 ** -e, 1 + 2.0 ** -e)] + near(math.sqrt(0.5)) + near(math.sqrt(2))
LOG1P = both_signs(log_uniform(1e-18, 0.9, 120)) + log_uniform(0.9, 1e300, 60) + [-1 + 2.0 ** -k for k in range(2, 53, 5)]
TRIG = both_signs(log_uniform(1e-10, 100, 100)) + quarter_turns()
TANH = both_signs(log_uniform(1e-10, 25, 120)) + near(1.0) + near(0.5)
SIGMOID = both_signs(log_uniform(1e-10, 40, 100)) + [random.uniform(-745, -40) for _ in range(40)]
ERF = both_signs(log_uniform(1e-10, 6.5, 120)) + near(0.5)
ERFC = both_signs(log_uniform(1e-10, 6, 80)) + [random.uniform(0.4, 27.2) for _ in range(120)] + near(0.5)
LGAMMA = log_uniform(1e-300, 1e300, 60) + [random.uniform(0.01, 12) for _ in range(150)] \
    + [x for c in (1, 2) for e in (3, 8, 20, 40) for x in (c - 2.0 ** -e, c + 2.0 ** -e)] + near(0.75) + near(2.25) + near(10.0)
PROBABILITY = log_uniform(1e-300, 0.5, 60) + [random.random() for _ in range(100)] \
    + [0.5 + s * 2.0 ** -k for k in range(2, 50, 6) for s in (1, -1)] + [1 - 2.0 ** -k for k in range(2, 54, 6)] + [5e-324, 1e-310]
POW = [(x, random.uniform(-1, 1) * min(700 / max(abs(math.log(x)), 1e-300), 1e18))
       for x in log_uniform(1e-300, 1e300, 80) + log_uniform(0.5, 2, 80)] \
    + [(1 + s * 2.0 ** -k, 700 * 2.0 ** k) for k in (10, 30, 52) for s in (1, -1)] + [(10.0, -320.3), (2.0, -1074.0), (2.0, 0.5), (3.0, 40.0)]


def softplus(x):
    return mpmath.log1p(mpmath.exp(x))


def normal_quantile(p):
    p = mpf(p)
    if abs(p - mpf("0.5")) < mpf("0.4"):
        return mpmath.sqrt(2) * mpmath.erfinv(2 * p - 1)
    tail = min(p, 1 - p)
    x = mpmath.sqrt(-2 * mpmath.log(tail)) - 0.5
    for _ in range(60):
        value = mpmath.erfc(x / mpmath.sqrt(2)) / 2
        step = (mpmath.log(value) - mpmath.log(tail)) * value / (mpmath.exp(-x * x / 2) / mpmath.sqrt(2 * mpmath.pi))
        x += step
        if abs(step) < mpf("1e-45") * abs(x):
            break
    return -x if p < 0.5 else x


def solved(probability, density, start, target, upper):
    x = mpf(start)
    for _ in range(300):
        value = probability(x)
        step = mpmath.log(value / target) * value / density(x) * (-1 if upper else 1)
        if step >= x:
            step = x / 2
        if step <= -x:
            step = -x
        x -= step
        if abs(step) < mpf("1e-32") * x:
            return x
    raise ValueError((start, target))


def chi_square_quantile(p, k):
    a, p = mpf(k) / 2, mpf(p)
    upper = p > 0.5
    function = (lambda x: mpmath.gammainc(a, x, regularized=True)) if upper else \
        (lambda x: mpmath.gammainc(a, 0, x, regularized=True))
    density = lambda x: mpmath.exp((a - 1) * mpmath.log(x) - x - mpmath.loggamma(a))
    start = a * max(1 - 1 / (9 * a) + float(normal_quantile(p)) / (3 * mpmath.sqrt(a)), mpf("0.2")) ** 3
    if not upper:
        start = min(start, mpmath.exp((mpmath.log(p) + mpmath.loggamma(a + 1)) / a) * 2)
    return 2 * solved(function, density, start, 1 - p if upper else p, upper)


def student_quantile(p, n):
    n, p = mpf(n), mpf(p)
    tail = min(p, 1 - p)
    upper = lambda x: mpmath.betainc(n / 2, mpf("0.5"), 0, n / (n + x * x), regularized=True) / 2
    density = lambda x: (1 + x * x / n) ** (-(n + 1) / 2) / (mpmath.sqrt(n) * mpmath.beta(n / 2, mpf("0.5")))
    x = solved(upper, density, abs(normal_quantile(p)), tail, True)
    return -x if p < 0.5 else x


CHI_SQUARE = [(random.choice([1e-8, 0.001, 0.005, 0.025, 0.3, 0.5, 0.7, 0.975, 0.995, 0.999, 1 - 1e-8]),
               random.choice([0.5, 1, 2, 3, 5, 9, 10, 30, 99, 1000, 12345])) for _ in range(60)]
STUDENT = [(random.choice([1e-8, 0.001, 0.005, 0.025, 0.3, 0.499, 0.6, 0.7, 0.975, 0.995, 0.999, 1 - 1e-8]),
            random.choice([0.5, 1, 2, 3, 4.5, 9, 10, 30, 99, 1000, 12345])) for _ in range(60)]

TABLES = {
    "exp": (mpmath.exp, EXP), "expm1": (mpmath.expm1, [x for x in EXP if x > -40]),
    "log": (mpmath.log, LOG), "log1p": (mpmath.log1p, LOG1P), "log2": (lambda x: mpmath.log(x, 2), LOG),
    "pow": (lambda x, y: mpf(x) ** mpf(y), POW), "sin": (mpmath.sin, TRIG), "cos": (mpmath.cos, TRIG),
    "tanh": (mpmath.tanh, TANH), "sigmoid": (lambda x: 1 / (1 + mpmath.exp(-mpf(x))), SIGMOID),
    "softplus": (softplus, SIGMOID), "erf": (mpmath.erf, ERF), "erfc": (mpmath.erfc, ERFC),
    "lgamma": (mpmath.loggamma, LGAMMA), "normalQuantile": (normal_quantile, PROBABILITY),
    "chiSquareQuantile": (chi_square_quantile, CHI_SQUARE), "studentQuantile": (student_quantile, STUDENT),
}


def precision_for(arguments):
    return 400 if max(abs(a) for a in arguments) > 1e15 else 60


def main():
    print("// Arguments and results to 30 digits, as bit patterns; written by")
    print("// Scripts/generate-math-references.py.")
    print("// swift-format-ignore-file\n")
    print("enum ReferenceTables {")
    for name, (function, rows) in TABLES.items():
        print(f"  static let {name} = \"\"\"")
        for row in rows:
            arguments = row if isinstance(row, tuple) else (row,)
            mp.dps = precision_for(arguments)
            upper, lower = pair(mpf(function(*[mpf(a) for a in arguments])))
            print("    " + " ".join(bits(float(x)) for x in (*arguments, upper, lower)))
        print("    \"\"\"")
    print("}")


if __name__ == "__main__":
    main()
