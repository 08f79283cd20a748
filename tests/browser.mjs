// Finds a Chromium, and as root on Debian installs one when there is none.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The path of the system's Chromium, or undefined when Playwright has to use its own. */
export const systemChromium = () => places.find((path) => path && existsSync(path));

function install() {
  if (systemChromium()) return;
  const run = (command, ...args) => execFileSync(command, args, { stdio: 'inherit' });
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', 'update');
    run('apt-get', 'install', '-y', '--no-install-recommends', 'chromium');
  } else run('npx', 'playwright', 'install', 'chromium');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) install();
