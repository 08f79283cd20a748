const made = new WeakMap<Uint8Array, Buffer>();

/**
 * A message as it goes over the line: one whole binary frame of WebSocket's, not masked (RFC 6455, section 5.2). Made once
 * for all whom the same bytes go to, and written in one piece: for 200 people the library would make 200 heads, and write
 * each beside the message.
 * @param message must not change any more
 */
export function wsFrame(message: Uint8Array): Buffer {
  const ready = made.get(message);
  if (ready) return ready;
  const frame = encode(message);
  made.set(message, frame);
  return frame;
}

const finalBinary = 0x82;

function encode(message: Uint8Array): Buffer {
  const { length } = message;
  const head = length < 126 ? 2 : length < 1 << 16 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = finalBinary;
  frame[1] = head === 2 ? length : head === 4 ? 126 : 127;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(message, head);
  return frame;
}
