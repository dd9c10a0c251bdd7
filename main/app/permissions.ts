import type { Session } from 'electron';
import { ORIGIN } from './protocol.ts';

/** Copying and pasting pictures, the fonts of this machine, and nothing else. */
const granted: ReadonlySet<string> = new Set(['clipboard-read', 'clipboard-sanitized-write', 'local-fonts']);

/** Answers what a page may do, whether it asks for it or looks whether it would get it. */
export function limitPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, decide) =>
    decide(granted.has(permission) && isOwn(contents.getURL())),
  );
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => granted.has(permission) && isOwn(origin),
  );
  session.setDevicePermissionHandler(() => false);
}

function isOwn(address: string): boolean {
  return address === ORIGIN || address.startsWith(`${ORIGIN}/`);
}
