; Taking the program away again. The books and their keys stay, unless somebody asked.

!define GENERIC 1 ; the kind of credential that programs keep

; First, while the program can still say whether anything waits for HQ.
Section /o "un.$(the_books)" un.TheBooks
  MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(really)" /SD IDYES IDYES +2
  Quit
  Call un.CheckSent
  Call un.RemoveBooks
SectionEnd

Section "un.$(the_program)" un.TheProgram
  SectionIn RO
  Call un.RemoveFiles
  Call un.RemoveTraces
  ${If} $IsPurged == 1
    !insertmacro Note "$(removed_with_books)"
  ${Else}
    !insertmacro Note "$(removed)"
  ${EndIf}
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
  ClearErrors
  ${GetOptions} $Parameters "/PURGE" $Purge
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${un.TheBooks}
  ${EndIf}
FunctionEnd

; Books from which HQ has not had everything are gone for ever: that must be asked for by its name.
Function un.CheckSent
  ${If} $Purge == "=EVENUNSENT"
    Return
  ${EndIf}
  SetShellVarContext current
  ${IfNot} ${FileExists} "$LOCALAPPDATA\Counterstock\journal.db"
    Return
  ${EndIf}
  nsExec::ExecToStack '"$INSTDIR\counterstock-console.exe" --json status'
  Pop $0
  Pop $1
  ${UnStrStr} $2 "$1" '"waiting":0,'
  ${If} $0 != 0
  ${OrIf} $2 == ""
    !insertmacro Refuse "$(is_unsent)" ${UNSENT}
  ${EndIf}
FunctionEnd

; Deletes a credential, of the name below the books' own on the stack, if it is these books' key.
Function un.ForgetKey
  Pop $5
  Pop $4
  System::Call 'advapi32::CredReadW(w r4, i ${GENERIC}, i 0, *p 0 r6) i.r7'
  ${If} $7 <> 0
    ; Of CREDENTIALW the last field, whose the key is.
    System::Call '*$6(i, i, p, p, l, i, i, p, i, i, p, p, w.r7)'
    System::Call 'advapi32::CredFree(p r6)'
    ${If} $7 == $5
      System::Call 'advapi32::CredDeleteW(w r4, i ${GENERIC}, i 0)'
    ${EndIf}
  ${EndIf}
FunctionEnd

; The books of this person, and their key where the keyring names it as these books' own.
Function un.RemoveBooks
  SetShellVarContext current
  StrCpy $3 "$LOCALAPPDATA\Counterstock"
  ${If} ${FileExists} "$3\profile.id"
    FileOpen $0 "$3\profile.id" r
    FileRead $0 $1
    FileClose $0
    ${un.TrimNewLines} "$1" $1
    Push "Counterstock"
    Push $1
    Call un.ForgetKey
    Push "$1@Counterstock"
    Push $1
    Call un.ForgetKey
  ${EndIf}
  RMDir /r "$3"
  StrCpy $IsPurged 1
  !insertmacro Note "$(books_removed)"
  ${If} $ForAll == 1
    SetShellVarContext all
  ${EndIf}
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
