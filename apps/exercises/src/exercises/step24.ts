import { type Box, expectGradients, type NewBox } from '../checks/gradient.ts'
import { expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  Variable: NewBox
  sphere(x: Box, y: Box): Box
  matyas(x: Box, y: Box): Box
}

export default exercise<Script>()({
  step: 24,
  title: { en: 'Two formulas', ko: '두 개의 식' },
  blanks: [
    { at: ['const sphere = (x: Variable, y: Variable) =>'], task: { en: 'x² + y²', ko: 'x² + y²' } },
    {
      at: ['const matyas = (x: Variable, y: Variable) =>'],
      task: { en: '0.26 (x² + y²) − 0.48 x y', ko: '0.26 (x² + y²) − 0.48 x y' },
    },
  ],
  until: 'for (const f of',
  names: ['Variable', 'sphere', 'matyas'],
  check(script) {
    const { Variable, sphere, matyas, np } = script
    const at = (x: number, y: number) => [new Variable(np.array(x)), new Variable(np.array(y))] as const
    expectValue('sphere(1, 2)', sphere(...at(1, 2)), 5)
    expectGradients(script, 'sphere(x, y)', sphere, { x: 1, y: 2 })
    expectValue('matyas(1, 2)', matyas(...at(1, 2)), 0.34)
    expectGradients(script, 'matyas(x, y)', matyas, { x: 1, y: 2 })
  },
})
