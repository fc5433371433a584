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

/** What does a row cost that runs so often, while nobody disposes of what it gives? */
export interface UndisposedRequest {
  row: string
  undisposed: number
}

export type Request = TimingRequest | PeakRequest | UndisposedRequest

export interface Timing {
  /** What the first run gave. */
  value: Fingerprint
  /** Milliseconds of single runs, thinned where they are many. */
  samples: number[]
}

export interface Peak {
  bytes: number
}

export interface Undisposed {
  /** How many runs there were until all were done, or one failed. */
  results: number
  /** Milliseconds of one. */
  median: number
  /** Bytes that the process has from the system in the end. */
  resident: number
  /** Why there are not more. */
  error?: string
}

export interface Failure {
  error: string
}

export type Answer = Timing | Peak | Undisposed | Failure
