// The loaders of the book's dezero/dataloaders.py.
export { DataLoader, SeqDataLoader } from '@dezero/data'
