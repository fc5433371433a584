import type { Box, NewBox } from '../checks/gradient.ts'
import { expectThat, expectValue } from '../checks/value.ts'
import { exercise } from '../exercise.ts'

interface Script {
  config: { enableBackprop: boolean }
  usingConfig<T>(name: 'enableBackprop', value: boolean, run: () => T): T
  Variable: NewBox
  add(x0: Box, x1: Box): Box
}

export default exercise<Script>()({
  step: 18,
  title: { en: 'A mode for a while', ko: '잠시 바꾸는 모드' },
  blanks: [
    {
      at: ['const usingConfig ='],
      task: {
        en: 'Change the setting, return what run() gives, and restore the old value whatever happens, an error included.',
        ko: '설정을 바꾸고 run()의 결과를 돌려주되, 오류가 나더라도 원래 값으로 되돌려 놓으세요.',
      },
    },
    {
      at: ['class Variable', 'if (!retainGrad)'],
      task: {
        en: 'The gradients of the outputs of f have been used: drop them.',
        ko: 'f의 출력들의 기울기는 다 썼으니 버리세요.',
      },
    },
  ],
  until: 'const x0 =',
  names: ['config', 'usingConfig', 'Variable', 'add'],
  check({ config, usingConfig, Variable, add, np: { array } }) {
    const inside = usingConfig('enableBackprop', false, () => [config.enableBackprop, 'result'] as const)
    expectThat(Array.isArray(inside) && inside[1] === 'result', {
      en: 'usingConfig() should return what run() gives.',
      ko: 'usingConfig()는 run()의 결과를 돌려주어야 합니다.',
    })
    expectThat(inside[0] === false, {
      en: 'Inside usingConfig("enableBackprop", false, …) the setting is still true.',
      ko: 'usingConfig("enableBackprop", false, …) 안에서도 설정이 true입니다.',
    })
    expectThat(config.enableBackprop, {
      en: 'After usingConfig() the setting is still false: restore the old value.',
      ko: 'usingConfig() 뒤에도 설정이 false입니다. 원래 값으로 되돌리세요.',
    })
    try {
      usingConfig('enableBackprop', false, () => {
        throw new Error('on purpose')
      })
    } catch {}
    expectThat(config.enableBackprop, {
      en: 'After an error in run() the setting is still false: finally { … } restores it in any case.',
      ko: 'run()에서 오류가 난 뒤에 설정이 false로 남습니다. finally { … }를 쓰면 언제나 되돌릴 수 있습니다.',
    })
    const [x0, x1] = [new Variable(array(1)), new Variable(array(1))]
    const t = add(x0, x1)
    const y = add(x0, t)
    y.backward()
    expectThat(t.grad === undefined && y.grad === undefined, {
      en: 'After backward() the results on the way still have a gradient.',
      ko: 'backward() 뒤에도 중간 결과에 기울기가 남아 있습니다.',
    })
    expectValue('x0.grad (x0 + (x0 + x1))', x0.grad, 2, {
      because: { en: 'inputs keep their gradient', ko: '입력의 기울기는 남습니다' },
    })
  },
})
