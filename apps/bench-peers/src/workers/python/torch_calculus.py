"""The rows of calculus, in PyTorch."""

import torch
from torch.autograd.functional import hessian, hvp, jacobian

from inputs import uniform


def numbers(seed, *shape):
    return torch.as_tensor(uniform(*shape, seed=seed))


def rosenbrock(x):
    a, b = x[:-1], x[1:]
    return (100 * (b - a**2) ** 2 + (1 - a) ** 2).sum()


def rosenbrock_hessian():
    x = numbers(0, 100)
    return lambda: hessian(rosenbrock, x, vectorize=True)


def network_product():
    x, t = numbers(0, 100, 300), numbers(1, 100, 30)
    shapes = [(300, 300), (300,), (300, 30), (30,)]
    parameters = tuple((numbers(2 + i, *shape) - 0.5) * 0.1 for i, shape in enumerate(shapes))
    tangents = tuple(numbers(6 + i, *shape) for i, shape in enumerate(shapes))

    def loss(w1, b1, w2, b2):
        return ((torch.tanh(x @ w1 + b1) @ w2 + b2 - t) ** 2).mean()

    return lambda: hvp(loss, parameters, tangents)[1][0]


def layer_jacobian():
    x, w, b = numbers(0, 100), numbers(1, 100, 100) * 0.1, numbers(2, 100)
    return lambda: jacobian(lambda x: torch.tanh(x @ w + b), x, vectorize=True)


rows = {
    "Hessian of Rosenbrock, 100 inputs": rosenbrock_hessian,
    "Hessian times a vector, 99,330 parameters, batch 100": network_product,
    "Jacobian of a layer, 100 to 100": layer_jacobian,
}
