"""The inputs of the rows, the same as those of inputs.ts."""

import math

import numpy as np

LEARNING_RATE = 0.01


def uniform(*shape, seed=0):
    """Numbers in [0, 1): a hash of each index, by the last step of MurmurHash3."""
    x = np.arange(math.prod(shape), dtype=np.uint32) ^ np.uint32(seed * 0x9E3779B9 % 2**32)
    x ^= x >> 16
    x *= np.uint32(0x85EBCA6B)
    x ^= x >> 13
    x *= np.uint32(0xC2B2AE35)
    x ^= x >> 16
    return (x / 2**32).reshape(shape)


def layer(n, m, seed):
    """The initial weights and biases, in float32."""
    weights = (uniform(n, m, seed=seed) - 0.5) * 0.02
    return weights.astype(np.float32), np.zeros(m, np.float32)


def training():
    """Two layers of parameters, a batch of 100 and its labels."""
    parameters = [*layer(784, 1000, seed=1), *layer(1000, 10, seed=2)]
    batch = uniform(100, 784).astype(np.float32)
    labels = (uniform(100, seed=3) * 10).astype(np.int64)
    return parameters, batch, labels
