import type { Checksum } from '../checksum.ts'

// A worker first sends a handshake, and then answers each request. Every message is one line of JSON.

export interface Handshake {
  version: string
  /** The names of the rows that it supports. */
  rows: string[]
}

export interface TimingRequest {
  row: string
  /** Milliseconds. */
  time: number
  warmup: number
  /** How many runs make a sample. */
  repeat: number
}

/** Asks for the memory of one run at its peak. */
export interface PeakRequest {
  row: string
  peak: true
}

/** Asks for so many runs of a row, without disposing of their results. */
export interface UndisposedRequest {
  row: string
  undisposed: number
}

export type Request = TimingRequest | PeakRequest | UndisposedRequest

export interface Timing {
  /** Of the result of the first run. */
  checksum: Checksum
  /** Milliseconds of single runs; a thousand at most. */
  samples: number[]
}

export interface Peak {
  bytes: number
}

export interface Undisposed {
  /** How many runs there were until the last one, or the one that failed. */
  results: number
  /** Milliseconds of one run. */
  median: number
  /** The resident set size of the process at the end, in bytes. */
  resident: number
  /** Why a run failed. */
  error?: string
}

export interface Failure {
  error: string
}

export type Answer = Timing | Peak | Undisposed | Failure
