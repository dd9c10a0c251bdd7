import { beforeEach, expect, test } from 'vitest';
import { Attention, type Edge } from './attention.ts';

interface Shown {
  bar: Parameters<Edge['showBar']>[0];
  badge: number;
  beckons: boolean;
  told: string[];
  inFront: boolean;
}

let shown: Shown;
let click: () => void;
let attention: Attention;
beforeEach(() => {
  shown = { bar: null, badge: 0, beckons: false, told: [], inFront: false };
  attention = new Attention({
    isInFront: () => shown.inFront,
    showBar: (bar) => void (shown.bar = bar),
    showBadge: (unseen) => void (shown.badge = unseen),
    beckon: (on) => void (shown.beckons = on),
    notify: (title, body, clicked) => {
      shown.told.push(`${title}: ${body}`);
      click = clicked;
    },
    bringToFront: () => void (shown.inFront = true),
  });
});

const restyled = { title: 'Restyle is done', body: 'photo.jpg', failed: false };
const failed = { title: 'Restyle failed', body: 'photo.jpg', failed: true };

test('work that goes on has a bar for as long as it does', () => {
  attention.show({ share: 0.25, paused: false });
  expect(shown.bar).toEqual({ share: 0.25, look: 'normal' });
  attention.show({ share: null, paused: true });
  expect(shown.bar).toEqual({ share: null, look: 'paused' });
  attention.show(null);
  expect(shown.bar).toBeNull();
});

test('what ends before the person’s eyes is told by the window alone', () => {
  shown.inFront = true;
  attention.tell(restyled);
  expect(shown).toMatchObject({ told: [], badge: 0, beckons: false });
});

test('what ends behind other windows is told, counted, and leads back', () => {
  attention.tell(restyled);
  attention.tell(restyled);
  expect(shown).toMatchObject({ badge: 2, beckons: true, bar: null });
  expect(shown.told).toEqual(['Restyle is done: photo.jpg', 'Restyle is done: photo.jpg']);
  click();
  expect(shown.inFront).toBe(true);
  attention.seen();
  expect(shown).toMatchObject({ badge: 0, beckons: false, bar: null });
});

test('a failure shows on the bar until it is seen, whatever goes on meanwhile', () => {
  attention.show({ share: 0.5, paused: false });
  attention.tell(failed);
  attention.show({ share: 0.1, paused: false });
  expect(shown.bar).toEqual({ share: 1, look: 'error' });
  attention.seen();
  expect(shown.bar).toEqual({ share: 0.1, look: 'normal' });
});
