; How the installer speaks: to the person in a box, or, where nobody looks, to a file and the exit code.

!macro Speaking un
; The sentence on the stack, into the log of installations; nothing of what stood on the command line.
Function ${un}WriteLog
  Exch $9
  Push $8
  FileOpen $8 "${LOG}" a
  FileSeek $8 0 END $7
  ${If} $7 == 0
    FileWriteUTF16LE /BOM $8 ""
  ${EndIf}
  ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
  FileWriteUTF16LE $8 "$2-$1-$0 $4:$5:$6 ${VERSION} $9$\r$\n"
  FileClose $8
  Pop $8
  Pop $9
FunctionEnd

Function ${un}ChooseLanguage
  ${If} $LANGUAGE == 4100 ; Singapore writes Simplified
    StrCpy $LANGUAGE 2052
  ${EndIf}
  ClearErrors
  ${GetOptions} $Parameters "/LANG=" $0
  ${IfNot} ${Errors}
    StrCpy $LANGUAGE $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro Speaking ""
!insertmacro Speaking "un."

; Say why not, and end with that code: nothing was changed that is not changed back.
!macro Refuse sentence code
  Push "${sentence}"
  !ifdef __UNINSTALL__
    Call un.WriteLog
  !else
    Call WriteLog
  !endif
  MessageBox MB_OK|MB_ICONSTOP "${sentence}" /SD IDOK
  SetErrorLevel ${code}
  Quit
!macroend

!macro Note sentence
  Push "${sentence}"
  !ifdef __UNINSTALL__
    Call un.WriteLog
  !else
    Call WriteLog
  !endif
  DetailPrint "${sentence}"
!macroend
