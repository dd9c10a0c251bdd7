; Offers Pentimento for pictures under "Open with" and in Windows' settings of default apps, and takes no file type from the
; program that has it: OpenWithProgids and Capabilities are offers alone
; (https://learn.microsoft.com/windows/win32/shell/fa-file-types, "Registering an application for use with a file type").
; SHCTX is the machine or the person, whoever it is installed for.

!macro eachPicture MACRO
  !insertmacro ${MACRO} "png"
  !insertmacro ${MACRO} "jpg"
  !insertmacro ${MACRO} "jpeg"
  !insertmacro ${MACRO} "webp"
  !insertmacro ${MACRO} "avif"
  !insertmacro ${MACRO} "tif"
  !insertmacro ${MACRO} "tiff"
  !insertmacro ${MACRO} "gif"
  !insertmacro ${MACRO} "ora"
  !insertmacro ${MACRO} "psd"
  !insertmacro ${MACRO} "psb"
!macroend

!macro offerFor EXT
  WriteRegNone SHCTX "Software\Classes\.${EXT}\OpenWithProgids" "Pentimento.Picture"
  WriteRegStr SHCTX "Software\Pentimento\Capabilities\FileAssociations" ".${EXT}" "Pentimento.Picture"
!macroend

!macro offerForNoMore EXT
  DeleteRegValue SHCTX "Software\Classes\.${EXT}\OpenWithProgids" "Pentimento.Picture"
!macroend

; SHCNE_ASSOCCHANGED: Explorer reads anew what opens what.
!macro tellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

!macro customInstall
  WriteRegStr SHCTX "Software\Classes\Pentimento.Picture" "" "Picture"
  WriteRegStr SHCTX "Software\Classes\Pentimento.Picture\DefaultIcon" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}",0'
  WriteRegStr SHCTX "Software\Classes\Pentimento.Picture\Application" "ApplicationName" "Pentimento"
  WriteRegStr SHCTX "Software\Classes\Pentimento.Picture\shell\open\command" "" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" "%1"'
  WriteRegStr SHCTX "Software\Pentimento\Capabilities" "ApplicationName" "Pentimento"
  WriteRegStr SHCTX "Software\Pentimento\Capabilities" "ApplicationDescription" "${APP_DESCRIPTION}"
  WriteRegStr SHCTX "Software\RegisteredApplications" "Pentimento" "Software\Pentimento\Capabilities"
  !insertmacro eachPicture offerFor
  !insertmacro tellExplorer
!macroend

!macro customUnInstall
  !insertmacro eachPicture offerForNoMore
  DeleteRegValue SHCTX "Software\RegisteredApplications" "Pentimento"
  DeleteRegKey SHCTX "Software\Pentimento"
  DeleteRegKey SHCTX "Software\Classes\Pentimento.Picture"
  !insertmacro tellExplorer
!macroend
