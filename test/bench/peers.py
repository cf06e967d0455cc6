"""Peers of the benchmarks in numpy and scipy: `peers.py JOB` prints the processor times of the job in milliseconds as JSON."""

import json
import sys
import time

import numpy as np


def theil():
    x, w = rng.exponential(1000, 1_000_000), rng.uniform(1, 10, 1_000_000)

    def run():
        r = x / np.average(x, weights=w)
        return (w * r * np.log(r)).sum() / w.sum()

    return "numpy", run


def gini():
    x, w = rng.exponential(1000, 1_000_000), rng.uniform(1, 10, 1_000_000)

    def run():
        order = np.argsort(x)
        xs, ws = x[order], w[order]
        below = np.cumsum(ws)
        total = below[-1]
        return (ws * xs * (2 * below - ws - total)).sum() / total / (ws * xs).sum()

    return "numpy", run


def ranks():
    matrix = rng.uniform(1, 100, (51, 49))
    logs = np.log(matrix)

    def run():
        drawn = np.empty((1000, 51))
        for k in range(1000):
            w = 1 + 0.25 * (2 * rng.random(49) - 1)
            w /= w.sum()
            score = matrix @ w if rng.random() < 0.5 else np.exp(logs @ w)
            order = np.argsort(-score)
            drawn[k, order] = np.arange(1, 52)
        return np.quantile(drawn, [0.05, 0.5, 0.95], axis=0), drawn.mean(axis=0)

    return "numpy", run


def catchment():
    from scipy import __version__
    from scipy.spatial import cKDTree

    def points(n):
        lon, lat = np.radians(rng.uniform(100, 110, n)), np.radians(rng.uniform(25, 35, n))
        return np.c_[np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]

    places, facilities = points(100_000), points(10_000)
    people, capacity = np.floor(rng.uniform(0, 2000, 100_000)), np.floor(rng.uniform(1, 10, 10_000))
    radius = 2 * np.sin(26 / 6371.0088 / 2)

    def run():
        pairs = cKDTree(places).sparse_distance_matrix(cKDTree(facilities), radius, output_type="ndarray")
        i, j = pairs["i"], pairs["j"]
        cost = 2 * 6371.0088 * np.arcsin(pairs["v"] / 2)
        weight = np.exp(-0.5 * (cost / 10) ** 2)
        drawn = np.bincount(j, people[i] * weight, minlength=10_000)
        ratio = np.divide(capacity, drawn, out=np.zeros_like(drawn), where=drawn > 0)
        return np.bincount(i, ratio[j] * weight, minlength=100_000)

    return f"scipy {__version__} with numpy", run


rng = np.random.default_rng(1)
name, work = {"theil": theil, "gini": gini, "ranks": ranks, "catchment": catchment}[sys.argv[1]]()
times = []
for round_ in range(8):
    begin = time.process_time()
    work()
    times.append(1000 * (time.process_time() - begin))
print(json.dumps({"peer": f"{name} {np.__version__}", "times": times[1:]}))
