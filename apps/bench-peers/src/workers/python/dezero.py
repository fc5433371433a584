"""The arithmetic of the original DeZero, as in steps 24 to 36 of the book, rewritten in few lines.

It does the same work as the book's code: a Variable around every number, weak references to outputs, a list of
functions that is sorted at every push, a set of those seen, a context manager around every backward call.
"""

import contextlib
import weakref

import numpy as np


class Config:
    enable_backprop = True


@contextlib.contextmanager
def using_config(name, value):
    before = getattr(Config, name)
    setattr(Config, name, value)
    try:
        yield
    finally:
        setattr(Config, name, before)


def as_array(x):
    return np.array(x) if np.isscalar(x) else x


def as_variable(x):
    return x if isinstance(x, Variable) else Variable(x)


class Variable:
    __array_priority__ = 200

    def __init__(self, data, name=None):
        if data is not None and not isinstance(data, np.ndarray):
            raise TypeError(f"{type(data)} is not supported")
        self.data = data
        self.name = name
        self.grad = None
        self.creator = None
        self.generation = 0

    @property
    def shape(self):
        return self.data.shape

    @property
    def T(self):
        return transpose(self)

    def set_creator(self, function):
        self.creator = function
        self.generation = function.generation + 1

    def cleargrad(self):
        self.grad = None

    def backward(self, retain_grad=False, create_graph=False):
        if self.grad is None:
            self.grad = Variable(np.ones_like(self.data))
        functions = []
        seen_set = set()

        def push(function):
            if function not in seen_set:
                functions.append(function)
                seen_set.add(function)
                functions.sort(key=lambda f: f.generation)

        push(self.creator)
        while functions:
            function = functions.pop()
            gys = [output().grad for output in function.outputs]
            with using_config("enable_backprop", create_graph):
                gxs = function.backward(*gys)
                if not isinstance(gxs, tuple):
                    gxs = (gxs,)
                for x, gx in zip(function.inputs, gxs):
                    x.grad = gx if x.grad is None else x.grad + gx
                    if x.creator is not None:
                        push(x.creator)
            if not retain_grad:
                for y in function.outputs:
                    y().grad = None


class Function:
    def __call__(self, *inputs):
        inputs = [as_variable(x) for x in inputs]
        ys = self.forward(*[x.data for x in inputs])
        if not isinstance(ys, tuple):
            ys = (ys,)
        outputs = [Variable(as_array(y)) for y in ys]
        if Config.enable_backprop:
            self.generation = max([x.generation for x in inputs])
            for output in outputs:
                output.set_creator(self)
            self.inputs = inputs
            self.outputs = [weakref.ref(output) for output in outputs]
        return outputs if len(outputs) > 1 else outputs[0]


class Add(Function):
    def forward(self, x0, x1):
        self.shapes = x0.shape, x1.shape
        return x0 + x1

    def backward(self, gy):
        return unbroadcast(gy, gy, self.shapes)


class Sub(Function):
    def forward(self, x0, x1):
        self.shapes = x0.shape, x1.shape
        return x0 - x1

    def backward(self, gy):
        return unbroadcast(gy, -gy, self.shapes)


class Mul(Function):
    def forward(self, x0, x1):
        return x0 * x1

    def backward(self, gy):
        x0, x1 = self.inputs
        return unbroadcast(gy * x1, gy * x0, (x0.shape, x1.shape))


class Div(Function):
    def forward(self, x0, x1):
        return x0 / x1

    def backward(self, gy):
        x0, x1 = self.inputs
        return unbroadcast(gy / x1, gy * (-x0 / x1**2), (x0.shape, x1.shape))


class Neg(Function):
    def forward(self, x):
        return -x

    def backward(self, gy):
        return -gy


class Pow(Function):
    def __init__(self, c):
        self.c = c

    def forward(self, x):
        return x**self.c

    def backward(self, gy):
        (x,) = self.inputs
        return self.c * x ** (self.c - 1) * gy


class Sin(Function):
    def forward(self, x):
        return np.sin(x)

    def backward(self, gy):
        (x,) = self.inputs
        return gy * cos(x)


class Cos(Function):
    def forward(self, x):
        return np.cos(x)

    def backward(self, gy):
        (x,) = self.inputs
        return gy * -sin(x)


class Tanh(Function):
    def forward(self, x):
        return np.tanh(x)

    def backward(self, gy):
        y = self.outputs[0]()
        return gy * (1 - y * y)


class Exp(Function):
    def forward(self, x):
        return np.exp(x)

    def backward(self, gy):
        return gy * self.outputs[0]()


class Sigmoid(Function):
    def forward(self, x):
        return np.tanh(x * 0.5) * 0.5 + 0.5

    def backward(self, gy):
        y = self.outputs[0]()
        return gy * y * (1 - y)


class Reshape(Function):
    def __init__(self, shape):
        self.shape = shape

    def forward(self, x):
        self.x_shape = x.shape
        return x.reshape(self.shape)

    def backward(self, gy):
        return reshape(gy, self.x_shape)


class Transpose(Function):
    def forward(self, x):
        return np.transpose(x)

    def backward(self, gy):
        return transpose(gy)


class Sum(Function):
    def forward(self, x):
        self.x_shape = x.shape
        return x.sum()

    def backward(self, gy):
        return broadcast_to(gy, self.x_shape)


class BroadcastTo(Function):
    def __init__(self, shape):
        self.shape = shape

    def forward(self, x):
        self.x_shape = x.shape
        return np.broadcast_to(x, self.shape)

    def backward(self, gy):
        return sum_to(gy, self.x_shape)


class SumTo(Function):
    def __init__(self, shape):
        self.shape = shape

    def forward(self, x):
        self.x_shape = x.shape
        lead = x.ndim - len(self.shape)
        axes = [i for i in range(x.ndim) if i < lead or self.shape[i - lead] == 1]
        return x.sum(tuple(axes), keepdims=True).reshape(self.shape)

    def backward(self, gy):
        return broadcast_to(gy, self.x_shape)


class MatMul(Function):
    def forward(self, x, W):
        return x.dot(W)

    def backward(self, gy):
        x, W = self.inputs
        return matmul(gy, W.T), matmul(x.T, gy)


class SoftmaxCrossEntropy(Function):
    def __init__(self, labels):
        self.labels = labels

    def forward(self, x):
        highest = x.max(axis=1, keepdims=True)
        log_sum = highest + np.log(np.exp(x - highest).sum(axis=1, keepdims=True))
        rows = np.arange(len(x))
        return -(x - log_sum)[rows, self.labels].mean()

    def backward(self, gy):
        (x,) = self.inputs
        # The factor has the dtype of x; in newer versions of NumPy, gy / len(x) would be float64.
        factor = gy * np.array(1 / len(x.data), dtype=x.data.dtype)
        e = np.exp(x.data - x.data.max(axis=1, keepdims=True))
        one_hot = np.eye(x.shape[1], dtype=x.data.dtype)[self.labels]
        return Variable(e / e.sum(axis=1, keepdims=True) - one_hot) * factor


def unbroadcast(gx0, gx1, shapes):
    """Sums the gradients of two inputs to the shapes of the inputs where those were broadcast."""
    if shapes[0] != shapes[1]:
        return sum_to(gx0, shapes[0]), sum_to(gx1, shapes[1])
    return gx0, gx1


def add(x0, x1):
    return Add()(x0, as_array(x1))


def sub(x0, x1):
    return Sub()(x0, as_array(x1))


def rsub(x0, x1):
    return Sub()(as_array(x1), x0)


def mul(x0, x1):
    return Mul()(x0, as_array(x1))


def div(x0, x1):
    return Div()(x0, as_array(x1))


def rdiv(x0, x1):
    return Div()(as_array(x1), x0)


def neg(x):
    return Neg()(x)


def pow(x, c):
    return Pow(c)(x)


def sin(x):
    return Sin()(x)


def cos(x):
    return Cos()(x)


def tanh(x):
    return Tanh()(x)


def exp(x):
    return Exp()(x)


def sigmoid(x):
    return Sigmoid()(x)


def reshape(x, shape):
    return as_variable(x) if x.shape == shape else Reshape(shape)(x)


def transpose(x):
    return Transpose()(x)


def sum(x):
    return Sum()(x)


def broadcast_to(x, shape):
    return as_variable(x) if x.shape == shape else BroadcastTo(shape)(x)


def sum_to(x, shape):
    return as_variable(x) if x.shape == shape else SumTo(shape)(x)


def matmul(x, W):
    return MatMul()(x, W)


def softmax_cross_entropy(x, labels):
    return SoftmaxCrossEntropy(labels)(x)


Variable.__add__ = Variable.__radd__ = add
Variable.__sub__ = sub
Variable.__rsub__ = rsub
Variable.__mul__ = Variable.__rmul__ = mul
Variable.__truediv__ = div
Variable.__rtruediv__ = rdiv
Variable.__neg__ = neg
Variable.__pow__ = pow
