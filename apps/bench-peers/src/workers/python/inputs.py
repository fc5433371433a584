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


def centred(*shape, seed, scale=1):
    """float32, in [-scale / 2, scale / 2)."""
    return ((uniform(*shape, seed=seed) - 0.5) * scale).astype(np.float32)


def lstm_step():
    """30 sequences of one number, what they should give, the state, and the weights of the gates f, i, o and of u."""
    x, t = (centred(30, 1, seed=seed) for seed in (0, 1))
    h, c = (centred(30, 100, seed=seed) for seed in (2, 3))
    from_input = [centred(1, 100, seed=seed) for seed in (4, 5, 6, 7)]
    from_state = [centred(100, 100, seed=seed) for seed in (8, 9, 10, 11)]
    return x, t, h, c, from_input, from_state, centred(100, 1, seed=12)


def convolutional_step():
    """A batch of images, labels, two layers of filters, and a matrix."""
    images = centred(100, 1, 28, 28, seed=0)
    labels = (uniform(100, seed=3) * 10).astype(np.int64)
    filters = [centred(8, 1, 3, 3, seed=1, scale=0.2), centred(16, 8, 3, 3, seed=2, scale=0.2)]
    return images, labels, filters, centred(784, 10, seed=4, scale=0.2)
