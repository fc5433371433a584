"""Measures rows for `pnpm bench:peers`: requests and answers are lines of JSON, as in protocol.ts.

    python3 worker.py numpy|dezero|torch
"""

import importlib
import json
import math
import sys
from time import perf_counter

import numpy as np

from inputs import uniform

peer = importlib.import_module(f"{sys.argv[1]}_rows")
channel, sys.stdout = sys.stdout, sys.stderr  # stdout is for messages only


def send(message):
    print(json.dumps(message, allow_nan=False), file=channel, flush=True)


class Prepared:
    """A row that has run once, for its checksum."""

    def __init__(self, row):
        self.row = row
        self.run = peer.rows[row]()
        start = perf_counter()
        self.checksum = checksum(peer.values(self.run()))
        self.first = (perf_counter() - start) * 1000


def checksum(values):
    """Identifies a result, as checksum.ts does."""
    values = np.asarray(values, np.float64).reshape(-1)
    weights = uniform(values.size) - 0.5
    return {"size": values.size, "norm": math.sqrt(values @ values), "mix": float(values @ weights)}


def least_runs(first):
    """As in serve.ts."""
    return 3 if first < 1000 else 1


def time(run, milliseconds, repeat, at_least=1):
    """Milliseconds of single runs, as many as the time allows."""
    samples = []
    end = perf_counter() + milliseconds / 1000
    while True:
        start = perf_counter()
        for _ in range(repeat):
            run()
        stop = perf_counter()
        samples.append((stop - start) * 1000 / repeat)
        if stop >= end and len(samples) >= at_least:
            return samples


def thinned(samples, most=1000):
    """At most `most` of the samples, evenly spaced in rank."""
    samples.sort()
    count = min(len(samples), most)
    return [samples[int((i + 0.5) * len(samples) / count)] for i in range(count)]


def peak(row):
    """How much the memory of this process grows during one run, at its peak."""
    import resource  # not available on Windows

    unit = 1 if sys.platform == "darwin" else 1024
    largest = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    run = peer.rows[row]()
    before = largest()
    run()
    return {"bytes": largest() - before}


prepared = None


def answer(request):
    global prepared
    if request.get("peak"):
        return peak(request["row"])
    if prepared is None or prepared.row != request["row"]:
        prepared = None  # frees the previous row first
        prepared = Prepared(request["row"])
    if request["warmup"] > prepared.first:
        time(prepared.run, request["warmup"] - prepared.first, request["repeat"])
    samples = time(prepared.run, request["time"], request["repeat"], least_runs(prepared.first))
    return {"checksum": prepared.checksum, "samples": thinned(samples)}


send({"version": peer.version, "rows": list(peer.rows)})
for line in sys.stdin:
    try:
        send(answer(json.loads(line)))
    except Exception as error:
        send({"error": f"{type(error).__name__}: {error}"})
