"""The graph rows of the bench, from the functions by which a library computes them."""


def graph_rows(scalar, newton, sine, hyperbolic_tangent, training_step):
    def chain(length):
        x = scalar(1.0)
        y = x
        for _ in range(0, length, 2):
            y = y * 0.5 + x
        y.backward()
        return x.grad

    def used_often(times):
        x = scalar(2.0)
        y = x
        for _ in range(1, times):
            y = y + (-x)
        y.backward()
        return x.grad

    rows = {
        "scalar chain of 1,000, forward and backward, per operation": lambda: lambda: chain(1000),
        "Newton, 10 iterations (step 33)": lambda: newton,
        "sin, 4 derivatives, 200 points (step 34)": lambda: sine,
        "tanh, 8th derivative, scalar (step 35)": lambda: lambda: hyperbolic_tangent(8),
        "a variable used 10,000 times": lambda: lambda: used_often(10_000),
        "training step 784-1000-10, batch 100, float32": training_step,
    }
    for length in [10**k for k in range(2, 7)]:
        rows[f"chain of {length}"] = lambda length=length: lambda: chain(length)
    for order in range(1, 9):
        rows[f"tanh, derivative {order}"] = lambda order=order: lambda: hyperbolic_tangent(order)
    return rows
