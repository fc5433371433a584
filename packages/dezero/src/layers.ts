// The layers of the book's dezero/layers.py: import * as L from 'dezero/layers'.
export { Dropout, Embed, GRU, Layer, LayerBuffer, Linear, LSTM, RNN } from '@dezero/nn'
