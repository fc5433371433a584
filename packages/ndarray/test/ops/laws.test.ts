import { allClose, array, concat, type DType, type NdArray, stack, where, zeros } from '@dezero/ndarray'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bool, counting, dtypes, elements, layouts } from '../support.ts'

// ---- what may come ----

const anyNumber = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, -Infinity, -0, 0, 1, -1))
/** Sums and products of these are exact in every order. */
const smallNumber = fc.integer({ min: -9, max: 9 })
const anyShape = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })
const anyLayout = fc.constantFrom(...Object.values(layouts))
const anyDType: fc.Arbitrary<DType> = fc.constantFrom(...dtypes)

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1)

/** Arrays of one shape, in any layout. */
const arraysOf = (shape: readonly number[], element: fc.Arbitrary<number>): fc.Arbitrary<NdArray> =>
  fc
    .tuple(fc.array(element, { minLength: sizeOf(shape), maxLength: sizeOf(shape) }), anyLayout)
    .map(([values, layout]) => layout(array(values).reshape(shape)))

const anyArray = (element: fc.Arbitrary<number>) => anyShape.chain((shape) => arraysOf(shape, element))

/** An array with one axis at least, and one of its axes. */
const arrayAndAxis = (element: fc.Arbitrary<number>) =>
  anyArray(element)
    .filter((x) => x.ndim > 0)
    .chain((x) => fc.tuple(fc.constant(x), fc.integer({ min: -x.ndim, max: x.ndim - 1 })))

/** A shape that broadcasts to `shape`: some axes in front left out, some others of length 1. */
const narrower = (shape: readonly number[]) =>
  fc
    .tuple(fc.nat(shape.length), fc.array(fc.boolean(), { minLength: shape.length, maxLength: shape.length }))
    .map(([lead, thin]) => shape.map((length, axis) => (thin[axis] ? 1 : length)).slice(lead))

/** A shape and two arrays that broadcast to it. */
const broadcastPair = (element: fc.Arbitrary<number>) =>
  anyShape.chain((shape) => {
    const operand = narrower(shape).chain((narrow) => arraysOf(narrow, element))
    return fc.tuple(fc.constant(shape), operand, operand)
  })

const unary = fc.constantFrom('neg', 'abs', 'sign', 'sin', 'cos', 'tan', 'tanh', 'exp', 'expm1', 'log', 'log1p', 'sqrt')
const binary = fc.constantFrom(
  ...(['add', 'sub', 'rsub', 'mul', 'div', 'rdiv', 'pow', 'maximum', 'minimum', 'equal', 'notEqual'] as const),
  ...(['less', 'lessEqual', 'greater', 'greaterEqual'] as const),
)
const reduction = fc.constantFrom('sum', 'prod', 'mean', 'max', 'min', 'argmax', 'argmin')

/** One law: it holds for everything that may come. */
const holds = <T>(name: string, given: fc.Arbitrary<T>, law: (value: T) => void): void => {
  it(name, () => fc.assert(fc.property(given, law)))
}

const inner = (x: NdArray, y: NdArray): number => x.mul(y).sum().item()

// ---- the laws ----

describe('elements do not notice where they lie', () => {
  holds('f(x) is f of each element, bit for bit', fc.tuple(anyArray(anyNumber), unary), ([x, f]) => {
    expect(elements(x[f]())).toEqual(elements(x).map((value) => array(value)[f]().item()))
    expect(x[f]()).toEqualArray(array(x)[f]())
  })

  const three = fc.tuple(broadcastPair(anyNumber), binary)
  holds('x ∘ y is that of each pair of elements, bit for bit', three, ([[, x, y], f]) => {
    const [a, b] = broadcast(x, y)
    const pairs = elements(a).map((value, i) =>
      array(value)
        [f](array(elements(b)[i]))
        .item(),
    )
    expect(elements(x[f](y))).toEqual(pairs)
    expect(x[f](y)).toEqualArray(array(x)[f](array(y)))
  })

  const typed = fc.tuple(broadcastPair(smallNumber), anyDType, anyDType)
  holds('x + y of any two dtypes, bit for bit', typed, ([[, x, y], a, b]) => {
    const sum = x.astype(a).add(y.astype(b))
    expect(sum).toEqualArray(array(x.astype(a)).add(array(y.astype(b))))
  })

  const reduced = fc.tuple(
    arrayAndAxis(anyNumber).filter(([x]) => x.size > 0),
    reduction,
  )
  holds('reductions are the same in every layout, bit for bit', reduced, ([[x, axis], f]) => {
    for (const layout of Object.values(layouts)) {
      expect(layout(x)[f]({ axis })).toEqualArray(array(x)[f]({ axis }))
      expect(layout(x)[f]()).toEqualArray(array(x)[f]())
    }
  })

  function broadcast(x: NdArray, y: NdArray): [NdArray, NdArray] {
    const { shape } = x.add(y)
    return [x.broadcastTo(shape), y.broadcastTo(shape)]
  }
})

describe('arithmetic', () => {
  const four = fc.constantFrom('add' as const, 'sub' as const, 'mul' as const, 'div' as const)
  const doubles: Record<string, (a: number, b: number) => number> = {
    add: (a, b) => a + b,
    sub: (a, b) => a - b,
    mul: (a, b) => a * b,
    div: (a, b) => a / b,
  }
  const pairOf = (element: fc.Arbitrary<number>) => fc.tuple(element, element, four)

  holds('of float64 is JavaScript’s', pairOf(anyNumber), ([a, b, f]) => {
    expect(array([a])[f](array([b]))).toEqualArray([doubles[f](a, b)])
  })

  holds('of float32 is JavaScript’s, rounded', pairOf(fc.float()), ([a, b, f]) => {
    const [x, y] = [array([a], { dtype: 'float32' }), array(b, { dtype: 'float32' })]
    expect(x[f](y)).toEqualArray(array([Math.fround(doubles[f](a, b))], { dtype: 'float32' }))
  })

  holds('of int32 wraps around', fc.tuple(fc.integer(), fc.integer()), ([a, b]) => {
    const [x, y] = [array(a, { dtype: 'int32' }), array(b, { dtype: 'int32' })]
    expect([x.add(y), x.sub(y), x.mul(y), x.neg()].map((z) => z.item() | 0)).toEqual([
      (a + b) | 0,
      (a - b) | 0,
      Math.imul(a, b),
      -a | 0,
    ])
    expect(x.mul(y).item()).toBe(Number(BigInt.asIntN(32, BigInt(a) * BigInt(b))))
  })

  holds('of int32 powers wraps around', fc.tuple(fc.integer(), fc.nat(64)), ([a, n]) => {
    expect(array(a, { dtype: 'int32' }).pow(n).item()).toBe(Number(BigInt.asIntN(32, BigInt(a) ** BigInt(n))))
  })

  holds('rsub and rdiv turn the operands round', broadcastPair(anyNumber), ([, x, y]) => {
    expect(x.rsub(y)).toEqualArray(y.sub(x))
    expect(x.rdiv(y)).toEqualArray(y.div(x))
  })

  holds('comparisons complete each other', broadcastPair(smallNumber), ([, x, y]) => {
    expect(x.less(y)).toEqualArray(y.greater(x))
    expect(x.lessEqual(y)).toEqualArray(x.less(y).add(x.equal(y)))
    expect(x.greaterEqual(y)).toEqualArray(x.less(y).equal(false))
    expect(x.notEqual(y)).toEqualArray(x.equal(y).equal(false))
  })

  holds('maximum, minimum, where and clip agree', broadcastPair(smallNumber), ([, x, y]) => {
    expect(x.maximum(y)).toEqualArray(where(x.greater(y), x, y))
    expect(x.minimum(y)).toEqualArray(where(x.less(y), x, y))
    expect(x.clip(y, Infinity)).toEqualArray(x.maximum(y))
    expect(x.clip(-Infinity, y)).toEqualArray(x.minimum(y))
  })

  holds('everything is close to itself, NaN when asked', anyArray(anyNumber), (x) => {
    expect(allClose(x, x, { rtol: 0, atol: 0, equalNan: true })).toBe(true)
    expect(allClose(x, x)).toBe(!elements(x).some(Number.isNaN))
  })
})

describe('broadcasting', () => {
  const indexed = broadcastPair(anyNumber)
    .filter(([shape]) => shape.length > 0 && shape[0] > 0)
    .chain(([shape, x, y]) => fc.tuple(fc.constant([x, y]), fc.constant(shape), fc.nat(shape[0] - 1)))
  holds('commutes with indexing', indexed, ([[x, y], shape, i]) => {
    const [a, b] = [x.broadcastTo(shape), y.broadcastTo(shape)]
    expect(a.add(b).slice(i)).toEqualArray(a.slice(i).add(b.slice(i)))
    expect(a.sub(b).slice('::-1')).toEqualArray(a.slice('::-1').sub(b.slice('::-1')))
  })

  const stretched = anyShape.chain((shape) =>
    narrower(shape).chain((narrow) => fc.tuple(arraysOf(shape, smallNumber), arraysOf(narrow, smallNumber))),
  )
  holds('has sumTo as its adjoint', stretched, ([x, y]) => {
    expect(inner(x.sumTo(y.shape), y)).toBe(inner(x, y.broadcastTo(x.shape)))
  })

  holds('x + y reads like the sum of the stretched two', broadcastPair(anyNumber), ([, x, y]) => {
    const sum = x.add(y)
    expect(x.broadcastTo(sum.shape).add(y.broadcastTo(sum.shape))).toEqualArray(sum)
  })
})

describe('reductions', () => {
  const several = anyArray(smallNumber).chain((x) =>
    fc.tuple(fc.constant(x), fc.subarray(Array.from({ length: x.ndim }, (_, axis) => axis))),
  )
  holds('over several axes are reductions over one after the other', several, ([x, axes]) => {
    const oneByOne = axes.toReversed().reduce((y, axis) => y.sum({ axis }), array(x))
    expect(x.sum({ axis: axes })).toEqualArray(oneByOne)
  })

  holds('keepdims keeps the axis with length 1', arrayAndAxis(anyNumber), ([x, axis]) => {
    expect(x.sum({ axis, keepdims: true })).toEqualArray(x.sum({ axis }).expandDims(axis))
    expect(x.sum({ axis: [axis], keepdims: true })).toEqualArray(x.sum({ axis, keepdims: true }))
  })

  const full = arrayAndAxis(anyNumber).filter(([x]) => x.size > 0)
  holds('argmax is where max is, argmin where min is', full, ([x, axis]) => {
    const others = [...x.shape.keys()].filter((i) => i !== axis && i !== axis + x.ndim)
    const rows = x.transpose([...others, axis]).reshape(-1, x.shape.at(axis)!)
    const found = (places: NdArray) => array(elements(places).map((place, row) => rows.item(row, place)))
    // Adding 0 drops the sign of zeros, among which neither is larger.
    expect(found(x.argmax({ axis })).add(0)).toEqualArray(x.max({ axis }).reshape(-1).add(0))
    expect(found(x.argmin({ axis })).add(0)).toEqualArray(x.min({ axis }).reshape(-1).add(0))
  })
})

describe('layout', () => {
  holds('transposing twice is the identity', anyArray(anyNumber), (x) => {
    expect(x.T.T).toEqualArray(x)
    expect(x.transpose().transpose()).toEqualArray(x)
  })

  const ordered = anyArray(anyNumber).chain((x) =>
    fc.tuple(fc.constant(x), fc.shuffledSubarray([...x.shape.keys()], { minLength: x.ndim })),
  )
  holds('an order of axes and its inverse is the identity', ordered, ([x, axes]) => {
    const inverse = axes.map((_, axis) => axes.indexOf(axis))
    expect(x.transpose(axes).transpose(inverse)).toEqualArray(x)
    expect(x.transpose(axes).shape).toEqual(axes.map((axis) => x.shape[axis]))
  })

  holds('reshape goes there and back, and keeps the order', fc.tuple(anyArray(anyNumber), ordered), ([x, [y]]) => {
    expect(x.reshape(-1).reshape(x.shape)).toEqualArray(x)
    expect(elements(x.reshape(1, x.size, 1))).toEqual(elements(x))
    expect(y.reshape([...y.shape, 1]).reshape(y.shape)).toEqualArray(y)
  })

  holds('squeeze undoes expandDims', arrayAndAxis(anyNumber), ([x, axis]) => {
    expect(x.expandDims(axis).squeeze({ axis })).toEqualArray(x)
  })

  holds('tolist and array undo each other', anyArray(anyNumber), (x) => {
    // A list cannot say how long the axes behind an empty one are.
    if (x.size > 0) expect(array(x.tolist())).toEqualArray(x)
    else expect(elements(x)).toEqual([])
  })
})

describe('slice', () => {
  const bound = fc.option(fc.integer({ min: -6, max: 6 }), { nil: undefined })
  const step = fc.option(fc.constantFrom(1, 2, 3, -1, -2, -5), { nil: undefined })
  const span = fc.record({ start: bound, stop: bound, step })
  type Span = { start?: number; stop?: number; step?: number }

  const text = ({ start, stop, step }: Span) => `${start ?? ''}:${stop ?? ''}${step === undefined ? '' : `:${step}`}`

  /** The definition: from `start` on, `step` by `step`, as long as it lies before `stop` and on the axis. */
  function read(length: number, { start, stop, step = 1 }: Span): number[] {
    const end = step > 0 ? length : -1
    const counted = (at: number) => (at < 0 ? at + length : at)
    const first = start === undefined ? (step > 0 ? 0 : length - 1) : counted(start)
    const last = stop === undefined ? end : counted(stop)
    const found: number[] = []
    for (
      let i = step > 0 ? Math.max(first, 0) : Math.min(first, length - 1);
      step > 0 ? i < last : i > last;
      i += step
    ) {
      if (i < 0 || i >= length) break
      found.push(i)
    }
    return found
  }

  const sliced = anyArray(anyNumber).chain((x) =>
    fc.tuple(fc.constant(x), fc.array(span, { minLength: x.ndim, maxLength: x.ndim })),
  )
  holds('reads what the definition reads, element by element', sliced, ([x, spans]) => {
    const y = x.slice(...spans.map(text))
    const wanted = spans.reduce((part, each, axis) => part.take(read(x.shape[axis], each), { axis }), array(x))
    expect(y).toEqualArray(wanted)
  })

  holds('an index is a span of one, squeezed', arrayAndAxis(anyNumber), ([x, axis]) => {
    const front = Array.from({ length: axis < 0 ? axis + x.ndim : axis }, () => ':')
    for (let i = 0; i < x.shape.at(axis)!; i++) {
      expect(x.slice(...front, i)).toEqualArray(x.slice(...front, `${i}:${i + 1}`).squeeze({ axis }))
    }
  })
})

describe('joining and picking', () => {
  const parts = arrayAndAxis(anyNumber).chain(([x, axis]) => {
    const like = fc.nat(3).chain((length) => arraysOf(x.shape.with(axis, length), anyNumber))
    return fc.tuple(fc.constant(axis), fc.array(like, { minLength: 1, maxLength: 4 }))
  })
  holds('concat, then slice, gives the parts back', parts, ([axis, xs]) => {
    const joined = concat(xs, { axis })
    const front = Array.from({ length: axis < 0 ? axis + joined.ndim : axis }, () => ':')
    let start = 0
    for (const x of xs) {
      const stop = start + x.shape.at(axis)!
      expect(joined.slice(...front, `${start}:${stop}`)).toEqualArray(x)
      start = stop
    }
  })

  const alike = anyShape.chain((shape) => fc.array(arraysOf(shape, anyNumber), { minLength: 1, maxLength: 4 }))
  holds('stack, then index, gives the parts back', alike, (xs) => {
    for (const [i, x] of xs.entries()) {
      expect(stack(xs).slice(i)).toEqualArray(x)
      expect(stack(xs, { axis: -1 }).slice('...', i)).toEqualArray(x)
    }
  })

  const taken = arrayAndAxis(smallNumber)
    .filter(([x, axis]) => x.shape.at(axis) !== 0)
    .chain(([x, axis]) => {
      const length = x.shape.at(axis)!
      const indices = fc.array(fc.integer({ min: -length, max: length - 1 }), { maxLength: 6 })
      return fc.tuple(fc.constant(x), fc.constant(axis), indices)
    })
  holds('take has scatterAdd as its adjoint', taken, ([x, axis, indices]) => {
    const y = x.take(indices, { axis })
    const values = y.mul(3).sub(counting(...y.shape))
    expect(inner(y, values)).toBe(inner(x, zeros(x.shape).scatterAdd(indices, values, { axis })))
  })

  holds('where chooses element by element', broadcastPair(anyNumber), ([shape, x, y]) => {
    const mask = bool(elements(counting(...shape)).map((i) => i % 2)).reshape(shape)
    const [a, b] = [x, y].map((z) => elements(z.broadcastTo(shape)))
    expect(elements(where(mask, x, y))).toEqual(a.map((value, i) => (i % 2 ? value : b[i])))
  })
})

describe('matmul', () => {
  const length = fc.integer({ min: 0, max: 5 })
  const product = (element: fc.Arbitrary<number>) =>
    fc
      .tuple(length, length, length, length)
      .chain(([n, m, k, l]) =>
        fc.tuple(arraysOf([n, m], element), arraysOf([m, k], element), arraysOf([k, l], element)),
      )

  holds('is the naive triple loop, bit for bit', product(anyNumber), ([x, y]) => {
    const [n, m] = x.shape
    const k = y.shape[1]
    const naive = Array.from({ length: n * k }, (_, at) => {
      let sum = 0
      for (let i = 0; i < m; i++) sum += x.item(Math.floor(at / k), i) * y.item(i, at % k)
      return sum
    })
    expect(x.matmul(y)).toEqualArray(array(naive).reshape(n, k))
  })

  holds('is associative: exactly in whole numbers', product(smallNumber), ([x, y, z]) => {
    expect(x.matmul(y).matmul(z).add(0)).toEqualArray(x.matmul(y.matmul(z)).add(0))
  })

  const unit = fc.double({ min: 0, max: 1, noNaN: true })
  holds('is associative: within rounding', product(unit), ([x, y, z]) => {
    expect(allClose(x.matmul(y).matmul(z), x.matmul(y.matmul(z)), { rtol: 1e-13, atol: 1e-300 })).toBe(true)
  })

  holds('(x y)ᵀ is yᵀ xᵀ', product(smallNumber), ([x, y]) => {
    expect(x.matmul(y).T).toEqualArray(y.T.matmul(x.T))
  })

  const batches = fc
    .tuple(broadcastPair(smallNumber), length, length, length)
    .chain(([[shape, a, b], n, m, k]) =>
      fc.tuple(
        fc.constant(shape),
        arraysOf([...a.shape, n, m], smallNumber),
        arraysOf([...b.shape, m, k], smallNumber),
      ),
    )
  holds('of batches is the product of each pair of matrices', batches, ([, x, y]) => {
    const z = x.matmul(y)
    const front = z.shape.slice(0, -2)
    const matrices = (a: NdArray) =>
      a.broadcastTo([...front, ...a.shape.slice(-2)]).reshape(sizeOf(front), ...a.shape.slice(-2))
    const [a, b, c] = [x, y, z].map(matrices)
    for (let i = 0; i < sizeOf(front); i++) expect(c.slice(i)).toEqualArray(a.slice(i).matmul(b.slice(i)))
  })
})
