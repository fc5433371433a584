"""The array rows of the bench, for a library whose functions have the names that they have in NumPy."""

from inputs import uniform

MILLION = [1_000_000]
SQUARE = [1000, 1000]


def array_rows(library, wrap):
    """`wrap` converts an array of NumPy to one of the library."""

    def on(shape, f):
        def prepare():
            x = wrap(uniform(*shape))
            return lambda: f(x)

        return prepare

    def times_row():
        x, factors = wrap(uniform(1000, 1000)), wrap(uniform(1000, seed=1))
        return lambda: x * factors

    def product(dtype, left=False, right=False):
        def prepare():
            a, b = (wrap(uniform(1024, 1024, seed=seed).astype(dtype)) for seed in (0, 1))
            return lambda: (a.T if left else a) @ (b.T if right else b)

        return prepare

    rows = {
        "add of 200": on([200], lambda x: x + x),
        "1e6 sin": on(MILLION, library.sin),
        "1e6 exp": on(MILLION, library.exp),
        "1e6 tanh": on(MILLION, library.tanh),
        "1e6 add": on(MILLION, lambda x: x + x),
        "1000×1000 times a row": times_row,
        "1000×1000 sum over axis 0": on(SQUARE, lambda x: x.sum(0)),
        "1000×1000 sum over axis 1": on(SQUARE, lambda x: x.sum(1)),
    }
    for dtype in "float64", "float32":
        rows[f"matmul 1024, {dtype}"] = product(dtype)
        rows[f"matmul 1024, {dtype}, left transposed"] = product(dtype, left=True)
        rows[f"matmul 1024, {dtype}, right transposed"] = product(dtype, right=True)
    for size in [10**k for k in range(8)]:
        rows[f"add, size {size}"] = on([size], lambda x: x + x)
        rows[f"sin, size {size}"] = on([size], library.sin)
        rows[f"sum, size {size}"] = on([size], lambda x: x.sum())
    return rows
