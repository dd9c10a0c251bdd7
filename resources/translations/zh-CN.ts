import about from './zh-CN/about.json' with { type: 'json' };
import actions from './zh-CN/actions.json' with { type: 'json' };
import adjustments from './zh-CN/adjustments.json' with { type: 'json' };
import batch from './zh-CN/batch.json' with { type: 'json' };
import batchRoom from './zh-CN/batchRoom.json' with { type: 'json' };
import blend from './zh-CN/blend.json' with { type: 'json' };
import brushes from './zh-CN/brushes.json' with { type: 'json' };
import canvas from './zh-CN/canvas.json' with { type: 'json' };
import choices from './zh-CN/choices.json' with { type: 'json' };
import colour from './zh-CN/colour.json' with { type: 'json' };
import compare from './zh-CN/compare.json' with { type: 'json' };
import connection from './zh-CN/connection.json' with { type: 'json' };
import consent from './zh-CN/consent.json' with { type: 'json' };
import crop from './zh-CN/crop.json' with { type: 'json' };
import desktop from './zh-CN/desktop.json' with { type: 'json' };
import device from './zh-CN/device.json' with { type: 'json' };
import docks from './zh-CN/docks.json' with { type: 'json' };
import documents from './zh-CN/documents.json' with { type: 'json' };
import drop from './zh-CN/drop.json' with { type: 'json' };
import effects from './zh-CN/effects.json' with { type: 'json' };
import empty from './zh-CN/empty.json' with { type: 'json' };
import errors from './zh-CN/errors.json' with { type: 'json' };
import faces from './zh-CN/faces.json' with { type: 'json' };
import files from './zh-CN/files.json' with { type: 'json' };
import findings from './zh-CN/findings.json' with { type: 'json' };
import handTools from './zh-CN/handTools.json' with { type: 'json' };
import help from './zh-CN/help.json' with { type: 'json' };
import history from './zh-CN/history.json' with { type: 'json' };
import identities from './zh-CN/identities.json' with { type: 'json' };
import inputs from './zh-CN/inputs.json' with { type: 'json' };
import jobs from './zh-CN/jobs.json' with { type: 'json' };
import layers from './zh-CN/layers.json' with { type: 'json' };
import limits from './zh-CN/limits.json' with { type: 'json' };
import losses from './zh-CN/losses.json' with { type: 'json' };
import menu from './zh-CN/menu.json' with { type: 'json' };
import models from './zh-CN/models.json' with { type: 'json' };
import navigator from './zh-CN/navigator.json' with { type: 'json' };
import notes from './zh-CN/notes.json' with { type: 'json' };
import notices from './zh-CN/notices.json' with { type: 'json' };
import palette from './zh-CN/palette.json' with { type: 'json' };
import panels from './zh-CN/panels.json' with { type: 'json' };
import people from './zh-CN/people.json' with { type: 'json' };
import queue from './zh-CN/queue.json' with { type: 'json' };
import recipe from './zh-CN/recipe.json' with { type: 'json' };
import recovery from './zh-CN/recovery.json' with { type: 'json' };
import results from './zh-CN/results.json' with { type: 'json' };
import samples from './zh-CN/samples.json' with { type: 'json' };
import save from './zh-CN/save.json' with { type: 'json' };
import selection from './zh-CN/selection.json' with { type: 'json' };
import settings from './zh-CN/settings.json' with { type: 'json' };
import shortcuts from './zh-CN/shortcuts.json' with { type: 'json' };
import stages from './zh-CN/stages.json' with { type: 'json' };
import status from './zh-CN/status.json' with { type: 'json' };
import styles from './zh-CN/styles.json' with { type: 'json' };
import text from './zh-CN/text.json' with { type: 'json' };
import tools from './zh-CN/tools.json' with { type: 'json' };
import tour from './zh-CN/tour.json' with { type: 'json' };
import transform from './zh-CN/transform.json' with { type: 'json' };
import view from './zh-CN/view.json' with { type: 'json' };
import waiting from './zh-CN/waiting.json' with { type: 'json' };

/** 界面的全部简体中文文字，窗口的每个部分一个文件。 */
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
