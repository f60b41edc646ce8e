; The installer of Counterstock for Windows. Made by installers/windows/package.py, which says what
; VERSION, NUMBERS, APP_ID, NEED_MB, FOLDER, PROGRAMS, ICON and OUT are. docs/windows.md tells its switches.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user
!ifdef FAST
  SetCompressor /SOLID zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include TextFunc.nsh
!include WordFunc.nsh
!include WinVer.nsh
!include StrFunc.nsh
!include x64.nsh
!include Win\COM.nsh
!include Win\Propkey.nsh

!define KEY "Software\Counterstock"
!define REMOVAL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Counterstock"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define PARCEL "Counterstock.Parcel"
!define SUFFIX ".counterstock-parcel"
!define APP "app-${VERSION}"
!define LOG "$TEMP\Counterstock-setup.log"
!define BEGINNING "first-start.txt"

; How it ends where it does not install; 0 is done.
!define NEWER_IS_THERE 3
!define NOT_THIS_WINDOWS 5
!define NOT_AN_ADMINISTRATOR 6
!define IS_THERE_FOR_ALL 7
!define DISK 10
!define IN_USE 11
!define DOES_NOT_START 12
!define UNSENT 13

Name "Counterstock 准庫"
OutFile "${OUT}"
BrandingText "Counterstock ${VERSION}"
VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Counterstock"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Counterstock 准庫"
VIAddVersionKey "CompanyName" "Counterstock contributors"
VIAddVersionKey "LegalCopyright" "Counterstock contributors; Apache-2.0"

${UnStrStr}

Var Parameters
Var Hq
Var Code
Var Autostart
Var ForAll
Var There
Var Present
Var Purge
Var IsPurged

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_PAGE_CUSTOMFUNCTION_PRE PassOverWhenThere
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\Counterstock.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
; Traditional before Simplified: whoever has another Chinese than these two reads the first.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "TradChinese"
!insertmacro MUI_LANGUAGE "SimpChinese"
!include sentences.nsh
!include telling.nsh

; The value of an option up to the next blank; FileFunc's own ends at a slash, as an address has.
!macro Option name value
  Push "${name}"
  Call ReadOption
  Pop ${value}
!macroend

Function ReadOption
  Pop $0
  StrLen $1 $0
  StrCpy $2 0
  ${Do}
    StrCpy $3 $Parameters $1 $2
    ${If} $3 == ""
      Push ""
      Return
    ${EndIf}
    ${If} $3 == $0
      ${ExitDo}
    ${EndIf}
    IntOp $2 $2 + 1
  ${Loop}
  IntOp $2 $2 + $1
  StrCpy $4 ""
  ${Do}
    StrCpy $3 $Parameters 1 $2
    ${If} $3 == ""
    ${OrIf} $3 == " "
    ${OrIf} $3 == '"'
      ${ExitDo}
    ${EndIf}
    StrCpy $4 "$4$3"
    IntOp $2 $2 + 1
  ${Loop}
  Push $4
FunctionEnd

Function .onInit
  ${GetParameters} $Parameters
  !insertmacro Option "/HQ=" $Hq
  !insertmacro Option "/CODE=" $Code
  !insertmacro Option "/AUTOSTART=" $Autostart
  Call ChooseLanguage
  SetRegView 64
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro Refuse "$(not_this_windows)" ${NOT_THIS_WINDOWS}
  ${EndIf}
  ClearErrors
  ${GetOptions} $Parameters "/AllUsers" $0
  ${IfNot} ${Errors}
    StrCpy $ForAll 1
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      !insertmacro Refuse "$(not_an_administrator)" ${NOT_AN_ADMINISTRATOR}
    ${EndIf}
    SetShellVarContext all
  ${Else}
    StrCpy $ForAll 0
    ReadRegStr $0 HKLM "${KEY}" "InstallDir"
    ${If} $0 != ""
    ${AndIf} ${FileExists} "$0\current"
      !insertmacro Refuse "$(is_there_for_all)" ${IS_THERE_FOR_ALL}
    ${EndIf}
    SetShellVarContext current
  ${EndIf}
  Call FindPlace
  Call CheckVersion
FunctionEnd

; Where it is already, it stays: two copies would each believe themselves the only one.
Function FindPlace
  ReadRegStr $There SHCTX "${KEY}" "InstallDir"
  ${If} $There != ""
  ${AndIf} ${FileExists} "$There\current"
    StrCpy $INSTDIR $There
    Return
  ${EndIf}
  StrCpy $There ""
  ${If} $INSTDIR == ""
    ${If} $ForAll == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\Counterstock"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Counterstock"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function PassOverWhenThere
  ${If} $There != ""
    Abort
  ${EndIf}
FunctionEnd

Function CheckVersion
  Call ReadPresent
  ${If} $Present != ""
    ${VersionCompare} "$Present" "${VERSION}" $0
    ${If} $0 == 1
      !insertmacro Refuse "$(newer_is_there)" ${NEWER_IS_THERE}
    ${EndIf}
  ${EndIf}
FunctionEnd

; The version that `current` names, or nothing.
Function ReadPresent
  StrCpy $Present ""
  ${If} ${FileExists} "$INSTDIR\current"
    FileOpen $0 "$INSTDIR\current" r
    FileRead $0 $Present
    FileClose $0
    ${TrimNewLines} "$Present" $Present
    StrCpy $0 $Present 4
    ${If} $0 == "app-"
      StrCpy $Present $Present "" 4
    ${Else}
      StrCpy $Present ""
    ${EndIf}
  ${EndIf}
FunctionEnd

!include installing.nsh
!include removing.nsh
