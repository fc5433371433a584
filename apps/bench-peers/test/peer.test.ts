import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { Peer } from '../src/peers/peer.ts'

const fixture = fileURLToPath(new URL('./fixtures/peer.mjs', import.meta.url))

const specOf = (...args: string[]) => ({ name: 'fake', command: process.execPath, args: [fixture, ...args] })

const timing = (row: string) => ({ row, time: 3, warmup: 0, repeat: 1 })

describe('a peer', () => {
  const peers: Peer[] = []
  const start = async () => {
    peers.push(await Peer.start(specOf()))
    return peers[peers.length - 1]
  }
  afterEach(() => {
    for (const peer of peers.splice(0)) peer.stop()
  })

  it('has a version, and rows that it supports', async () => {
    const peer = await start()
    expect([peer.name, peer.version]).toEqual(['fake', '1.2.3'])
    expect([peer.supports('fine'), peer.supports('something else')]).toEqual([true, false])
  })

  it('answers requests in order', async () => {
    const peer = await start()
    expect(await peer.ask(timing('fine'))).toEqual({ checksum: { size: 1, norm: 2, mix: -1 }, samples: [3, 4] })
    expect(await peer.ask(timing('refused'))).toEqual({ error: 'RangeError: too large' })
    expect(await peer.ask({ row: 'peak', peak: true })).toEqual({ bytes: 4096 })
  })

  it('that crashes reports why, and answers the next request', async () => {
    const peer = await start()
    expect(await peer.ask(timing('crash'))).toEqual({ error: 'TypeError: nothing to add' })
    expect(await peer.ask(timing('fine'))).toHaveProperty('samples', [3, 4])
  })

  it.each([true, false])('restarts in a new process if it compiles just in time: %s', async (compiles) => {
    const peer = await Peer.start({ ...specOf(), compiles })
    peers.push(peer)
    const before = await peer.ask(timing('process'))
    await peer.restart()
    const after = await peer.ask(timing('process'))
    if (compiles) expect(after).not.toEqual(before)
    else expect(after).toEqual(before)
  })

  it('that does not start throws its error message', async () => {
    await expect(Peer.start(specOf('broken'))).rejects.toThrow('no such library')
    await expect(Peer.start({ name: 'none', command: 'no-such-command', args: [] })).rejects.toThrow('ENOENT')
  })
})
