export { type TorchModule, type TorchOptions, toTorch } from './to-torch.ts'
