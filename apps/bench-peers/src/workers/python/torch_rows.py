"""The graph and array rows of the bench, in PyTorch on one thread."""

import numpy as np
import torch
from torch.nn.functional import cross_entropy

from array_rows import array_rows
from blas import with_blas
from graph_rows import graph_rows
from inputs import LEARNING_RATE, training
from torch_network_rows import rows as network_rows
from torch_calculus import rows as calculus_rows

torch.set_num_threads(1)
version = with_blas(torch.__version__)


def leaf(data):
    return torch.as_tensor(data).requires_grad_()


def scalar(value):
    return torch.tensor(value, dtype=torch.float64, requires_grad=True)


def differentiate(y, x, order):
    for _ in range(order):
        (y,) = torch.autograd.grad(y.sum(), x, create_graph=True)
    return y


def newton():
    x = scalar(2.0)
    for _ in range(10):
        gx = differentiate(x**4 - 2 * x**2, x, 1)
        (gx2,) = torch.autograd.grad(gx, x)
        x = (x - gx / gx2).detach().requires_grad_()
    return x


points = np.linspace(-7, 7, 200)


def sine():
    x = leaf(points)
    return differentiate(torch.sin(x), x, 4)


def hyperbolic_tangent(order):
    x = scalar(1.0)
    return differentiate(torch.tanh(x), x, order)


def training_step():
    arrays, batch, labels = training()
    w1, b1, w2, b2 = parameters = [leaf(array) for array in arrays]
    batch, labels = torch.as_tensor(batch), torch.as_tensor(labels)

    def step():
        loss = cross_entropy(torch.sigmoid(batch @ w1 + b1) @ w2 + b2, labels)
        for parameter in parameters:
            parameter.grad = None
        loss.backward()
        with torch.no_grad():
            for parameter in parameters:
                parameter -= LEARNING_RATE * parameter.grad
        return b1

    return step


rows = {
    **graph_rows(scalar, newton, sine, hyperbolic_tangent, training_step),
    **calculus_rows,
    **array_rows(torch, torch.as_tensor),
    **network_rows,
}


def values(result):
    return result.detach().numpy()
