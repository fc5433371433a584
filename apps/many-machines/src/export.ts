// Writes what the other machines need: the model as a Python module, its weights, and the data.
import { mkdirSync, writeFileSync } from 'node:fs'
import { saveArrays } from '@dezero/nn/files'
import { toTorch } from '@dezero/torch'
import { shared, spiral, spiralModel } from './spiral.ts'

mkdirSync(shared, { recursive: true })

const { code, weights } = toTorch(spiralModel(), { inputs: { x: spiral.data } })
writeFileSync(new URL('model.py', shared), code)
writeFileSync(new URL('weights.safetensors', shared), weights)
await saveArrays(new URL('data.safetensors', shared), { x: spiral.data, t: spiral.label })

console.log('wrote model.py, weights.safetensors and data.safetensors to apps/many-machines/shared')
