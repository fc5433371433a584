// The layers of the book's dezero/layers.py: import * as L from 'dezero/layers'.
export {
  AveragePool,
  BatchNorm,
  Conv2d,
  Deconv2d,
  Dropout,
  Embed,
  GRU,
  Layer,
  LayerBuffer,
  LayerNorm,
  Linear,
  LSTM,
  MaxPool,
  RNN,
} from '@dezero/nn'
