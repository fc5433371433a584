import { install } from '@dezero/testing/install'
import libraries from './libraries.json' with { type: 'json' }
import { node, program } from './node.ts'
import type { PeerSpec } from './peer.ts'
import { pythonWith } from './python.ts'

export interface Places {
  /** The folder of the JavaScript libraries. */
  folder: string
  /** The interpreter to use instead of the usual ones. */
  python?: string
}

export type Notify = (message: string) => void

/** Called with the peers that are left out, how to get them, and the reason. */
export type LeaveOut = (notice: string, reason: string) => void

export const ours: PeerSpec = { name: 'ours', ...node('dezero.ts') }

/** The other libraries that are available; `notify` is called before something is installed. */
export async function others(places: Places, leaveOut: LeaveOut, notify: Notify): Promise<PeerSpec[]> {
  return [...(await inPython(places, leaveOut)), ...(await inJavaScript(places, leaveOut, notify))]
}

const threads = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' }
const env = { ...threads, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8' }

const pythonPeers = [
  { name: 'numpy', rows: 'numpy', module: 'numpy' },
  {
    name: 'dezero.py',
    rows: 'dezero',
    module: 'numpy',
    note: 'is the arithmetic of the original DeZero, as the book has it at step 36, on NumPy',
  },
  { name: 'torch', rows: 'torch', module: 'torch' },
]

async function inPython({ python }: Places, leaveOut: LeaveOut): Promise<PeerSpec[]> {
  const specs: PeerSpec[] = []
  for (const { name, rows, module, note } of pythonPeers) {
    const command = await pythonWith(module, python)
    if (command !== undefined) specs.push({ name, command, args: [program('python/worker.py'), rows], env, note })
    else leaveOut(`${name} is left out; ${howToGet(module)}`, `${python ?? 'python3'} has no ${module}`)
  }
  return specs
}

/** Debian installs the reference BLAS by default, whose matrix products take ten times as long as those of OpenBLAS. */
const howToGet = (module: string) =>
  `Debian has it as python3-${module}, with fast matrix products if libopenblas0 is installed too`

async function inJavaScript({ folder }: Places, leaveOut: LeaveOut, notify: Notify): Promise<PeerSpec[]> {
  const specs: PeerSpec[] = [
    { name: 'tfjs cpu', ...node('tfjs.ts', folder, 'cpu'), float32: true },
    { name: 'tfjs wasm', ...node('tfjs.ts', folder, 'wasm'), float32: true, disposes: true },
    {
      name: 'jax-js',
      ...node('jax.ts', folder),
      disposes: true,
      note: 'runs on its wasm backend, compiles the training step, the Hessian and the Jacobian with `jit`, and differentiates tanh in forward mode',
    },
    { name: 'numpy-ts', ...node('numpy-ts.ts', folder), disposes: true },
  ]
  try {
    await install(folder, libraries, notify)
    return specs
  } catch (error) {
    const names = specs.map(({ name }) => name).join(', ')
    leaveOut(`${names} are left out; installing them needs npm and a network`, (error as Error).message)
    return []
  }
}
