"""The graph rows of the bench, in the arithmetic of the original DeZero."""

import platform

import numpy as np

import dezero
from dezero import Variable
from graph_rows import graph_rows
from inputs import LEARNING_RATE, training

version = f"Python {platform.python_version()}, NumPy {np.__version__}"


def scalar(value):
    return Variable(np.array(value))


def differentiate(y, x, order):
    for _ in range(order):
        x.cleargrad()
        y.backward(create_graph=True)
        y = x.grad
    return y


def newton():
    x = scalar(2.0)
    for _ in range(10):
        gx = differentiate(x**4 - 2 * x**2, x, 1)
        x.cleargrad()
        gx.backward()
        x.data = x.data - gx.data / x.grad.data
    return x


points = np.linspace(-7, 7, 200)


def sine():
    x = Variable(points)
    return differentiate(dezero.sin(x), x, 4)


def hyperbolic_tangent(order):
    x = scalar(1.0)
    return differentiate(dezero.tanh(x), x, order)


def training_step():
    arrays, batch, labels = training()
    w1, b1, w2, b2 = parameters = [Variable(array) for array in arrays]
    batch = Variable(batch)

    def step():
        hidden = dezero.sigmoid(dezero.matmul(batch, w1) + b1)
        loss = dezero.softmax_cross_entropy(dezero.matmul(hidden, w2) + b2, labels)
        for parameter in parameters:
            parameter.cleargrad()
        loss.backward()
        for parameter in parameters:
            parameter.data -= LEARNING_RATE * parameter.grad.data
        return b1

    return step


rows = graph_rows(scalar, newton, sine, hyperbolic_tangent, training_step)


def values(result):
    return result.data
