// What the book imports from dezero itself.
export * from '@dezero/core'
export { DataLoader, type Dataset, SeqDataLoader } from '@dezero/data'
export { asArray } from '@dezero/ndarray'
export { Layer, Model } from '@dezero/nn'
