/** A menu as the window has it, for systems that show it above the window. */
import * as z from 'zod';

/** The name of one of the window's actions. */
export const Command = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
export type Command = z.infer<typeof Command>;

export interface MenuItem {
  readonly kind: 'item';
  readonly command: Command;
  readonly label: string;
  /** As Electron writes it, such as `CmdOrCtrl+Shift+Z`; shown only, the window hears the keys itself. */
  readonly accelerator: string | null;
  readonly enabled: boolean;
  /** Whether what it turns on and off is on; null where it is no such item. */
  readonly checked: boolean | null;
}

export interface MenuList {
  readonly kind: 'menu';
  readonly label: string;
  readonly entries: readonly MenuNode[];
}

export type MenuNode = MenuItem | MenuList | { readonly kind: 'line' };

const label = z.string().max(200);

export const MenuNode: z.ZodType<MenuNode, MenuNode> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('item'),
      command: Command,
      label,
      accelerator: z.string().max(60).nullable(),
      enabled: z.boolean(),
      checked: z.boolean().nullable(),
    }),
    MenuList,
    z.object({ kind: z.literal('line') }),
  ]),
);

export const MenuList = z.object({
  kind: z.literal('menu'),
  label,
  entries: z.array(MenuNode).max(200).readonly(),
});
