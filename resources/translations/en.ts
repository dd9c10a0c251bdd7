import about from './en/about.json' with { type: 'json' };
import actions from './en/actions.json' with { type: 'json' };
import adjustments from './en/adjustments.json' with { type: 'json' };
import batch from './en/batch.json' with { type: 'json' };
import batchRoom from './en/batchRoom.json' with { type: 'json' };
import blend from './en/blend.json' with { type: 'json' };
import brushes from './en/brushes.json' with { type: 'json' };
import canvas from './en/canvas.json' with { type: 'json' };
import choices from './en/choices.json' with { type: 'json' };
import colour from './en/colour.json' with { type: 'json' };
import compare from './en/compare.json' with { type: 'json' };
import connection from './en/connection.json' with { type: 'json' };
import consent from './en/consent.json' with { type: 'json' };
import crop from './en/crop.json' with { type: 'json' };
import desktop from './en/desktop.json' with { type: 'json' };
import device from './en/device.json' with { type: 'json' };
import docks from './en/docks.json' with { type: 'json' };
import documents from './en/documents.json' with { type: 'json' };
import drop from './en/drop.json' with { type: 'json' };
import effects from './en/effects.json' with { type: 'json' };
import empty from './en/empty.json' with { type: 'json' };
import errors from './en/errors.json' with { type: 'json' };
import faces from './en/faces.json' with { type: 'json' };
import files from './en/files.json' with { type: 'json' };
import findings from './en/findings.json' with { type: 'json' };
import handTools from './en/handTools.json' with { type: 'json' };
import help from './en/help.json' with { type: 'json' };
import history from './en/history.json' with { type: 'json' };
import identities from './en/identities.json' with { type: 'json' };
import inputs from './en/inputs.json' with { type: 'json' };
import jobs from './en/jobs.json' with { type: 'json' };
import layers from './en/layers.json' with { type: 'json' };
import limits from './en/limits.json' with { type: 'json' };
import losses from './en/losses.json' with { type: 'json' };
import menu from './en/menu.json' with { type: 'json' };
import models from './en/models.json' with { type: 'json' };
import navigator from './en/navigator.json' with { type: 'json' };
import notes from './en/notes.json' with { type: 'json' };
import notices from './en/notices.json' with { type: 'json' };
import palette from './en/palette.json' with { type: 'json' };
import panels from './en/panels.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import queue from './en/queue.json' with { type: 'json' };
import recipe from './en/recipe.json' with { type: 'json' };
import recovery from './en/recovery.json' with { type: 'json' };
import results from './en/results.json' with { type: 'json' };
import samples from './en/samples.json' with { type: 'json' };
import save from './en/save.json' with { type: 'json' };
import selection from './en/selection.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import shortcuts from './en/shortcuts.json' with { type: 'json' };
import stages from './en/stages.json' with { type: 'json' };
import status from './en/status.json' with { type: 'json' };
import styles from './en/styles.json' with { type: 'json' };
import text from './en/text.json' with { type: 'json' };
import tools from './en/tools.json' with { type: 'json' };
import tour from './en/tour.json' with { type: 'json' };
import transform from './en/transform.json' with { type: 'json' };
import view from './en/view.json' with { type: 'json' };
import waiting from './en/waiting.json' with { type: 'json' };

/** Every text of the interface in English, a file for each part of the window. */
export default {
  about,
  actions,
  adjustments,
  batch,
  batchRoom,
  blend,
  brushes,
  canvas,
  choices,
  colour,
  compare,
  connection,
  consent,
  crop,
  desktop,
  device,
  docks,
  documents,
  drop,
  effects,
  empty,
  errors,
  faces,
  files,
  findings,
  handTools,
  help,
  history,
  identities,
  inputs,
  jobs,
  layers,
  limits,
  losses,
  menu,
  models,
  navigator,
  notes,
  notices,
  palette,
  panels,
  people,
  queue,
  recipe,
  recovery,
  results,
  samples,
  save,
  selection,
  settings,
  shortcuts,
  stages,
  status,
  styles,
  text,
  tools,
  tour,
  transform,
  view,
  waiting,
};
