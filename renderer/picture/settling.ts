/** What is unfinished, by what becomes of it when somebody else wants the document. */
export type DraftKind =
  /** The pointer is down on the canvas: a stroke, a drag. */
  | 'press'
  /** The pointer is down on a slider or a handle of a panel. */
  | 'slider'
  /** Shown so that the person can choose: the entry of a list under the pointer, the amount in a dialog. */
  | 'preview'
  /** An outline that is not closed yet. */
  | 'outline'
  | 'text'
  | 'transform'
  | 'crop'
  /** A step that is being worked out while the window goes on. */
  | 'work';

/** What somebody is about to do with the document. */
export type Purpose =
  /** A key goes down, whatever it may come to mean. */
  | 'key'
  /** The pointer goes down on the canvas, with the tool that the draft may be of. */
  | 'press'
  /** Something else begins. */
  | 'begin'
  /** A step from elsewhere. */
  | 'change'
  /** Another tool is taken. */
  | 'tool'
  /** Another document comes to the front. */
  | 'switch'
  /** The picture is read as it stands: saved, exported, given to a job. */
  | 'read'
  /** The tab or the window goes. */
  | 'close'
  /** A job brings its result. */
  | 'result';

/** It becomes a step, is given up, goes on beside what is done, or whoever asks waits until it is over. */
export type Answer = 'commit' | 'cancel' | 'stay' | 'wait';

type Answers = Readonly<Record<Purpose, Answer>>;

const done: Answers = {
  key: 'stay',
  press: 'commit',
  begin: 'commit',
  change: 'commit',
  tool: 'commit',
  switch: 'commit',
  read: 'commit',
  close: 'commit',
  // Nobody is to be interrupted by what comes by itself.
  result: 'wait',
};
/** What its own tool goes on with at the next press. */
const held: Answers = { ...done, press: 'stay' };
const given: Answers = {
  key: 'stay',
  press: 'cancel',
  begin: 'cancel',
  change: 'cancel',
  tool: 'cancel',
  switch: 'cancel',
  read: 'cancel',
  close: 'cancel',
  result: 'wait',
};
/** What lies over the picture and doesn't change it goes on beside nearly everything. */
const beside: Answers = {
  key: 'stay',
  press: 'stay',
  begin: 'stay',
  change: 'stay',
  tool: 'commit',
  switch: 'stay',
  read: 'stay',
  close: 'commit',
  result: 'stay',
};

/** What becomes of each kind of draft, by what for. */
export const answers: Readonly<Record<DraftKind, Answers>> = {
  press: done,
  slider: done,
  preview: given,
  text: held,
  transform: held,
  outline: { ...beside, switch: 'commit' },
  // A frame cuts nothing off until the person says so.
  crop: { ...beside, tool: 'cancel', close: 'cancel' },
  // Whatever is asked for meanwhile is asked of what comes of it, and so is what a key means.
  work: { ...done, key: 'commit', tool: 'stay', switch: 'stay' },
};
