// The transforms of the book's dezero/transforms.py.
export { AsType, Compose, Flatten, Normalize, ToFloat, ToInt, type Transform } from '@dezero/data'
