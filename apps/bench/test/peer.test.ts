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

  it('says what it is and what it can do', async () => {
    const peer = await start()
    expect([peer.name, peer.version]).toEqual(['fake', '1.2.3'])
    expect([peer.can('fine'), peer.can('something else')]).toEqual([true, false])
  })

  it('answers one request after the other', async () => {
    const peer = await start()
    expect(await peer.ask(timing('fine'))).toEqual({ value: { size: 1, norm: 2, mix: -1 }, samples: [3, 4] })
    expect(await peer.ask(timing('refused'))).toEqual({ error: 'RangeError: too large' })
    expect(await peer.ask({ row: 'peak', peak: true })).toEqual({ bytes: 4096 })
  })

  it('that crashes says why, and is there for the next row', async () => {
    const peer = await start()
    expect(await peer.ask(timing('crash'))).toEqual({ error: 'TypeError: nothing to add' })
    expect(await peer.ask(timing('fine'))).toHaveProperty('samples', [3, 4])
  })

  it.each([true, false])('is another process when it begins anew, if it compiles: %s', async (compiles) => {
    const peer = await Peer.start({ ...specOf(), compiles })
    peers.push(peer)
    const before = await peer.ask(timing('process'))
    await peer.renew()
    const after = await peer.ask(timing('process'))
    if (compiles) expect(after).not.toEqual(before)
    else expect(after).toEqual(before)
  })

  it('that does not start is refused with its own words', async () => {
    await expect(Peer.start(specOf('broken'))).rejects.toThrow('no such library')
    await expect(Peer.start({ name: 'none', command: 'no-such-command', args: [] })).rejects.toThrow('ENOENT')
  })
})
