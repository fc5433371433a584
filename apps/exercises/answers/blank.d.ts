/** A blank that is still to be filled. */
declare const ___: never
