const names = ['127.0.0.1', 'localhost', '::1'];

/** Whether a host name means this very machine. An address may stand in the brackets that URLs need. */
export const isLoopback = (host: string): boolean => names.includes(host.replace(/^\[|\]$/g, ''));
