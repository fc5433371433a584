import type { Fingerprint } from '../fingerprint.ts'

// A worker says first what it is, and then answers each request. Every message is a line of JSON.

export interface Announcement {
  version: string
  /** The names of the rows it can do. */
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

/** How much memory does one run take at its peak? */
export interface PeakRequest {
  row: string
  peak: true
}

export type Request = TimingRequest | PeakRequest

export interface Timing {
  /** What the first run gave. */
  value: Fingerprint
  /** Milliseconds of single runs, thinned where they are many. */
  samples: number[]
}

export interface Peak {
  bytes: number
}

export interface Failure {
  error: string
}

export type Answer = Timing | Peak | Failure
