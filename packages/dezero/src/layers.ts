// The layers of the book's dezero/layers.py: import * as L from 'dezero/layers'.
export { Dropout, Embed, Layer, LayerBuffer, Linear } from '@dezero/nn'
