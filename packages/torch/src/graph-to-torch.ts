import { Parameter, type Variable } from '@dezero/core'
import type { NdArray } from '@dezero/ndarray'
import { arraysToBytes } from '@dezero/nn/files'
import { constant } from './constants.ts'
import { graphOf } from './graph.ts'
import { linesOf } from './layout.ts'
import { Names } from './names.ts'
import { atom, type Code } from './operations/code.ts'
import { ownNames, pythonFile } from './python/file.ts'
import type { TorchModule } from './to-torch.ts'
import { numberOf, written } from './written.ts'

/** Outputs as a function of tensors: the inputs, and behind them what else the graph begins with. */
export function graphToTorch(
  outputs: readonly Variable[],
  { inputs, name }: { inputs: Readonly<Record<string, Variable>>; name: string },
): TorchModule {
  const args = Object.keys(inputs)
  const given = new Map(Object.entries(inputs).map(([arg, x]) => [x, arg]))
  const names = new Names([...ownNames, name, ...args])
  const others = new Map<Variable, string>()
  const argument = (x: Variable): Code => {
    if (!others.has(x)) others.set(x, names.of(x.name ?? 'constant'))
    return atom(others.get(x)!)
  }
  const device = `device=${args[0]}.device`
  const number = (x: Variable) => (given.has(x) || x instanceof Parameter ? undefined : numberOf(x))
  const leaf = (x: Variable): Code => {
    const text = given.get(x) ?? number(x)
    if (text !== undefined) return atom(text)
    const isNamed = x.name !== undefined || x instanceof Parameter
    return (isNamed ? undefined : constant(x.data, device)) ?? argument(x)
  }
  const body = written(graphOf([...given.keys()], outputs), { leaf, number, device, special: () => undefined })
  const lines = linesOf(body, [...ownNames, name, ...args, ...others.values()])
  const all = [...args, ...others.values()]
  const shapes = args.map((arg) => `${arg} (${inputs[arg].shape.join(', ')})`)
  const code = pythonFile({
    about: `${name}, a graph written by DeZero for TypeScript for ${shapes.join(', ')}.`,
    main: `def ${name}(${all.join(', ')}):\n${lines.map((line) => `    ${line}\n`).join('')}`,
    layers: new Set(),
    functions: body.helpers,
  })
  const weights: [string, NdArray][] = [...others].map(([x, arg]) => [arg, x.data])
  return { code, weights: arraysToBytes(Object.fromEntries(weights), 'safetensors') }
}
