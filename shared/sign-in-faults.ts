/**
 * Why somebody comes back to `/sign-in?fault=…` from another place without being signed in.
 * provider-down: it does not answer · cancelled: they turned round · refused: its answer does not hold · expired: begun too
 * long ago, in another browser, or used before · session-changed: it was begun as somebody else · taken: what they
 * wanted to add to their account belongs to another one · unknown-provider: there is no such place ·
 * too-many: begun too often from one address
 */
export type SignInFault =
  | 'provider-down'
  | 'cancelled'
  | 'refused'
  | 'expired'
  | 'session-changed'
  | 'taken'
  | 'unknown-provider'
  | 'too-many';
