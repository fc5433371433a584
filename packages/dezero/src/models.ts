// The models of the book's dezero/models.py.
export { MLP, Model, ResNet, Sequential, VGG16 } from '@dezero/nn'
