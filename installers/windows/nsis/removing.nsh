; Taking the program away again. The books and their keys stay, unless somebody asked.

Section "un.$(the_program)" un.TheProgram
  SectionIn RO
  Call un.RemoveFiles
  Call un.RemoveTraces
  !insertmacro Note "$(removed)"
SectionEnd

Function un.onInit
  ${GetParameters} $Parameters
  Call un.ChooseLanguage
  SetRegView 64
  StrCpy $ForAll 0
  ReadRegStr $0 HKLM "${KEY}" "InstallDir"
  ${If} $0 == "$INSTDIR"
    StrCpy $ForAll 1
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  InitPluginsDir
  SetOutPath "$PLUGINSDIR"
  File "${PROGRAMS}/placing.exe"
  nsExec::Exec '"$PLUGINSDIR\placing.exe" free "$INSTDIR\."'
  Pop $0
  ${If} $0 == ${IN_USE}
    !insertmacro Refuse "$(is_open)" ${IN_USE}
  ${EndIf}
  SetOutPath "$TEMP"
FunctionEnd

Function un.RemoveFiles
  FindFirst $0 $1 "$INSTDIR\app-*"
  ${DoWhile} $1 != ""
    RMDir /r "$INSTDIR\$1"
    FindNext $0 $1
  ${Loop}
  FindClose $0
  RMDir /r "$INSTDIR\updates"
  Delete "$INSTDIR\current"
  Delete "$INSTDIR\current.new"
  Delete "$INSTDIR\previous"
  Delete "$INSTDIR\previous.new"
  Delete "$INSTDIR\Counterstock.exe"
  Delete "$INSTDIR\Counterstock.exe.new"
  Delete "$INSTDIR\counterstock-console.exe"
  Delete "$INSTDIR\counterstock-console.exe.new"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
FunctionEnd

Function un.RemoveTraces
  Delete "$SMPROGRAMS\Counterstock.lnk"
  DeleteRegValue SHCTX "${RUN}" "Counterstock"
  DeleteRegKey SHCTX "Software\Classes\${SUFFIX}"
  DeleteRegKey SHCTX "Software\Classes\${PARCEL}"
  DeleteRegKey SHCTX "${REMOVAL}"
  DeleteRegKey SHCTX "${KEY}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $ForAll == 1
    Delete "$APPDATA\Counterstock\${BEGINNING}"
    RMDir "$APPDATA\Counterstock"
  ${Else}
    Delete "$LOCALAPPDATA\Counterstock\${BEGINNING}"
    RMDir "$LOCALAPPDATA\Counterstock"
  ${EndIf}
FunctionEnd
