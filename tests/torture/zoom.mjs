import { mishap } from './mishaps.mjs';

const KIND = 'zoomed';
/** The window of the person, at 100 %. */
const WINDOW = { width: 1_280, height: 1_024 };

/** What somebody does who cannot read what is on screen. */
const ZOOMS = {
  /** The browser's own zoom: the window becomes smaller, counted in pixels of the page. */
  'the page': async (page, chance) => {
    const zoom = chance.pick([1.1, 1.5, 2, 3, 4]);
    await page.setViewportSize({ width: Math.round(WINDOW.width / zoom), height: Math.round(WINDOW.height / zoom) });
  },
  /** Larger letters, as set in the browser. */
  text: async (page, chance) => {
    const percent = chance.pick([120, 150, 200]);
    await page.evaluate((size) => (document.documentElement.style.fontSize = `${size}%`), percent);
  },
  /** A turned tablet. */
  turn: async (page) => {
    const { width, height } = page.viewportSize();
    await page.setViewportSize({ width: Math.max(320, height), height: Math.max(256, width) });
  },
  /** And back. */
  nothing: async (page) => {
    await page.setViewportSize(WINDOW);
    await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  },
};

/** Attempts of people who zoom in and out in the middle of what they do. */
export const zoomJobs = mishap('zooms', KIND, zoomInAndOut);

async function zoomInAndOut(session, kind) {
  const { person, page } = session;
  for (let times = person.chance.between(3, 5); times > 0; times -= 1) {
    const way = person.chance.pick(Object.keys(ZOOMS));
    const zooming = person.write();
    await ZOOMS[way](page, person.chance);
    await zooming;
    await person.actOnce();
    await session.checkAnswers(kind, Date.now());
    await session.checkTime(kind, `zoomed: ${way}`);
  }
  await page.reload();
  await session.checkAnswers(kind, Date.now());
  await session.submit();
}
