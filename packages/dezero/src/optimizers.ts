// The optimizers of the book's dezero/optimizers.py, with their hooks.
export * from '@dezero/optim'
