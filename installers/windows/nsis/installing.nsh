; Putting a version beside the one that may be running, and making it the one that starts next.

Section "$(the_program)" TheProgram
  SectionIn RO
  Call CheckRoom
  RMDir /r "$INSTDIR\${APP}.part"
  ClearErrors
  SetOutPath "$INSTDIR\${APP}.part"
  ${If} ${Errors}
    !insertmacro Refuse "$(no_place)" ${DISK}
  ${EndIf}
  SetOverwrite on
  AllowSkipFiles off
  File /r "${FOLDER}/*"
  SetOutPath "$INSTDIR"
  Call TryIt
  Call PutInUse
  Call Register
  Call LeaveForFirstStart
  !insertmacro Note "$(installed)"
SectionEnd

Section "$(start_menu)" StartMenu
  CreateShortcut "$SMPROGRAMS\Counterstock.lnk" "$INSTDIR\Counterstock.exe" "" "$INSTDIR\Counterstock.exe"
  Call NameShortcut
SectionEnd

; The window bears the same name: whoever pins it to the taskbar pins this entry, which every version
; starts from, and not the folder of one version. Without it the entry works all the same.
Function NameShortcut
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P= 0
    Return
  ${EndIf}
  ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
  ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
  ${If} $1 P<> 0
  ${AndIf} $2 P<> 0
    ${IPersistFile::Load} $1 '("$SMPROGRAMS\Counterstock.lnk",${STGM_READWRITE})'
    System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r3'
    System::Call '*(&w${NSIS_MAX_STRLEN} "${APP_ID}")p.r5'
    System::Call '*${SYSSTRUCT_PROPVARIANT}(${VT_LPWSTR},,p r5)p.r4'
    ${IPropertyStore::SetValue} $2 '($3,$4)'
    ${IPropertyStore::Commit} $2 ""
    ${IPersistFile::Save} $1 '("$SMPROGRAMS\Counterstock.lnk",1)'
    System::Free $3
    System::Free $4
    System::Free $5
  ${EndIf}
  ${If} $2 P<> 0
    ${IUnknown::Release} $2 ""
  ${EndIf}
  ${If} $1 P<> 0
    ${IUnknown::Release} $1 ""
  ${EndIf}
  ${IUnknown::Release} $0 ""
FunctionEnd

Section /o "$(with_windows)" WithWindows
  WriteRegStr SHCTX "${RUN}" "Counterstock" '"$INSTDIR\Counterstock.exe"'
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${TheProgram} "$(about_the_program)"
  !insertmacro MUI_DESCRIPTION_TEXT ${StartMenu} "$(about_start_menu)"
  !insertmacro MUI_DESCRIPTION_TEXT ${WithWindows} "$(about_with_windows)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function CheckRoom
  ${GetRoot} "$INSTDIR" $0
  ClearErrors
  ${DriveSpace} "$0\" "/D=F /S=M" $1
  ${IfNot} ${Errors}
  ${AndIf} $1 < ${NEED_MB}
    !insertmacro Refuse "$(no_room)" ${DISK}
  ${EndIf}
FunctionEnd

; The new version says who it is before anything relies on it.
Function TryIt
  nsExec::ExecToStack '"$INSTDIR\${APP}.part\counterstock-console.exe" --version'
  Pop $0
  Pop $1
  ${TrimNewLines} "$1" $1
  ${If} $0 != 0
  ${OrIf} $1 != "${VERSION}"
    RMDir /r "$INSTDIR\${APP}.part"
    !insertmacro Refuse "$(does_not_start)" ${DOES_NOT_START}
  ${EndIf}
FunctionEnd

Function PutInUse
  Call ReadPresent
  InitPluginsDir
  SetOutPath "$PLUGINSDIR"
  File "${PROGRAMS}/placing.exe"
  File "${PROGRAMS}/Counterstock.exe"
  File "${PROGRAMS}/counterstock-console.exe"
  SetOutPath "$INSTDIR"
  nsExec::Exec '"$PLUGINSDIR\placing.exe" put "$INSTDIR\." "${APP}"'
  Pop $0
  ${If} $0 == 0
    Return
  ${EndIf}
  RMDir /r "$INSTDIR\${APP}.part"
  ${If} $0 == 10
    !insertmacro Refuse "$(no_room)" ${DISK}
  ${ElseIf} $Present == "${VERSION}"
    ; A roll-out that runs twice has nothing to do.
    !insertmacro Refuse "$(is_there_and_runs)" 0
  ${Else}
    !insertmacro Refuse "$(is_held)" ${IN_USE}
  ${EndIf}
FunctionEnd

Function Register
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  WriteRegStr SHCTX "${KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${REMOVAL}" "DisplayName" "Counterstock 准庫"
  WriteRegStr SHCTX "${REMOVAL}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${REMOVAL}" "Publisher" "Counterstock contributors"
  WriteRegStr SHCTX "${REMOVAL}" "DisplayIcon" "$INSTDIR\Counterstock.exe"
  WriteRegStr SHCTX "${REMOVAL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${REMOVAL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr SHCTX "${REMOVAL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD SHCTX "${REMOVAL}" "EstimatedSize" ${NEED_KB}
  WriteRegDWORD SHCTX "${REMOVAL}" "NoModify" 1
  WriteRegDWORD SHCTX "${REMOVAL}" "NoRepair" 1
  WriteRegStr SHCTX "Software\Classes\${SUFFIX}" "" "${PARCEL}"
  WriteRegStr SHCTX "Software\Classes\${PARCEL}" "" "$(parcel)"
  WriteRegStr SHCTX "Software\Classes\${PARCEL}\DefaultIcon" "" "$INSTDIR\Counterstock.exe,0"
  WriteRegStr SHCTX "Software\Classes\${PARCEL}\shell\open\command" "" \
    '"$INSTDIR\Counterstock.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $Autostart == "1"
    !insertmacro SelectSection ${WithWindows}
  ${ElseIf} $Autostart == "0"
    !insertmacro UnselectSection ${WithWindows}
    DeleteRegValue SHCTX "${RUN}" "Counterstock"
  ${EndIf}
FunctionEnd

; Address and code for the first start, which deletes them once HQ has answered. Where the program
; is everybody's, whoever starts it first must be able to.
Function LeaveForFirstStart
  ${If} $Hq == ""
  ${AndIf} $Code == ""
    Return
  ${EndIf}
  ${If} $ForAll == 1
    StrCpy $0 "$APPDATA\Counterstock"
  ${Else}
    StrCpy $0 "$LOCALAPPDATA\Counterstock"
  ${EndIf}
  CreateDirectory "$0"
  FileOpen $1 "$0\${BEGINNING}" w
  FileWriteUTF16LE /BOM $1 "hq=$Hq$\r$\ncode=$Code$\r$\n"
  FileClose $1
  ${If} $ForAll == 1
    nsExec::Exec '"$SYSDIR\icacls.exe" "$0\${BEGINNING}" /grant *S-1-5-32-545:(M)'
    Pop $1
  ${EndIf}
FunctionEnd

; The disk was full, a file was held, or somebody pressed Cancel: the version before is untouched.
Function .onInstFailed
  RMDir /r "$INSTDIR\${APP}.part"
  Push "$(not_installed)"
  Call WriteLog
  MessageBox MB_OK|MB_ICONSTOP "$(not_installed)" /SD IDOK
  SetErrorLevel ${DISK}
FunctionEnd
