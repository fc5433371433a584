import { describe, expect, it } from 'vitest'
import { Message } from '../src/protobuf.ts'

describe('a message', () => {
  it('has the bytes of the specification', () => {
    expect([...new Message().int(1, 150).toBytes()]).toEqual([0x08, 0x96, 0x01])
    expect([...new Message().text(2, 'testing').toBytes()]).toEqual([0x12, 7, ...Buffer.from('testing')])
    expect([...new Message().message(3, new Message().int(1, 150)).toBytes()]).toEqual([0x1a, 3, 0x08, 0x96, 0x01])
    expect([...new Message().int(1, -2).toBytes()]).toEqual([0x08, 0xfe, ...new Array(8).fill(0xff), 0x01])
  })

  it('is refused from 2 GB on, before its bytes are copied', () => {
    const large = new Message()
    const piece = new Uint8Array(2 ** 26)
    for (let i = 0; i < 32; i++) large.bytes(9, piece)
    expect(() => large.toBytes()).toThrow(
      'and 2 GB are too many for the format; list large Parameters among the inputs',
    )
  })
})
