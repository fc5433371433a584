// How much faster the kernels are: `tsx packages/ndarray/wasm/bench.ts` prints, in milliseconds, the median (and the least) time
// of each task with them and with the plain loops. Least times vary less than medians when the machine is busy.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

type Times = Record<string, [median: number, least: number]>

/** The times in another process; with `--plain` as if there were no WebAssembly. */
function times(flags: string[]): Times {
  const script = [fileURLToPath(import.meta.url), '--one-way', ...flags]
  return JSON.parse(execFileSync(process.execPath, [...process.execArgv, ...script], { encoding: 'utf8' }))
}

async function measure(): Promise<Times> {
  const plain = process.argv.includes('--plain')
  if (plain) {
    Reflect.deleteProperty(globalThis, 'WebAssembly')
    console.info = () => {}
  }
  const tasks = {
    ...(await maps()),
    ...(await arithmetic()),
    ...(await choices()),
    ...(await transposes()),
    ...(await sums()),
    ...(await products()),
  }
  return Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, time(task, plain ? 5 : 41)]))
}

function time(task: () => void, runs: number): [median: number, least: number] {
  for (let i = 0; i < 3; i++) task()
  const taken = Array.from({ length: runs }, () => {
    const start = performance.now()
    task()
    return performance.now() - start
  }).sort((a, b) => a - b)
  return [taken[runs >> 1], taken[0]]
}

type Tasks = Record<string, () => void>

const numbers = (n: number, low: number, high: number) =>
  Float64Array.from({ length: n }, () => low + (high - low) * Math.random())

async function maps(): Promise<Tasks> {
  const { run } = await import('../src/kernels/dispatch.ts')
  const table = await import('../src/kernels/table.ts')
  const task = (name: 'sin' | 'cos' | 'tan' | 'exp' | 'expm1' | 'tanh' | 'log' | 'log1p', x: Float64Array) => [
    `1e6 ${name}, float64`,
    () => run(table[name].float64, 1e6, new Float64Array(1e6), 0, 1, x, 0, 1, x, 0, 1),
  ]
  const x = numbers(1e6, -10, 10)
  const positive = numbers(1e6, 0, 100)
  return Object.fromEntries([
    ...(['sin', 'cos', 'tan', 'exp', 'expm1', 'tanh'] as const).map((name) => task(name, x)),
    ...(['log', 'log1p'] as const).map((name) => task(name, positive)),
  ])
}

async function arithmetic(): Promise<Tasks> {
  const { random } = await import('../src/index.ts')
  const x = random.rand(1000, 1000).astype('float32')
  const [row, column] = [x.slice(0), x.slice(':', '0:1')]
  return {
    '1000×1000 + itself, float32': () => x.add(x),
    '1000×1000 + a row, float32': () => x.add(row),
    '1000×1000 + a column, float32': () => x.add(column),
    'negative of 1000×1000, float32': () => x.neg(),
  }
}

async function choices(): Promise<Tasks> {
  const { random, where } = await import('../src/index.ts')
  const x = random.randn(1000, 1000)
  const mask = x.greater(0)
  return {
    '1000×1000 to the power 3, float64': () => x.pow(3),
    '1000×1000 to the power 1.5, float64': () => x.pow(1.5),
    '1000×1000 to the power -0.5, float64': () => x.pow(-0.5),
    '1000×1000 > 0, float64': () => x.greater(0),
    'maximum of 1000×1000 and 0, float64': () => x.maximum(0),
    'where, 1000×1000, float64': () => where(mask, x, 0),
    'largest of 1000×1000, float64': () => x.max(),
    'largest over axis 0 of 1000×1000, float64': () => x.max({ axis: 0 }),
    'place of the largest over axis 1 of 1000×1000, float64': () => x.argmax({ axis: 1 }),
  }
}

async function transposes(): Promise<Tasks> {
  const { random } = await import('../src/index.ts')
  const ofType = (dtype: 'float64' | 'float32', n: number): [string, () => void] => {
    const x = random.rand(n, n).astype(dtype)
    return [`copy of ${n}×${n}, transposed, ${dtype}`, () => x.T.copy()]
  }
  return Object.fromEntries(
    (['float64', 'float32'] as const).flatMap((dtype) => [1000, 1024].map((n) => ofType(dtype, n))),
  )
}

async function sums(): Promise<Tasks> {
  const { random } = await import('../src/index.ts')
  const x = random.rand(1000, 1000)
  const single = x.astype('float32')
  return {
    'sum over axis 0 of 1000×1000, float64': () => x.sum({ axis: 0 }),
    'sum over axis 1 of 1000×1000, float64': () => x.sum({ axis: 1 }),
    'sum over axis 0 of 1000×1000, float32': () => single.sum({ axis: 0 }),
    'sum over axis 1 of 1000×1000, float32': () => single.sum({ axis: 1 }),
  }
}

async function products(): Promise<Tasks> {
  const { multiply } = await import('../src/kernels/dispatch.ts')
  const { matmul } = await import('../src/kernels/table.ts')
  const x = { float64: numbers(2 ** 20, -1, 1), float32: Float32Array.from(numbers(2 ** 20, -1, 1)) }
  const out = { float64: () => new Float64Array(2 ** 20), float32: () => new Float32Array(2 ** 20) }
  const matrix = (data: Float64Array | Float32Array, rows: number, columns: number, transposed: boolean) =>
    ({ data, offset: 0, rowStep: transposed ? 1 : columns, columnStep: transposed ? rows : 1 }) as const
  const task = (type: keyof typeof x, m: number, k: number, n: number, aT: boolean, bT: boolean) => () =>
    multiply(matmul[type], m, k, n, matrix(x[type], m, k, aT), matrix(x[type], k, n, bT), out[type](), 0)

  const tasks: Tasks = {}
  for (const type of ['float32', 'float64'] as const) {
    for (const [aT, bT] of [
      [false, false] as const,
      [false, true] as const,
      [true, false] as const,
      [true, true] as const,
    ]) {
      tasks[`matmul 1024, ${type}, ${aT ? 'aᵀ' : 'a'} · ${bT ? 'bᵀ' : 'b'}`] = task(type, 1024, 1024, 1024, aT, bT)
    }
  }
  const step = [
    task('float32', 100, 784, 1000, false, false),
    task('float32', 100, 1000, 10, false, false),
    task('float32', 1000, 100, 10, true, false),
    task('float32', 100, 10, 1000, false, true),
    task('float32', 784, 100, 1000, true, false),
  ]
  tasks['the products of a training step 784-1000-10, batch 100, float32'] = () => {
    for (const product of step) product()
  }
  return tasks
}

function printTable(kernels: Times, plain: Times): void {
  const cell = ([median, least]: [number, number]) => `${median.toFixed(2)} (${least.toFixed(2)})`.padStart(18)
  console.log(`${'ms: median (least)'.padEnd(66)}${'kernels'.padStart(18)}${'plain loops'.padStart(18)}`)
  for (const name of Object.keys(kernels)) console.log(`${name.padEnd(66)}${cell(kernels[name])}${cell(plain[name])}`)
}

if (process.argv.includes('--one-way')) console.log(JSON.stringify(await measure()))
else printTable(times([]), times(['--plain']))
