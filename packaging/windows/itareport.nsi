; The installer for Windows: for one user, without administrator rights, without a network.
; makensis -DVERSION=0.1.0 -DFOLDER=<the program's folder> -DOUTPUT=<setup.exe> itareport.nsi

Unicode true
Target amd64-unicode
RequestExecutionLevel user
SetCompressor /SOLID lzma
Name "itareport ${VERSION}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\itareport"
; No page asks for the folder: uninstalling deletes it whole, which is safe only where nothing else can lie.

!include MUI2.nsh
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\itareport"
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_FUNCTION OpenWindow
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE Thai
!insertmacro MUI_LANGUAGE English
LangString Busy ${LANG_THAI} "itareport กำลังทำงานอยู่ ปิดหน้าต่างของโปรแกรมแล้วติดตั้งอีกครั้ง"
LangString Busy ${LANG_ENGLISH} "itareport is running: close its windows, then install again"

Function OpenWindow
  SetOutPath "$DOCUMENTS"
  ExecShell "open" "$INSTDIR\start.cmd"
FunctionEnd

Section
  ; An older version goes first: its modules must not be found beside the new ones.
  ClearErrors
  RMDir /r "$INSTDIR\Lib"
  Delete "$INSTDIR\*.dll"
  Delete "$INSTDIR\*.exe"
  ${If} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\python.exe"
    MessageBox MB_OK|MB_ICONSTOP "$(Busy)" /SD IDOK
    SetErrorLevel 3
    Abort
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  nsExec::ExecToLog '"$INSTDIR\python.exe" "$INSTDIR\userpath.py" add'
  Pop $0

  WriteRegStr HKCU "${UNINSTALL}" DisplayName "itareport"
  WriteRegStr HKCU "${UNINSTALL}" DisplayVersion "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" Publisher "itareport"
  WriteRegStr HKCU "${UNINSTALL}" InstallLocation "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" UninstallString '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" NoModify 1
  WriteRegDWORD HKCU "${UNINSTALL}" NoRepair 1

  ; A shortcut's working folder is the output path of the moment.
  SetOutPath "$DOCUMENTS"
  CreateShortCut "$SMPROGRAMS\itareport.lnk" "$INSTDIR\start.cmd" "" "$INSTDIR\itareport.exe"
SectionEnd

Section Uninstall
  nsExec::ExecToLog '"$INSTDIR\python.exe" "$INSTDIR\userpath.py" remove'
  Pop $0
  Delete "$SMPROGRAMS\itareport.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  RMDir /r "$INSTDIR"
SectionEnd
