// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are parts of scripts
import { exercises } from '@dezero/exercises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { scriptOf, verdictOn } from './answers.ts'

beforeAll(() => void vi.spyOn(console, 'log').mockImplementation(() => {}))
afterAll(() => void vi.restoreAllMocks())

/** In the exercise of a step, this of the solution is written as that; and what the learner reads. */
const wrong: [step: number, what: string, as: string, sentence: string | RegExp][] = [
  [1, 'this.data = data', 'data = data', 'new Variable(array(1)).data is undefined.'],
  [2, 'return output', 'return y as never', 'call() should give a Variable, and gives NdArray.'],
  [2, 'const y = this.forward(x)', 'const y = x', 'new Square().call(x).data (x = 3) is 3, and should be 9.'],
  [
    4,
    'y1.data.sub(y0.data).div(2 * eps)',
    'y1.data.sub(f(x).data).div(eps)',
    /is 4\.1: that is a difference to one side/,
  ],
  [4, 'div(2 * eps)', 'div(eps)', /is 8, twice what it should be: the distance between the two points is 2 · eps\.$/],
  [5, 'a.exp()\nconst dydb', 'a\nconst dydb', /^dbda is 0\.25, .+: the exponential is its own derivative\.$/],
  [6, 'return x.mul(2).mul(gy)', 'return x.mul(2)', /^Square\.backward\(2\) is 6, and should be 12: by the chain rule/],
  [
    6,
    'return x.mul(2).mul(gy)',
    'return x.mul(gy)',
    /^Square\.backward\(1\) is 3, .+ numerically, dy\/dx at x = 3 is 6\.$/,
  ],
  [6, 'return x.exp().mul(gy)', 'x.exp().mul(gy)', /^Exp\.backward\(1\) is undefined/],
  [7, 'x.backward() // and so on, from x back', '', /^a\.grad \(y = exp\(a\)²\) is undefined: go on from the input/],
  [
    7,
    'x.backward() //',
    'this.backward() //',
    'The script stops with an error: RangeError: Maximum call stack size exceeded.',
  ],
  [8, 'funcs.push(x.creator)', 'x.backward()', /^A chain of 20,000 functions overflows the stack/],
  [
    8,
    'if (x.creator !== undefined) funcs.push(x.creator)',
    '',
    /^x\.grad .+ is undefined: the creator of a has to come/,
  ],
  [
    9,
    'this.grad ??= onesLike(this.data)',
    'this.grad ??= array(1)',
    /^y\.grad .+ has the shape \(\), and should have \(2,\)/,
  ],
  [12, 'Array.isArray(y) ? y : [y]', '[y] as NdArray[]', /should have two outputs\.$/],
  [
    13,
    'x.grad = gxs[i]',
    'x.grad = gxs[0]',
    'y.grad (x + 5y) is 1, and should be 5: each input gets its own of the list.',
  ],
  [
    13,
    'if (x.creator !== undefined) funcs.push(x.creator)',
    '',
    /^x\.grad \(x² \+ y², .+\) is undefined: the creators/,
  ],
  [
    14,
    'x.grad === undefined ? gxs[i] : x.grad.add(gxs[i])',
    'gxs[i]',
    /^x\.grad \(x \+ x\) is 1, and should be 2: two paths/,
  ],
  [14, 'x.grad === undefined ? gxs[i] : x.grad.add(gxs[i])', 'x.grad!.add(gxs[i])', /stops with an error: TypeError/],
  [16, 'if (seenSet.has(f)) return', '', /^x\.grad \(a² \+ a², .+ is 128, and should be 64: .+ asked once\.$/],
  [16, 'funcs.sort((f, g) => f.generation - g.generation)', '', /^x\.grad .+, and should be/],
  [18, 'return run()', 'run()', 'usingConfig() should return what run() gives.'],
  [18, 'y.clearGrad()', 'y', 'After backward() the results on the way still have a gradient.'],
  [18, '} finally {', '} catch {', /^After usingConfig\(\) the setting is still false/],
  [19, "'\\n         '", "'\\n'", /^The text of a Variable of .+ is "variable.+", and should be/],
  [20, '[gy.mul(x1), gy.mul(x0)]', '[gy.mul(x0), gy.mul(x1)]', /^Mul\.backward\(1\)\[0\] is 3, and should be 2/],
  [20, '[gy.mul(x1), gy.mul(x0)]', 'gy.mul(x1)', 'Mul.backward gives one gradient for 2 inputs.'],
  [21, 'obj instanceof Variable ? obj : new', 'new', /^asVariable\(x\) of a Variable x should be x itself/],
  [22, '[gy, gy.neg()]', '[gy, gy]', /^Sub\.backward\(1\)\[1\] is 1, and should be -1/],
  [22, 'x0.neg().div(x1.pow(2))', 'x0.div(x1.pow(2))', /^Div\.backward\(1\)\[1\] is 0\.75, and should be -0\.75/],
  [22, 'this.c - 1', 'this.c', /^Pow\.backward\(1\) is 24, and should be 12/],
  [
    22,
    'return sub(other, this)',
    'return sub(this, other)',
    'x.rsub(3) (x = 2) is -1, and should be 1: the order of the operands matters.',
  ],
  [24, '- 0.48 *', '- 0.24 *', 'matyas(1, 2) is 0.82, and should be 0.34.'],
  [
    27,
    'gy.mul(x.cos())',
    'x.cos()',
    /^The script stops with an error: TypeError: Sin\.backward: gradient 1 must be of type Variable, got NdArray\.$/,
  ],
  [27, '(-1) ** i / factorial', '1 / factorial', /^mySin\(1, 1e-12\) is 1\.1752, and should be 0\.841471: x − x³/],
  [28, 'expr`${x0} - ${lr}', 'expr`${x0} + ${lr}', /^x0 is no finite number after 1000 steps/],
  [29, '12 * ${x} ** 2 - 4', '12 * ${x} ** 2', 'gx2(2) is 48, and should be 44.'],
  [
    33,
    '  x.clearGrad()\n  gx.backward()\n  const',
    '  gx.backward()\n  const',
    /^From 2 the first step goes to 1\.64706: the second/,
  ],
  [34, 'x.clearGrad()', '', /^logs\[2\] \(x = 2\.849\) is .+: gradients add up where clearGrad\(\) is forgotten/],
  [36, '${gx} ** 3', '${gx.data} ** 3', /^dz\/dx \(x = 2\) is .+, and should be 100: dy\/dx depends on x too/],
  [
    42,
    'expr`${sum}(${diff} ** 2) / ${diff.shape[0]}`',
    'expr`${sum}(${diff} ** 2)`',
    /is 5, and should be 1\.66667\.$/,
  ],
  [
    40,
    'gy.sumTo(x.shape)',
    'gy',
    /^x\.grad .+|^The script stops with an error: RangeError: BroadcastTo\.backward: gradient 1 has shape/,
  ],
  [40, 'gy.sumTo(x.shape)', 'gy.sum()', /gradient 1 has shape \[\], but what it belongs to has shape \[1\]\.$/],
  [42, 'expr`${b.data} - ${lr}', 'expr`${b.data} + ${lr}', /^W \(i = 100\) is .+: that is the line which 100 steps/],
  [43, 'sigmoid(linear(x, W1, b1))', 'linear(x, W1, b1)', /: without a sigmoid between them, two layers are one\.$/],
  [44, 'this.W ??= this', 'this.W = this', /^The second call has made another W/],
  [
    44,
    "(inSize, this.outSize).astype('float32')",
    '(inSize, this.outSize)',
    'W holds float64, and should hold float32.',
  ],
  [45, '${p.data} - ${lr}', '${p.data} + ${lr}', /^The parameters go along the gradient/],
  [45, '${lr} * ${p.grad', '${p.grad', /^The parameters go by the whole gradient: multiply it by lr\.$/],
  [45, 'sigmoid(this.l1.call(x))', 'this.l1.call(x)', /: l2\(sigmoid\(l1\(x\)\)\)\.$/],
  [
    46,
    'memory.v.mul(this.momentum).sub(step)\n',
    'step.neg()\n',
    /^updateOne\(p, g, memory, 0\.1\) \(v = \[-0\.1, 0\.1\]\) is .+: half of the/,
  ],
  [
    46,
    'this.nesterov ? p.add(memory.v.mul(this.momentum).sub(step)) :',
    '',
    /^updateOne\(p, g, memory, 0\.1\) \(nesterov\) is/,
  ],
  [
    55,
    'Math.floor(',
    'Math.ceil(',
    'outSize(6, 3, 2, 0) is 3, and should be 2: a window that does not fit whole is left out.',
  ],
  [55, 'pad * 2', 'pad', 'outSize(4, 3, 1, 1) is 3, and should be 4: there is a margin on both sides.'],
  [
    57,
    'product.reshape(1, 15, 15, 8).transpose(0, 3, 1, 2)',
    'product.reshape(1, 8, 15, 15)',
    /^simple differs from conv2d by/,
  ],
  [59, 'this.rnn.resetState()', '', /^model\.call\(x\) \(resetState\(\)\) is .+: it begins anew\.$/],
  [
    60,
    'f.mul(c).add(i.mul(u))',
    'f.mul(c).add(u)',
    /^c \(t = 1\) is .+, and should be .+: f c \+ i u, with i a sigmoid and u a tanh\.$/,
  ],
  [60, 'f.mul(c).add(i.mul(u))', 'i.mul(u)', /^c \(t = 2\) is/],
  [60, 'o.mul(tanh(this.c))', 'o.mul(this.c)', /^h \(t = 1\) is .+: o tanh c\.$/],
]

describe('a wrong answer is told', () => {
  it.each(wrong)('in exercise %i, with %s as %s', async (step, what, as, sentence) => {
    const exercise = exercises.find((exercise) => exercise.step === step)!
    const solution = scriptOf(exercise)
    expect(solution).toContain(what)
    const verdict = await verdictOn(
      exercise,
      solution.replace(what, () => as),
    )
    expect(verdict).toEqual({
      right: false,
      why: {
        en: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
        ko: expect.stringMatching(/\p{Script=Hangul}/u),
      },
    })
  })

  it('in every exercise', () => {
    const told = new Set(wrong.map(([step]) => step))
    expect(exercises.filter(({ step }) => !told.has(step))).toEqual([])
  })
})
