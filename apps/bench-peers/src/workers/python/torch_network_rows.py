"""The rows of convolutions and of networks, in PyTorch."""

import numpy as np
import torch
from torch.nn.functional import conv2d, cross_entropy, max_pool2d, mse_loss

from inputs import LEARNING_RATE, centred, convolutional_step, lstm_step


def leaf(data):
    return torch.as_tensor(data).requires_grad_()


def descend(loss, parameters):
    for parameter in parameters:
        parameter.grad = None
    loss.backward()
    with torch.no_grad():
        for parameter in parameters:
            parameter -= LEARNING_RATE * parameter.grad


def lstm_network():
    *data, from_input, from_state, out = lstm_step()
    x, t, h, c = (torch.as_tensor(array) for array in data)
    # One product for all gates, as torch.nn.LSTM has it.
    parameters = W, b, U, V, d = [
        leaf(array)
        for array in (
            np.concatenate(from_input, axis=1),
            np.zeros(400, np.float32),
            np.concatenate(from_state, axis=1),
            out,
            np.zeros(1, np.float32),
        )
    ]

    def step():
        f, i, o, u = (x @ W + b + h @ U).chunk(4, dim=1)
        memory = f.sigmoid() * c + i.sigmoid() * u.tanh()
        descend(mse_loss((o.sigmoid() * memory.tanh()) @ V + d, t), parameters)
        return b[:100]

    return step


def convolutional_network():
    images, labels, filters, out = convolutional_step()
    x, t = torch.as_tensor(images), torch.as_tensor(labels)
    first, second, V = (leaf(array) for array in (*filters, out))
    biases = [leaf(np.zeros(n, np.float32)) for n in (8, 16, 10)]
    parameters = [first, second, V, *biases]

    def step():
        y = max_pool2d(conv2d(x, first, biases[0], padding=1).relu(), 2)
        y = max_pool2d(conv2d(y, second, biases[1], padding=1).relu(), 2)
        descend(cross_entropy(y.flatten(1) @ V + biases[2], t), parameters)
        return biases[1]

    return step


def convolution(images, filters, pad):
    def inputs():
        return centred(*images, seed=0), centred(*filters, seed=1), centred(filters[0], seed=2)

    def forward():
        x, W, b = map(torch.as_tensor, inputs())
        return lambda: conv2d(x, W, b, padding=pad)

    def backward():
        x, W, b = map(leaf, inputs())

        def run():
            x.grad = W.grad = b.grad = None
            conv2d(x, W, b, padding=pad).sum().backward()
            return x.grad

        return run

    return forward, backward


def max_pooling():
    x = torch.as_tensor(centred(32, 30, 24, 24, seed=0))
    return lambda: max_pool2d(x, 2)


rows = {
    "LSTM step, batch 30, hidden 100, float32": lstm_network,
    "iteration of a convolutional network, batch 100": convolutional_network,
    "max pooling 2×2 of 32×30×24×24": max_pooling,
}
for name, *shapes in [
    ("conv 1 → 30, 5×5, of 32 images 28×28", (32, 1, 28, 28), (30, 1, 5, 5), 0),
    ("conv 3 → 64, 3×3, of an image 224×224", (1, 3, 224, 224), (64, 3, 3, 3), 1),
    ("conv 64 → 64, 3×3, of an image 224×224", (1, 64, 224, 224), (64, 64, 3, 3), 1),
]:
    rows[name], rows[f"{name}, forward and backward"] = convolution(*shapes)
