// Protocol Buffers, as far as ONNX needs them: https://protobuf.dev/programming-guides/encoding

/** How the bytes of a field are to be read. */
const VARINT = 0
const LENGTH_DELIMITED = 2

const encoder = new TextEncoder()

/** A message in the making: pieces of bytes that are copied once, at the end. */
export class Message {
  readonly #pieces: Uint8Array[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  int(field: number, value: number | bigint): this {
    return this.#push(varint((field << 3) | VARINT)).#push(varint(value))
  }

  text(field: number, value: string): this {
    return this.bytes(field, encoder.encode(value))
  }

  bytes(field: number, value: Uint8Array): this {
    return this.#push(varint((field << 3) | LENGTH_DELIMITED))
      .#push(varint(value.length))
      .#push(value)
  }

  message(field: number, value: Message): this {
    this.#push(varint((field << 3) | LENGTH_DELIMITED)).#push(varint(value.length))
    for (const piece of value.#pieces) this.#push(piece)
    return this
  }

  /** @throws RangeError from 2 GB on, which no reader of the format takes. */
  toBytes(): Uint8Array {
    if (this.#length >= 2 ** 31) {
      throw new RangeError(
        `toOnnx: the model would have ${this.#length} bytes, and 2 GB are too many for the format; list large Parameters among the inputs`,
      )
    }
    const all = new Uint8Array(this.#length)
    let end = 0
    for (const piece of this.#pieces) {
      all.set(piece, end)
      end += piece.length
    }
    return all
  }

  #push(piece: Uint8Array): this {
    this.#pieces.push(piece)
    this.#length += piece.length
    return this
  }
}

/** Seven bits in a byte, the lowest first; the eighth says that more follow. Negative numbers are of 64 bits. */
function varint(value: number | bigint): Uint8Array {
  const bytes: number[] = []
  let rest = BigInt.asUintN(64, BigInt(value))
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80)
  bytes.push(Number(rest))
  return Uint8Array.from(bytes)
}
