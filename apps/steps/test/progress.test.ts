import { expect, it, vi } from 'vitest'
import { progress } from '../src/progress.ts'

/** What is written while the batches are taken. */
function written(isTTY: boolean): string {
  const write = vi.fn((_text: string) => true)
  vi.stubGlobal('process', { stdout: { isTTY }, stderr: { isTTY, write } })
  const batches = [...progress('epoch 1', ['a', 'b', 'c'])]
  vi.unstubAllGlobals()
  expect(batches).toEqual(['a', 'b', 'c'])
  return write.mock.calls.map(([text]) => text).join('')
}

it('shows a bar at a terminal, and takes it away at the end', () => {
  expect(written(true).replaceAll('\r', '\n').split('\n')).toEqual([
    '',
    'epoch 1 ██████████░░░░░░░░░░░░░░░░░░░░ 1/3',
    'epoch 1 ████████████████████░░░░░░░░░░ 2/3',
    'epoch 1 ██████████████████████████████ 3/3',
    '\x1b[K',
  ])
})

it('writes nothing elsewhere', () => {
  expect(written(false)).toBe('')
})
