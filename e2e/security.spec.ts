import { expect, test } from './test.ts';

test('the page allows no script but its own and nothing remote', async ({ app }) => {
  const policy = await app.page.evaluate(async () =>
    (await fetch(location.href)).headers.get('content-security-policy'),
  );
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:\/\/(?!127\.0\.0\.1)|\*/);
  const ran = await app.page.evaluate(async () => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const remote = await fetch('https://example.com/').then(
      () => true,
      () => false,
    );
    return 'injected' in window || remote;
  });
  expect(ran).toBe(false);
});
