import { create } from 'zustand';
import { CallError } from '../../preload/contract/index.ts';
import type { Pentimento } from '../../preload/contract/index.ts';
import { bridgeName } from '../../preload/transport/bridge-name.ts';
import { overBridge } from '../../preload/transport/bridge.ts';
import type { Bridge } from '../../preload/transport/bridge.ts';
import { Socket } from '../../preload/transport/socket.ts';
import { takeKey } from './key.ts';

declare global {
  interface Window {
    readonly [bridgeName]?: Bridge;
  }
}

/** Whether the other side is there. On the desktop it always is. */
export const useConnection = create<{ readonly connected: boolean }>(() => ({ connected: true }));

/** What this page is known by on the other side, as long as it isn't loaded anew. */
export const page = crypto.randomUUID();

let current: Pentimento | undefined;

/** The application on the other side: through the preload script where there is one, else a WebSocket. */
export function pentimento(): Pentimento {
  return (current ??= connect());
}

function connect(): Pentimento {
  const bridge = window[bridgeName];
  if (bridge) return overBridge(bridge);
  const key = takeKey();
  if (key === null) throw new CallError('no-key', 'The address has no key.');
  return new Socket(`ws://${location.host}/socket?page=${page}`, key, (connected) => {
    useConnection.setState({ connected });
  });
}
