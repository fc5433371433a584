"""The library that multiplies matrices; their cost depends on it."""

from pathlib import Path

NAMES = {"openblas": "OpenBLAS", "mkl": "MKL", "blis": "BLIS", "libblas": "reference BLAS"}


def with_blas(version):
    """The version, and the library that this process has loaded, on systems that have /proc."""
    maps = Path("/proc/self/maps")
    loaded = maps.read_text() if maps.exists() else ""
    found = next((name for file, name in NAMES.items() if file in loaded), None)
    return f"{version} with {found}" if found else version
