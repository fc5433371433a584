// The models of the book's dezero/models.py.
export { MLP, Model, Sequential } from '@dezero/nn'
