// The client with hot reload in front of a server that restarts on change. Ctrl+C ends both.
import { spawn } from 'node:child_process';

const run = (...args) => spawn(process.execPath, args, { stdio: 'inherit' });
const children = [run('--watch', 'server/start.mjs'), run('node_modules/vite/bin/vite.js')];
for (const child of children) child.on('exit', () => children.forEach((other) => other.kill()));
