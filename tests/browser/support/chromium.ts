import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

/** Debian's Chromium, driven by Playwright. */

const PROGRAM = process.env['SINKRON_CHROMIUM'] ?? '/usr/bin/chromium';

export interface BrowserSettings {
  /** WAV file that every microphone of this browser plays, once, from the moment it is opened. */
  microphone?: string;
  /** The same, but over and over (each turn begins some milliseconds late). */
  microphoneLoops?: boolean;
  /** More command-line flags. */
  flags?: readonly string[];
}

export async function launchBrowser(settings: BrowserSettings = {}): Promise<Browser> {
  if (!existsSync(PROGRAM)) {
    throw new Error(`${PROGRAM} is missing: apt install chromium, or set SINKRON_CHROMIUM`);
  }
  return chromium.launch({
    executablePath: PROGRAM,
    // Playwright mutes browsers; a muted one renders no sound to measure.
    ignoreDefaultArgs: ['--mute-audio'],
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      ...fakeMicrophone(settings),
      ...(settings.flags ?? []),
    ],
  });
}

function fakeMicrophone({ microphone, microphoneLoops }: BrowserSettings): string[] {
  if (!microphone) return [];
  const file = microphoneLoops ? microphone : `${microphone}%noloop`;
  return [`--use-file-for-fake-audio-capture=${file}`];
}

export type Screen = 'phone' | 'laptop';

const SCREENS: Record<Screen, BrowserContextOptions> = {
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
  laptop: { viewport: { width: 1366, height: 768 } },
};

/** A person's own browser: nothing is shared with the others. */
export function openScreen(
  browser: Browser,
  screen: Screen,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({
    ...SCREENS[screen],
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    ignoreHTTPSErrors: true,
    permissions: ['microphone'],
    ...options,
  });
}
