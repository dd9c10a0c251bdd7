/** The preload script: sandboxed, bundled to CommonJS. It only names what the window may ask for. */
import { contextBridge, ipcRenderer } from 'electron';
import type { CallName, EventName, Request } from '../contract/index.ts';
import { bridgeName } from './bridge-name.ts';
import type { Bridge } from './bridge.ts';
import { takeDropped, watchDrops } from './dropped.ts';
import type { Envelope } from './envelope.ts';

function invoke<N extends CallName>(name: N) {
  return (request: Request<N>): Promise<Envelope> =>
    ipcRenderer.invoke(`call:${name}`, request) as Promise<Envelope>;
}

function subscribe(name: EventName) {
  return (listener: (payload: unknown) => void) => {
    const relay = (_event: unknown, payload: unknown) => {
      listener(payload);
    };
    ipcRenderer.on(`event:${name}`, relay);
    return () => {
      ipcRenderer.off(`event:${name}`, relay);
    };
  };
}

watchDrops();

contextBridge.exposeInMainWorld(bridgeName, {
  describe: invoke('describe'),
  device: invoke('device'),
  changeSettings: invoke('changeSettings'),
  licences: invoke('licences'),
  exportSettings: invoke('exportSettings'),
  importSettings: invoke('importSettings'),
  resetSettings: invoke('resetSettings'),
  stored: invoke('stored'),
  clearStored: invoke('clearStored'),
  showStored: invoke('showStored'),
  moveCache: invoke('moveCache'),
  openDialog: invoke('openDialog'),
  dropped: () => invoke('dropped')({ paths: takeDropped() }),
  openBytes: invoke('openBytes'),
  openResource: invoke('openResource'),
  recentFiles: invoke('recentFiles'),
  openFile: invoke('openFile'),
  stopOpening: invoke('stopOpening'),
  chooseFolder: invoke('chooseFolder'),
  gatherFolder: invoke('gatherFolder'),
  gatherPhoto: invoke('gatherPhoto'),
  lookInto: invoke('lookInto'),
  keepBeside: invoke('keepBeside'),
  clearRecent: invoke('clearRecent'),
  whatIsLost: invoke('whatIsLost'),
  savePicture: invoke('savePicture'),
  saveFile: invoke('saveFile'),
  overwritePicture: invoke('overwritePicture'),
  previewExport: invoke('previewExport'),
  measureExport: invoke('measureExport'),
  hold: invoke('hold'),
  letGo: invoke('letGo'),
  missingTiles: invoke('missingTiles'),
  putTiles: invoke('putTiles'),
  readTiles: invoke('readTiles'),
  readRows: invoke('readRows'),
  assemble: invoke('assemble'),
  shrinkPicture: invoke('shrinkPicture'),
  convertPicture: invoke('convertPicture'),
  documentLosses: invoke('documentLosses'),
  saveDocument: invoke('saveDocument'),
  keepDocument: invoke('keepDocument'),
  forgetDocument: invoke('forgetDocument'),
  recoverable: invoke('recoverable'),
  recoverDocument: invoke('recoverDocument'),
  windowCloses: invoke('windowCloses'),
  showProgress: invoke('showProgress'),
  tellAway: invoke('tellAway'),
  showMenu: invoke('showMenu'),
  ask: invoke('ask'),
  tryOut: invoke('tryOut'),
  findPeople: invoke('findPeople'),
  identities: invoke('identities'),
  identityFace: invoke('identityFace'),
  lookForPeople: invoke('lookForPeople'),
  stopLooking: invoke('stopLooking'),
  keepPeople: invoke('keepPeople'),
  renameIdentity: invoke('renameIdentity'),
  mergeIdentities: invoke('mergeIdentities'),
  removeIdentity: invoke('removeIdentity'),
  removeIdentityPhoto: invoke('removeIdentityPhoto'),
  styles: invoke('styles'),
  openStyle: invoke('openStyle'),
  keepStyle: invoke('keepStyle'),
  importStyle: invoke('importStyle'),
  exportStyle: invoke('exportStyle'),
  renameStyle: invoke('renameStyle'),
  removeStyle: invoke('removeStyle'),
  models: invoke('models'),
  downloadModel: invoke('downloadModel'),
  takeModel: invoke('takeModel'),
  stopModel: invoke('stopModel'),
  removeModel: invoke('removeModel'),
  measureModel: invoke('measureModel'),
  showModels: invoke('showModels'),
  showOrigin: invoke('showOrigin'),
  updateRecipe: invoke('updateRecipe'),
  startJob: invoke('startJob'),
  moveJob: invoke('moveJob'),
  cancelJob: invoke('cancelJob'),
  pauseJob: invoke('pauseJob'),
  resumeJob: invoke('resumeJob'),
  forgetJob: invoke('forgetJob'),
  jobs: invoke('jobs'),
  batchRoom: invoke('batchRoom'),
  batchAdd: ({ from }) => invoke('batchAdd')({ from, ...(from === 'dropped' && { paths: takeDropped() }) }),
  batchRemove: invoke('batchRemove'),
  batchMove: invoke('batchMove'),
  batchClear: invoke('batchClear'),
  batchStart: invoke('batchStart'),
  batchPause: invoke('batchPause'),
  batchResume: invoke('batchResume'),
  batchCancel: invoke('batchCancel'),
  batchRetry: invoke('batchRetry'),
  batchPicture: invoke('batchPicture'),
  batchReport: invoke('batchReport'),
  batchPlace: invoke('batchPlace'),
  batchUnfinished: invoke('batchUnfinished'),
  batchContinue: invoke('batchContinue'),
  batchForget: invoke('batchForget'),
  batchReadRecipe: invoke('batchReadRecipe'),
  jobHistory: invoke('jobHistory'),
  removeFromJobHistory: invoke('removeFromJobHistory'),
  clearJobHistory: invoke('clearJobHistory'),
  onJob: subscribe('job'),
  onJobOrder: subscribe('jobOrder'),
  onJobHistoryChanged: subscribe('jobHistoryChanged'),
  onDevice: subscribe('device'),
  onCommand: subscribe('command'),
  onOpenFile: subscribe('openFile'),
  onOpening: subscribe('opening'),
  onLooking: subscribe('looking'),
  onIdentitiesChanged: subscribe('identitiesChanged'),
  onStylesChanged: subscribe('stylesChanged'),
  onModelComing: subscribe('modelComing'),
  onModelsChanged: subscribe('modelsChanged'),
  onClosing: subscribe('closing'),
  onBatch: subscribe('batch'),
  onBatchChanged: subscribe('batchChanged'),
  onRecentFiles: subscribe('recentFiles'),
} satisfies Bridge);
