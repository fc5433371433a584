// The sets of the book's dezero/datasets.py.
export { ArrayDataset, type Dataset, FashionMNIST, MNIST, SinCurve, Spiral, Subset, split } from '@dezero/data'
