#!/usr/bin/env python3
"""Derives the polynomial coefficients of Sources/DeterministicMath.

Each entry is a minimax fit (Lawson's algorithm in 50-digit arithmetic). Coefficients are rounded one
after another, lowest power first, and the rest is fitted again, so that rounding costs nothing.

Usage: derive-math-coefficients.py [NAME ...]      prints Swift literals and the error of each fit
"""
import struct
import sys

from mpmath import mp, mpf, log, exp, sin, cos, tanh, matrix, lu_solve, pi, chebyt, sqrt, erfc, gamma, loggamma

mp.dps = 50


def to_float(x):
    return mpf(struct.unpack("f", struct.pack("f", float(x)))[0])


def to_double(x):
    return mpf(float(x))


def minimax(f, weight, powers, a, b, rounds=30, grid=120):
    """Minimises max |weight (f - Σ c_i x^powers_i)| on [a, b] by Lawson's reweighted least squares."""
    xs = [(a + b) / 2 - (b - a) / 2 * cos(pi * (mpf(k) + mpf("0.5")) / grid) for k in range(grid)]
    rows = [([weight(x) * x ** p for p in powers], weight(x) * f(x)) for x in xs if x != 0]
    lawson = [mpf(1)] * len(rows)
    best, best_worst = None, None
    for _ in range(rounds):
        n = len(powers)
        system, right = matrix(n, n), matrix(n, 1)
        for (row, y), u in zip(rows, lawson):
            for i in range(n):
                right[i] += u * row[i] * y
                for j in range(i + 1):
                    system[i, j] += u * row[i] * row[j]
        for i in range(n):
            for j in range(i):
                system[j, i] = system[i, j]
        c = list(lu_solve(system, right))
        errors = [abs(y - sum(p * q for p, q in zip(c, row))) for row, y in rows]
        worst = max(errors)
        if best is None or worst < best_worst:
            best, best_worst = c, worst
        total = sum(u * e for u, e in zip(lawson, errors))
        if total == 0:
            break
        lawson = [u * e / total for u, e in zip(lawson, errors)]
    return best, best_worst


def fit(f, weight, powers, a, b, rounding):
    """Fits, rounds the lowest coefficient, subtracts it, and fits the rest again, four times."""
    a, b, remaining, result = mpf(a), mpf(b), list(powers), []

    def rest(x):
        return f(x) - sum(c * x ** p for c, p in result)

    while remaining:
        coefficients, _ = minimax(rest, weight, remaining, a, b)
        count = 1 if len(result) < 4 else len(remaining)
        for coefficient in coefficients[:count]:
            result.append((rounding(coefficient), remaining.pop(0)))
    grid = [a + (b - a) * mpf(k) / 500 for k in range(501)]
    worst = max(abs(weight(x) * rest(x)) for x in grid if x != 0)
    return [c for c, _ in result], worst


FITS = {}


def entry(name):
    def register(function):
        FITS[name] = function
        return function
    return register


HALF_LN2 = log(2) / 2


@entry("expf: (e^r - 1 - r) / r^2 on ±ln2/2, weight r^2")
def expf():
    return fit(lambda r: (exp(r) - 1 - r) / r ** 2, lambda r: r ** 2, range(5),
               -HALF_LN2 * mpf("1.003"), HALF_LN2 * mpf("1.003"), to_float)


@entry("logf: (log(1+f) - f + f^2/2) / f^3 on [√½-1, √2-1], weight f^2")
def logf():
    from mpmath import log1p
    return fit(lambda f: (log1p(f) - f + f ** 2 / 2) / f ** 3, lambda f: f ** 2, range(9),
               sqrt(mpf("0.5")) - 1, sqrt(mpf(2)) - 1, to_float)


@entry("tanhf: (tanh(√z) - √z) / z^1.5 on [0, 0.712], weight z")
def tanhf():
    return fit(lambda z: (tanh(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3, lambda z: z, range(6), mpf("1e-6"), mpf("0.712"), to_float)


@entry("sinf: (sin(√z) - √z) / z^1.5 on [0, (π/4)²], weight z")
def sinf():
    return fit(lambda z: (sin(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3, lambda z: z, range(4), mpf("1e-6"), (pi / 4) ** 2 * mpf("1.001"), to_float)


@entry("cosf: (cos(√z) - 1 + z/2) / z² on [0, (π/4)²], weight z²")
def cosf():
    return fit(lambda z: (cos(sqrt(z)) - 1 + z / 2) / z ** 2, lambda z: z ** 2, range(4), mpf("1e-6"), (pi / 4) ** 2 * mpf("1.001"), to_float)


@entry("erff: erf(√z)/√z - 1 on [0, 0.85]")
def erf_near():
    from mpmath import erf
    return fit(lambda z: erf(sqrt(z)) / sqrt(z) - 1, lambda z: mpf(1), range(8), mpf("1e-6"), mpf("0.85"), to_float)


@entry("erfcf: (-log(erfc(x)) - x²) / x, by 1 at x = 0.9, in x - 2 on [0.9, 4], weight x erfc(x)")
def erfc_far():
    return fit(lambda t: (-log(erfc(t + 2)) - (t + 2) ** 2) / (t + 2), lambda t: (t + 2) * erfc(t + 2), range(9),
               mpf("-1.1"), 2, to_float)


@entry("exp: (e^r - 1 - r) / r^2 on ±ln2/2, weight r^2")
def exp_double():
    return fit(lambda r: (exp(r) - 1 - r) / r ** 2, lambda r: r ** 2, range(10),
               -HALF_LN2 * mpf("1.001"), HALF_LN2 * mpf("1.001"), to_double)


def log_remainder(z):
    """(log((1+s)/(1-s)) - 2s) / (s z) with z = s²."""
    s = sqrt(z)
    return (log((1 + s) / (1 - s)) - 2 * s) / (s * z)


@entry("log: (log((1+s)/(1-s)) - 2s) / s³ in z = s², s up to (√2-1)/(√2+1), weight z")
def log_double():
    top = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2
    return fit(log_remainder, lambda z: z, range(7), mpf("1e-8"), top * mpf("1.001"), to_double)


@entry("sin: (sin(√z) - √z) / z^1.5 on [0, (π/4)²], weight z")
def sin_double():
    return fit(lambda z: (sin(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3, lambda z: z, range(6), mpf("1e-8"), (pi / 4) ** 2 * mpf("1.001"), to_double)


@entry("cos: (cos(√z) - 1 + z/2) / z² on [0, (π/4)²], weight z²")
def cos_double():
    return fit(lambda z: (cos(sqrt(z)) - 1 + z / 2) / z ** 2, lambda z: z ** 2, range(6), mpf("1e-8"), (pi / 4) ** 2 * mpf("1.001"), to_double)


@entry("tanh: (tanh(√z) - √z) / z^1.5 on [0, 1], weight z")
def tanh_double():
    return fit(lambda z: (tanh(sqrt(z)) - sqrt(z)) / sqrt(z) ** 3, lambda z: z, range(17), mpf("1e-8"), 1, to_double)


@entry("normal: -2 log(1+f) / f on [√½-1, √2-1], weight f")
def normal_radius():
    from mpmath import log1p
    return fit(lambda f: -2 * log1p(f) / f, lambda f: f, range(7), sqrt(mpf("0.5")) - 1, sqrt(mpf(2)) - 1, to_float)


@entry("normal: sin(π/4 t) / t in t² on [0, 1], weight t")
def normal_sine():
    return fit(lambda z: sin(pi / 4 * sqrt(z)) / sqrt(z), lambda z: sqrt(z), range(3), mpf("1e-6"), 1, to_float)


@entry("normal: cos(π/4 t) in t² on [0, 1]")
def normal_cosine():
    return fit(lambda z: cos(pi / 4 * sqrt(z)), lambda z: mpf(1), range(4), 0, 1, to_float)


@entry("erf: erf(√z)/√z - 1 on [0, 1/4]")
def erf_double():
    from mpmath import erf
    return fit(lambda z: erf(sqrt(z)) / sqrt(z) - 1, lambda z: mpf(1), range(10), mpf("1e-8"), mpf("0.2505"), to_double)


ERFCX_CENTRE = 3


@entry("erfcx: (1 + 2x) e^(x²) erfc(x) - 1.25 in t = (x-3)/(x+3), x in [1/2, 28]")
def erfcx_double():
    def f(t):
        x = ERFCX_CENTRE * (1 + t) / (1 - t)
        return (1 + 2 * x) * exp(x * x) * erfc(x) - mpf("1.25")

    def t(x):
        return (mpf(x) - ERFCX_CENTRE) / (mpf(x) + ERFCX_CENTRE)

    return fit(f, lambda t: mpf(1), range(25), t("0.499"), t(28), to_double)


def ratio_at(root):
    def f(y):
        return loggamma(root + y) / y
    return f


@entry("lgamma1: lgamma(1+y)/y on ±1/4")
def lgamma_one():
    return fit(ratio_at(1), lambda y: mpf(1), range(19), mpf("-0.2501"), mpf("0.2501"), to_double)


@entry("lgamma2: lgamma(2+y)/y on ±1/4")
def lgamma_two():
    return fit(ratio_at(2), lambda y: mpf(1), range(15), mpf("-0.2501"), mpf("0.2501"), to_double)


@entry("lgamma3: lgamma(3/2+y) on ±1/4")
def lgamma_middle():
    return fit(lambda y: loggamma(mpf("1.5") + y), lambda y: mpf(1), range(16), mpf("-0.2501"), mpf("0.2501"), to_double)


@entry("stirling: (lgamma(x) - (x-1/2) log x + x - log(2π)/2) x in z = 1/x² for x ≥ 10")
def stirling():
    def f(z):
        x = 1 / sqrt(z)
        return (loggamma(x) - (x - mpf("0.5")) * log(x) + x - log(2 * pi) / 2) * x
    return fit(f, lambda z: mpf(1), range(8), mpf("1e-6"), mpf("0.01"), to_double)


@entry("artanh: (log((1+s)/(1-s)) - 2s - 2s³/3) / s⁵ in z = s², weight z²")
def artanh_long():
    top = ((sqrt(mpf(2)) - 1) / (sqrt(mpf(2)) + 1)) ** 2

    def f(z):
        s = sqrt(z)
        return (log((1 + s) / (1 - s)) - 2 * s - 2 * s ** 3 / 3) / s ** 5
    return fit(f, lambda z: z ** 2, range(8), mpf("1e-6"), top * mpf("1.001"), to_double)


def main():
    wanted = sys.argv[1:]
    for name, function in FITS.items():
        if wanted and not any(w in name for w in wanted):
            continue
        coefficients, worst = function()
        print(f"{name}: error 2^{float(log(worst, 2)):.2f}")
        for c in coefficients:
            print(f"  {float(c)!r}  {float(c).hex()}")


if __name__ == "__main__":
    main()
