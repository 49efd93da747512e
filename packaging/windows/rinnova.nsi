; SPDX-License-Identifier: Apache-2.0
; The installer for Windows; scripts/package-windows makes it and defines BIN, LISTS, OUT, VERSION and KIB.
;   setup.exe [/S] [/CurrentUser | /AllUsers] [/D=FOLDER]      /S: no window; /D last, without quotes
; Exit codes: 0 done, 1 cancelled by its user, 2 not done: a program of ours is in use or there is no right to write, and
; nothing was changed; or a file could not be written or taken away.
; For this user alone unless /AllUsers. What a user keeps with Rinnova is never touched, nor is the machine's configuration.
; It has no more rights than whoever starts it, as the agent and the window that it starts are then his.
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

Var AgentLine ; by which this user's agent starts with the session; empty when he has none
Var Folder ; /D=, or the uninstaller's own

; This user's own agent ends, whatever version it has.
!macro END_AGENT
    ReadRegStr $AgentLine HKCU "${RUN_KEY}" "Rinnova"
    ${If} ${FileExists} "$INSTDIR\rinnova.exe"
        nsExec::Exec '"$INSTDIR\rinnova.exe" agent uninstall'
        Pop $0
    ${EndIf}
!macroend

; A program that runs, or a library that it has loaded, cannot be opened to be written.
!macro STOP_IF_IN_USE UN
Function ${UN}StopIfInUse
    FindFirst $0 $1 "$INSTDIR\*.*"
    ${DoWhile} $1 != ""
        StrCpy $2 $1 "" -4
        ${If} $1 == "uninstall.exe" ; this very one, maybe
            StrCpy $2 ""
        ${EndIf}
        ${If} $2 == ".exe"
        ${OrIf} $2 == ".dll"
            ClearErrors
            FileOpen $3 "$INSTDIR\$1" a
            ${If} ${Errors}
                FindClose $0
                ${If} $AgentLine != ""
                    nsExec::Exec '"$INSTDIR\rinnova.exe" agent install'
                    Pop $0
                ${EndIf}
                MessageBox MB_OK|MB_ICONEXCLAMATION "$(IN_USE)" /SD IDOK
                SetErrorLevel 2
                Quit
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

; For all users needs an administrator's rights: where they are missing, Windows asks for them.
!macro ASK_FOR_RIGHTS PROGRAM
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
        ${If} ${Silent}
            SetErrorLevel 2
        ${Else}
            ${GetParameters} $0
            ExecShell "runas" "${PROGRAM}" "$0"
        ${EndIf}
        Quit
    ${EndIf}
!macroend

Function .onInit
    StrCpy $Folder $INSTDIR
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/AllUsers" $1
    ${IfNot} ${Errors}
        !insertmacro ASK_FOR_RIGHTS "$EXEPATH"
    ${EndIf}
    !insertmacro MULTIUSER_INIT
FunctionEnd

Function UseGivenFolder
    ${If} $Folder != ""
        StrCpy $INSTDIR $Folder
    ${EndIf}
FunctionEnd

Function un.onInit
    StrCpy $Folder $INSTDIR
    ReadRegStr $1 HKLM "${UNINSTALL_KEY}" InstallLocation
    ${If} $1 == $Folder
        !insertmacro ASK_FOR_RIGHTS "$Folder\uninstall.exe"
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
    ClearErrors
    CreateDirectory "$INSTDIR"
    ${If} ${Errors}
        MessageBox MB_OK|MB_ICONEXCLAMATION "$(IN_USE)" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
    !insertmacro END_AGENT
    Call StopIfInUse
    ; Of an earlier version, which may have had other files.
    StrCpy $3 first
    ${If} ${FileExists} "$INSTDIR\uninstall.exe"
        StrCpy $3 again
        ClearErrors
        ExecWait '"$INSTDIR\uninstall.exe" /S /Upgrade _?=$INSTDIR' $0
        ${If} ${Errors}
        ${OrIf} $0 <> 0
            MessageBox MB_OK|MB_ICONEXCLAMATION "$(LEFT)" /SD IDOK
            SetErrorLevel 2
            Quit
        ${EndIf}
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
    ${ElseIf} $3 == first
        StrCpy $AgentLine wanted
    ${EndIf}
    ${If} $AgentLine != "" ; who did without the agent does without this version's
        nsExec::Exec '"$INSTDIR\rinnova.exe" agent install'
        Pop $0
    ${EndIf}
SectionEnd

Section un.Rinnova
    !insertmacro END_AGENT
    Call un.StopIfInUse
    ClearErrors
    !include "${LISTS}\remove.nsh"
    ${If} ${Errors}
        MessageBox MB_OK|MB_ICONEXCLAMATION "$(LEFT)" /SD IDOK
        SetErrorLevel 2
        Quit
    ${EndIf}
    !include "${LISTS}\remove-folders.nsh"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\Rinnova.lnk"
    DeleteRegKey SHCTX "${UNINSTALL_KEY}"
    ${If} $MultiUser.InstallMode == AllUsers
        DeleteRegValue HKLM "${RUN_KEY}" "Rinnova"
    ${EndIf}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/Upgrade" $1
    ${If} ${Errors}
        DeleteRegValue HKCU "${RUN_KEY}" "Rinnova window" ; what a user chose stays when another version comes
    ${EndIf}
SectionEnd
