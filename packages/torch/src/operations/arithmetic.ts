import { atom, type Code, call, level, number, type Writer } from './code.ts'

const infix =
  (operator: string, at: number): Writer =>
  ({ x }) => ({ text: `${x(0, at)} ${operator} ${x(1, at + 1)}`, level: at })

/** Two of them in a row would mean something else in Python, so that both sides get parentheses. */
const comparison =
  (operator: string): Writer =>
  ({ x }) => ({ text: `${x(0, level.sum)} ${operator} ${x(1, level.sum)}`, level: level.comparison })

/** A function of PyTorch with the operands as its arguments. */
const of =
  (f: string): Writer =>
  (c) =>
    call(f, ...c.inputs.map((_, i) => c.arg(i)))

const power = (base: string, exponent: string): Code => ({ text: `${base} ** ${exponent}`, level: level.power })

const methods = { float64: 'double', float32: 'float', int32: 'int', bool: 'bool' } as const

export const castTo = (dtype: keyof typeof methods, text: string): string => `${text}.${methods[dtype]}()`

/** Functions of single elements that PyTorch has under the same name, but for the case. */
const likeNamed = (
  'Sin Cos Tan Asin Acos Atan Atan2 Sinh Cosh Tanh Asinh Acosh Atanh Exp Exp2 Expm1 Log Log2 Log10 Log1p Sqrt Rsqrt Reciprocal ' +
  'Hypot Erf Erfc Lgamma Digamma Sigmoid Relu Abs Sign Maximum Minimum Ceil Floor Round'
).split(' ')

/** Operators, comparisons, and the functions of single elements. */
export const elementwise: Record<string, Writer> = {
  Add: infix('+', level.sum),
  Sub: infix('-', level.sum),
  Mul: infix('*', level.product),
  Div: infix('/', level.product),
  Neg: ({ x }) => ({ text: `-${x(0, level.sign)}`, level: level.sign }),
  Pow: ({ x, attributes: { c } }) => power(x(0, level.atom), number(c)),
  Power: ({ x }) => power(x(0, level.atom), x(1, level.power)),
  Square: ({ x }) => power(x(0, level.atom), '2'),
  Cast: ({ tensor, attributes: { dtype } }) => atom(castTo(dtype, tensor(0))),

  Greater: comparison('>'),
  GreaterEqual: comparison('>='),
  Less: comparison('<'),
  LessEqual: comparison('<='),
  Equal: comparison('=='),
  NotEqual: comparison('!='),
  Where: ({ inputs, x, arg, tensor, isNumber }) => {
    const condition = inputs[0].dtype === 'bool' ? arg(0) : castTo('bool', tensor(0))
    return call('torch.where', condition, isNumber(2) ? arg(1) : x(1, level.comparison), x(2, level.comparison))
  },

  ...Object.fromEntries(likeNamed.map((name) => [name, of(`torch.${name.toLowerCase()}`)])),
  Mod: of('torch.remainder'),
  Cbrt: ({ arg, helper }) => call(helper('cbrt'), arg(0)),
  Polygamma: ({ arg, attributes: { n } }) => call('torch.polygamma', String(n), arg(0)),
  Clip: ({ arg, attributes: { low, high } }) =>
    call(
      'torch.clamp',
      arg(0),
      low === -Infinity ? undefined : `min=${number(low)}`,
      high === Infinity ? undefined : `max=${number(high)}`,
    ),

  // Beyond the threshold PyTorch takes x itself; at 40 that is exact in float64.
  Softplus: ({ arg }) => call('F.softplus', arg(0), 'threshold=40'),
  Silu: of('F.silu'),
  Gelu: of('F.gelu'),
  Relu6: of('F.relu6'),
  LeakyRelu: ({ arg, attributes: { slope } }) => call('F.leaky_relu', arg(0), number(slope)),
  Elu: ({ arg, attributes: { alpha } }) => call('F.elu', arg(0), number(alpha)),
}
