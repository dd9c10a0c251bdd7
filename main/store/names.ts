/** Names that people give to what is kept. */

/** Whether something is called so: capitals and spaces around it don't count. */
export function isNamed({ name }: { readonly name: string }, other: string): boolean {
  return sameness(name) === sameness(other);
}

/** A name as it is kept, one line of 1 to 100 characters; null where it can't be one. */
export function asName(name: string): string | null {
  const trimmed = name.normalize('NFC').trim();
  return trimmed === '' || trimmed.length > 100 || /\p{Cc}/u.test(trimmed) ? null : trimmed;
}

/** A name that can't be one, as messages say it. */
export function shownName(name: string): string {
  return JSON.stringify(name.normalize('NFC').trim().slice(0, 100));
}

function sameness(name: string): string {
  return name.normalize('NFC').trim().toLocaleLowerCase('en');
}

/** A file's name without its folders and ending. */
export function nameOfFile(file: string): string {
  const [name = ''] = file.split(/[\\/]/).slice(-1);
  return name.replace(/\.\w{1,5}$/, '') || file;
}
