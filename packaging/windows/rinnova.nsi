; SPDX-License-Identifier: Apache-2.0
; The installer for Windows; scripts/package-windows makes it and defines BIN, LISTS, OUT, VERSION and KIB.
;   setup.exe [/S] [/CurrentUser | /AllUsers] [/D=FOLDER]      /S: no window; /D last, without quotes
; Exit codes: 0 done, 1 cancelled by its user, 2 not done: a program of ours is in use or there is no right to write, and
; nothing was changed; or a file could not be written or taken away.
; For this user alone unless /AllUsers. What a user keeps with Rinnova is never touched, nor is the machine's configuration.
; It has no more rights than whoever starts it, as the agent and the window that it starts are then his. For all users it
; needs an administrator's, and starts neither.
Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
SetCompressor /SOLID lzma
SetDateSave off
AllowSkipFiles off
Name "Rinnova"
OutFile "${OUT}"
BrandingText "Rinnova ${VERSION}"
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey ProductName "Rinnova"
VIAddVersionKey FileDescription "Rinnova"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "Apache License 2.0"

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Rinnova"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_INSTALLMODE_FUNCTION UseGivenFolder
!define MULTIUSER_INSTALLMODE_INSTDIR "Rinnova"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME InstallLocation
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${UNINSTALL_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME InstallLocation
!define MULTIUSER_USE_PROGRAMFILES64
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
RequestExecutionLevel user

!define MUI_ABORTWARNING
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_INSTFILES
!if /FileExists "${BIN}\rinnova-desktop.exe"
    !define WITH_WINDOW
    !define MUI_FINISHPAGE_RUN "$INSTDIR\rinnova-desktop.exe"
    !define MUI_PAGE_CUSTOMFUNCTION_SHOW StartNothingForAll
!endif
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE Italian

LangString IN_USE ${LANG_ENGLISH} "A program of Rinnova is in use, or its folder cannot be written to. Close it and try again. Nothing was changed."
LangString IN_USE ${LANG_ITALIAN} "Un programma di Rinnova è in uso, oppure non è possibile scrivere nella sua cartella. Chiudilo e riprova. Non è stato modificato nulla."
LangString LEFT ${LANG_ENGLISH} "Some of Rinnova's files could not be taken away. Try again."
LangString LEFT ${LANG_ITALIAN} "Alcuni file di Rinnova non sono stati rimossi. Riprova."

Var Folder ; /D=, or the uninstaller's own
Var Before ; where the version before is, else where this one goes
Var AgentLine ; by which this user's agent starts with the session, of whichever copy; empty when he has none
Var IsUpgrade

; This user's agent ends, where it is no other copy's; how it starts stays as it is.
!macro STOP_AGENT FOLDER
    ReadRegStr $AgentLine HKCU "${RUN_KEY}" "Rinnova"
    ${If} $AgentLine == ""
    ${OrIf} $AgentLine == '"${FOLDER}\rinnovad.exe"'
        ${If} ${FileExists} "${FOLDER}\rinnova.exe"
            nsExec::Exec '"${FOLDER}\rinnova.exe" agent stop'
            Pop $0
        ${EndIf}
    ${EndIf}
!macroend

!macro START_AGENT FOLDER
    ${If} $MultiUser.InstallMode == CurrentUser
    ${AndIf} $AgentLine == '"${FOLDER}\rinnovad.exe"'
    ${AndIf} ${FileExists} "${FOLDER}\rinnovad.exe"
        Exec '"${FOLDER}\rinnovad.exe"'
    ${EndIf}
!macroend

!macro QUIT_WITH TEXT FOLDER
    !insertmacro START_AGENT "${FOLDER}"
    MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
    SetErrorLevel 2
    Quit
!macroend

; A program that runs, or a library that it has loaded, cannot be opened to be written. The folder comes on the stack.
!macro STOP_IF_IN_USE UN
Function ${UN}StopIfInUse
    Pop $4
    FindFirst $0 $1 "$4\*.*"
    ${DoWhile} $1 != ""
        StrCpy $2 $1 "" -4
        ${If} $1 == "uninstall.exe" ; this very one, maybe
            StrCpy $2 ""
        ${EndIf}
        ${If} $2 == ".exe"
        ${OrIf} $2 == ".dll"
            ClearErrors
            FileOpen $3 "$4\$1" a
            ${If} ${Errors}
                FindClose $0
                !insertmacro QUIT_WITH "$(IN_USE)" "$4"
            ${EndIf}
            FileClose $3
        ${EndIf}
        FindNext $0 $1
    ${Loop}
    FindClose $0
FunctionEnd
!macroend
!insertmacro STOP_IF_IN_USE ""
!insertmacro STOP_IF_IN_USE "un."

; Windows asks for an administrator's rights where they are missing.
!macro ASK_FOR_RIGHTS PROGRAM PARAMETERS
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
        ${If} ${Silent}
            SetErrorLevel 2
        ${Else}
            ExecShell "runas" "${PROGRAM}" '${PARAMETERS}'
        ${EndIf}
        Quit
    ${EndIf}
!macroend

Function .onInit
    StrCpy $0 $INSTDIR "" -1
    ${If} $0 == "\"
        StrCpy $INSTDIR $INSTDIR -1
    ${EndIf}
    StrCpy $Folder $INSTDIR
    ${GetParameters} $3
    ${If} $Folder != ""
        StrCpy $3 "$3 /D=$Folder"
    ${EndIf}
    ClearErrors
    ${GetOptions} $3 "/CurrentUser" $0
    ${If} ${Errors}
        ; What is there for all users is not doubled for one, unless he says so.
        ReadRegStr $1 HKLM "${UNINSTALL_KEY}" InstallLocation
        ReadRegStr $2 HKCU "${UNINSTALL_KEY}" InstallLocation
        ClearErrors
        ${GetOptions} $3 "/AllUsers" $0
        ${IfNot} ${Errors}
            !insertmacro ASK_FOR_RIGHTS "$EXEPATH" "$3"
        ${ElseIf} $1 != ""
        ${AndIf} $2 == ""
            !insertmacro ASK_FOR_RIGHTS "$EXEPATH" "/AllUsers $3"
        ${EndIf}
    ${EndIf}
    !insertmacro MULTIUSER_INIT
FunctionEnd

Function UseGivenFolder
    ${If} $Folder != ""
        StrCpy $INSTDIR $Folder
    ${EndIf}
FunctionEnd

!ifdef WITH_WINDOW
Function StartNothingForAll
    ${If} $MultiUser.InstallMode == AllUsers
        SendMessage $mui.FinishPage.Run ${BM_SETCHECK} ${BST_UNCHECKED} 0
        ShowWindow $mui.FinishPage.Run ${SW_HIDE}
    ${EndIf}
FunctionEnd
!endif

Function un.onInit
    StrCpy $Folder $INSTDIR
    ReadRegStr $1 HKLM "${UNINSTALL_KEY}" InstallLocation
    ${If} $1 == $Folder
        ${GetParameters} $3
        !insertmacro ASK_FOR_RIGHTS "$Folder\uninstall.exe" "$3"
    ${EndIf}
    !insertmacro MULTIUSER_UNINIT
    ${If} $1 == $Folder
        Call un.MultiUser.InstallMode.AllUsers
    ${Else}
        Call un.MultiUser.InstallMode.CurrentUser
    ${EndIf}
    StrCpy $INSTDIR $Folder
FunctionEnd

Section
    ReadRegStr $Before SHCTX "${UNINSTALL_KEY}" InstallLocation
    ${IfNot} ${FileExists} "$Before\uninstall.exe"
        StrCpy $Before $INSTDIR
    ${EndIf}
    ClearErrors
    CreateDirectory "$INSTDIR"
    ${If} ${Errors}
        !insertmacro QUIT_WITH "$(IN_USE)" "$Before"
    ${EndIf}
    !insertmacro STOP_AGENT "$Before"
    Push $Before
    Call StopIfInUse
    Push $INSTDIR
    Call StopIfInUse
    ; Of an earlier version, which may have had other files.
    StrCpy $5 first
    ${If} ${FileExists} "$Before\uninstall.exe"
        StrCpy $5 again
        ClearErrors
        ExecWait '"$Before\uninstall.exe" /S /Upgrade _?=$Before' $0
        ${If} ${Errors}
        ${OrIf} $0 <> 0
            !insertmacro QUIT_WITH "$(LEFT)" "$Before"
        ${EndIf}
        Delete "$Before\uninstall.exe"
        RMDir "$Before"
    ${EndIf}
    SetOutPath "$INSTDIR"
    File /r "${BIN}\*"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayName "Rinnova"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" DisplayVersion "${VERSION}"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" Publisher "Rinnova"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" InstallLocation "$INSTDIR"
    WriteRegStr SHCTX "${UNINSTALL_KEY}" UninstallString '"$INSTDIR\uninstall.exe"'
    WriteRegStr SHCTX "${UNINSTALL_KEY}" QuietUninstallString '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" EstimatedSize ${KIB}
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoModify 1
    WriteRegDWORD SHCTX "${UNINSTALL_KEY}" NoRepair 1
    !ifdef WITH_WINDOW
        CreateShortcut "$SMPROGRAMS\Rinnova.lnk" "$INSTDIR\rinnova-desktop.exe"
    !endif
    ${If} $MultiUser.InstallMode == AllUsers
        ; The software's distribution may run as nobody who has a session: the agent starts with the next one.
        WriteRegStr HKLM "${RUN_KEY}" "Rinnova" '"$INSTDIR\rinnovad.exe"'
        ${If} $AgentLine == '"$Before\rinnovad.exe"'
            WriteRegStr HKCU "${RUN_KEY}" "Rinnova" '"$INSTDIR\rinnovad.exe"'
        ${EndIf}
    ${ElseIf} $5 == first
        nsExec::Exec '"$INSTDIR\rinnova.exe" agent install'
        Pop $0
    ${ElseIf} $AgentLine == '"$Before\rinnovad.exe"' ; who did without the agent does without this version's
        ${If} $Before == $INSTDIR
            !insertmacro START_AGENT "$INSTDIR"
        ${Else}
            nsExec::Exec '"$INSTDIR\rinnova.exe" agent install'
            Pop $0
        ${EndIf}
    ${EndIf}
SectionEnd

Section un.Rinnova
    ${GetParameters} $5
    ClearErrors
    ${GetOptions} $5 "/Upgrade" $0
    ${IfNot} ${Errors}
        StrCpy $IsUpgrade yes ; what a user chose stays
    ${EndIf}
    !insertmacro STOP_AGENT "$INSTDIR"
    Push $INSTDIR
    Call un.StopIfInUse
    ${If} $IsUpgrade == ""
    ${AndIf} $AgentLine == '"$INSTDIR\rinnovad.exe"'
        nsExec::Exec '"$INSTDIR\rinnova.exe" agent uninstall'
        Pop $0
    ${EndIf}
    ClearErrors
    !include "${LISTS}\remove.nsh"
    ${If} ${Errors}
        !insertmacro QUIT_WITH "$(LEFT)" "$INSTDIR"
    ${EndIf}
    !include "${LISTS}\remove-folders.nsh"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    ReadRegStr $0 SHCTX "${UNINSTALL_KEY}" InstallLocation
    ${If} $0 == $INSTDIR
        Delete "$SMPROGRAMS\Rinnova.lnk"
        DeleteRegKey SHCTX "${UNINSTALL_KEY}"
        ${If} $MultiUser.InstallMode == AllUsers
            DeleteRegValue HKLM "${RUN_KEY}" "Rinnova"
        ${EndIf}
    ${EndIf}
    ${If} $IsUpgrade == ""
        StrLen $0 '"$INSTDIR\'
        ReadRegStr $1 HKCU "${RUN_KEY}" "Rinnova window"
        StrCpy $1 $1 $0
        ${If} $1 == '"$INSTDIR\'
            DeleteRegValue HKCU "${RUN_KEY}" "Rinnova window"
        ${EndIf}
    ${EndIf}
SectionEnd
