import { Variable } from '@dezero/core'
import { expr } from '@dezero/expr'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site?.close())

const part = (name: string) => site.page.locator(`.player ${name}`)
const said = () => part('.said').textContent()
const asked = () => part('.node[data-role=asked]')

/** Opens a page, another script in its editor if there is one, and shows the graph of its first pass. */
async function show(path: string, script?: string): Promise<void> {
  await site.open(path)
  if (script !== undefined) {
    await site.page.locator('.runnable .edit').click()
    await site.page.locator('.cm-content').fill(script)
  }
  await part('.film').click()
  await part('.theatre:has(svg, .graph-box[hidden])').waitFor()
}

const formula = (createGraph = '') => `import { Variable } from '@dezero/core'
import { expr } from '@dezero/expr'
const x = new Variable(2)
const y = expr\`\${x} ** 4 - 2 * \${x} ** 2\`
y.backward(${createGraph})
`

describe('the backward pass', () => {
  it('is played to its end, with the gradient that backward() gives', async () => {
    await show('en/play.html', formula())
    expect(await said()).toBe('The pass begins at y, with the gradient 1.0.')
    const x = new Variable(2)
    expr`${x} ** 4 - 2 * ${x} ** 2`.backward()
    const count = Number(await part('input[type=range]').getAttribute('max'))
    for (let i = 1; i <= count; i++) {
      await part('.forward').click()
      expect(await asked().count()).toBe(1)
      expect(await said()).toMatch(new RegExp(`^${i} of ${count}: \\w+ is asked. In: gy = .+ Out: gx`))
    }
    expect(await said()).toContain(`The pass has ended. Gradients: x = ${x.grad!.data.item().toFixed(1)}.`)
    expect(await part('.forward').isDisabled()).toBe(true)
    expect(await part('.gradient').allTextContents()).toContain('24.0')
  })

  it('says where gradients add up', async () => {
    await show('en/play.html')
    await part('input[type=range]').fill('3')
    expect(await said()).toBe(
      '3 of 4: Pow is asked. In: gy = 1.0. Out: gx = 8.0 (a); added up for a: 8.0 + 8.0 = 16.0.',
    )
    expect(await part('.node[data-role=out]').getAttribute('aria-label')).toBe('a: value 4.0, gradient 16.0')
    expect(await part('ol li').nth(2).textContent()).toBe(await said())
  })

  it('plays by itself, and stops at the end', async () => {
    await site.page.clock.install()
    await show('en/play.html')
    await part('.play').click()
    expect(await said()).toMatch(/^1 of 4/)
    await site.page.clock.runFor(10_000)
    expect(await said()).toMatch(/^4 of 4: .* The pass has ended/)
    expect(await part('.play').textContent()).toBe('Play')
  })

  it('follows the keys', async () => {
    await show('ko/play.html')
    await part('.graph-box').focus()
    const after = async (key: string) => {
      await site.page.keyboard.press(key)
      return (await part('output').textContent())!
    }
    expect(await after('ArrowRight')).toBe('1 / 4')
    expect(await after('ArrowRight')).toBe('2 / 4')
    expect(await after('ArrowLeft')).toBe('1 / 4')
    expect(await after('End')).toBe('4 / 4')
    expect(await after('Home')).toBe('0 / 4')
    await site.page.keyboard.press('Space')
    expect(await part('.play').textContent()).toBe('멈춤')
    expect(await said()).toMatch(/^1 \/ 4: Add의 차례입니다/)
    await site.page.keyboard.press('Space')
    expect(await part('.play').textContent()).toBe('재생')
    await part('.forward').focus()
    for (const at of ['2 / 4', '3 / 4', '4 / 4']) expect(await after('Enter')).toBe(at)
    expect(await after('ArrowLeft')).toBe('3 / 4') // the button is disabled, and the keys still work
  })

  it('tells the value of a node under the pointer, and in the focus', async () => {
    await show('en/play.html')
    await part('.node.variable').filter({ hasText: 'x' }).hover()
    expect(await part('.node-value').textContent()).toBe('x: value 2.0')
    await part('.node[tabindex="0"]').first().focus()
    expect(await part('.node-value').textContent()).toBe('y: value 32.0, gradient 1.0')
  })
})

describe('with createGraph', () => {
  const nodes = () => part('.node.function').count()

  it('the graph grows order by order, and its passes end with the derivatives', async () => {
    await show('en/play.html', formula('{ createGraph: true }'))
    const first = await nodes()
    await part('[name=create-graph]').check()
    await part('.grown').first().waitFor()
    const second = await nodes()
    expect(second).toBeGreaterThan(first)
    await part('.graph-box').focus()
    await site.page.keyboard.press('End')
    expect(await said()).toMatch(/\bx = 44\.0\b/)
    await part('[name=order]').selectOption({ index: 2 })
    await part('.node.function').nth(second).waitFor()
    await part('.graph-box').focus()
    await site.page.keyboard.press('End')
    expect(await said()).toMatch(/\bx = 48\.0\b/)
  })

  it('nothing grows in the simple core, and a sentence says why', async () => {
    await show('en/step24.html')
    expect(await part('[name=create-graph]').isDisabled()).toBe(true)
    expect(await part('.remark').textContent()).toMatch(/^In the simple core gradients are arrays/)
    await part('[name=pass]').selectOption({ index: 2 })
    await part('.node.function').nth(37).waitFor()
    await part('input[type=range]').fill('38')
    expect(await said()).toMatch(/-5376\.0.*8064\.0|8064\.0.*-5376\.0/)
  })
})

describe('what cannot be played is refused with a sentence:', () => {
  it('a graph too large to draw, which is played in words', async () => {
    await show(
      'en/play.html',
      'import { Variable } from "@dezero/core"\nlet y = new Variable(1)\nfor (let i = 0; i < 61; i++) y = y.add(1)\ny.backward()',
    )
    expect(await part('.remark').textContent()).toMatch(/^This graph has 61 functions\./)
    expect(await part('.graph-box').isVisible()).toBe(false)
    await part('input[type=range]').fill('61')
    expect(await said()).toMatch(/^61 of 61: Add is asked/)
  })

  it.each([
    ['a script without a pass', 'console.log(1)', 'The script made no backward pass that could be played.'],
    ['a script that fails', 'null.x', /^The script ended with an error: TypeError/],
  ])('%s', async (_, script, message) => {
    await site.open('en/play.html')
    await site.page.locator('.runnable .edit').click()
    await site.page.locator('.cm-content').fill(script)
    await part('.film').click()
    await part('.filming').filter({ hasText: message }).waitFor()
  })
})

it('a formula of the list is opened, and its pass played', async () => {
  await site.open('en/play.html')
  await site.page.locator('.formulas a').filter({ hasText: 'cross entropy' }).click()
  await site.page.locator('.cm-content').filter({ hasText: 'loss.backward()' }).waitFor()
  await part('.film').click()
  await part('input[type=range]').fill('7')
  expect(await said()).toContain('x = [0.0900306, 0.244728, -0.334759]')
})

it('says nothing on the console', () => expect(site.complaints).toEqual([]))
