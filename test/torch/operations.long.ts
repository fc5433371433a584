import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Variable } from '@dezero/core'
import { arraysToBytes } from '@dezero/nn/files'
import { toTorch } from '@dezero/torch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { python, suite } from './pytorch.ts'
import { cases, recorded } from './recorded.ts'

const folder = mkdtempSync(join(tmpdir(), 'dezero-torch-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Writes a program with what it should give; the folder is what Python calls it. */
function write(
  name: string,
  outputs: readonly Variable[],
  inputs: Record<string, Variable>,
  expected: readonly Variable[],
) {
  const at = join(folder, name)
  mkdirSync(at)
  const { code, weights } = toTorch(outputs, { inputs })
  writeFileSync(join(at, '__init__.py'), code)
  writeFileSync(join(at, 'weights.safetensors'), weights)
  const arrays = [...Object.entries(inputs), ...expected.map((y, i): [string, Variable] => [`y${i}`, y])]
  const data = Object.fromEntries(arrays.map(([key, { data }]) => [key, data]))
  writeFileSync(join(at, 'data.safetensors'), arraysToBytes(data, 'safetensors'))
}

/** Runs each program, and differentiates those of values alone, twice, as PyTorch does. */
const script = `
import importlib, json, sys, torch

def difference(ys, expected):
    worst = 0
    for y, e in zip(ys, expected):
        assert (y.shape, y.dtype) == (e.shape, e.dtype), (y.shape, y.dtype, e.shape, e.dtype)
        if e.numel() > 0:
            worst = max(worst, ((y.double() - e.double()).abs().max() / e.double().abs().max().clamp(min=1)).item())
    return worst

def grads(y, xs):
    gxs = torch.autograd.grad(y.sum(), xs, create_graph=True, allow_unused=True) if y.requires_grad else [None] * len(xs)
    return [torch.zeros_like(x) if gx is None else gx for gx, x in zip(gxs, xs)]

def run(name):
    module = importlib.import_module(name)
    data = module.load_file(f'{name}/data.safetensors')
    xs = [data[key].requires_grad_() for key in data if key.startswith('x')]
    expected = [data[f'y{i}'] for i in range(len(data) - len(xs))]
    ys = module.f(*xs, **module.load_file(f'{name}/weights.safetensors'))
    if isinstance(ys, tuple):
        return difference(ys, expected)
    first = grads(ys, xs)
    return difference([ys, *first, *grads(sum(gx.sum() for gx in first), xs)], expected)

results = {}
for name in json.load(sys.stdin):
    try:
        results[name] = run(name)
    except Exception as error:
        results[name] = repr(error)
print(json.dumps(results))
`

/** PyTorch has few digits of polygamma, which is among the derivatives of the others. */
const rounded = ['lgamma', 'digamma', 'polygamma']

const programs = cases.flatMap((one, i) =>
  (['float64', 'float32'] as const).map((dtype) => ({ ...one, dtype, id: `case${i}_${dtype}` })),
)

describe.skipIf(python === undefined)(suite('PyTorch computes'), () => {
  let results: Record<string, number | string> = {}
  beforeAll(() => {
    const names = programs.flatMap((program) => {
      const { inputs, value, derivatives } = recorded(program, program.dtype)
      write(`graph_${program.id}`, [value, ...derivatives], inputs, [value, ...derivatives])
      write(`value_${program.id}`, [value], inputs, [value, ...derivatives])
      return [`graph_${program.id}`, `value_${program.id}`]
    })
    const input = JSON.stringify(names)
    results = JSON.parse(execFileSync(python!, ['-c', script], { cwd: folder, input, encoding: 'utf8' }))
  }, 600_000)

  it.each(programs)(
    '$title, $dtype, and its derivatives, from their graph and by its own rules',
    ({ name, id, dtype }) => {
      const errors = [results[`graph_${id}`], results[`value_${id}`]].filter((result) => typeof result === 'string')
      expect(errors).toEqual([])
      const most = dtype === 'float32' ? 1e-5 : rounded.includes(name) ? 1e-8 : 1e-12
      expect(results[`graph_${id}`]).toBeLessThan(most)
      expect(results[`value_${id}`]).toBeLessThan(most)
    },
  )
})
