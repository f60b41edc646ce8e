/* Counterstock.exe and counterstock-console.exe at the top of an installation: each starts the
 * program of its name in the folder that `current` names, else in the one of `previous`. */
#include "layout.h"

#include <stdio.h>
#include <wchar.h>

#define COULD_NOT_START 3
#ifdef WITH_CONSOLE
#define PROGRAM L"counterstock-console.exe"
#else
#define PROGRAM L"counterstock.exe"
#endif

static const wchar_t *damaged(void)
{
    LANGID language = GetUserDefaultUILanguage();
    if (PRIMARYLANGID(language) != LANG_CHINESE)
        return L"Counterstock cannot be started: its files are missing or damaged."
               L" Your data is not touched. Please install Counterstock again.";
    WORD kind = SUBLANGID(language);
    if (kind == SUBLANG_CHINESE_SIMPLIFIED || kind == SUBLANG_CHINESE_SINGAPORE)
        return L"准库无法启动：程序文件缺失或已损坏。您的数据没有改动。请重新安装准库。";
    return L"準庫無法啟動：程式檔案缺失或已損壞。您的資料沒有改動。請重新安裝準庫。";
}

static void say(const wchar_t *words)
{
#ifdef WITH_CONSOLE
    fwprintf(stderr, L"%ls\n", words);
#else
    MessageBoxW(NULL, words, L"Counterstock 准庫", MB_ICONERROR | MB_SETFOREGROUND);
#endif
}

/* What stands behind the program's name on the command line, with the blanks before it. */
static const wchar_t *arguments(void)
{
    const wchar_t *at = GetCommandLineW();
    BOOL is_quoted = FALSE;
    for (; *at && (is_quoted || (*at != L' ' && *at != L'\t')); at++)
        if (*at == L'"')
            is_quoted = !is_quoted;
    return at;
}

#ifndef WITH_CONSOLE
#define PARCEL L".counterstock-parcel"
#endif

/* A window is let go, also one that was handed a file; a console's program, and a window's that
 * has work to do, is waited for. */
static BOOL is_waited_for(const wchar_t *words)
{
#ifdef WITH_CONSOLE
    (void)words;
    return TRUE;
#else
    words += wcsspn(words, L" \t\"");
    return *words != 0 && wcsncmp(words, L"--profile", 9) != 0 && wcsstr(words, PARCEL) == NULL;
#endif
}

#ifdef WITH_CONSOLE
/* Ctrl+C is the program's own to answer. */
static BOOL WINAPI leave_to_the_program(DWORD what)
{
    return what == CTRL_C_EVENT || what == CTRL_BREAK_EVENT;
}
#endif

static BOOL start(const wchar_t *root, const wchar_t *folder, DWORD *code)
{
    static wchar_t inside[LONGEST_PATH], path[LONGEST_PATH], line[LONGEST_PATH];
    STARTUPINFOW how;
    PROCESS_INFORMATION made;
    const wchar_t *words = arguments();
    if (!joined(inside, root, folder) || !joined(path, inside, PROGRAM))
        return FALSE;
    if (wcslen(path) + wcslen(words) + 3 >= LONGEST_PATH)
        return FALSE;
    swprintf(line, LONGEST_PATH, L"\"%ls\"%ls", path, words);
    GetStartupInfoW(&how);
    if (!CreateProcessW(path, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &made))
        return FALSE;
    CloseHandle(made.hThread);
    *code = 0;
    if (is_waited_for(words)) {
        WaitForSingleObject(made.hProcess, INFINITE);
        GetExitCodeProcess(made.hProcess, code);
    }
    CloseHandle(made.hProcess);
    return TRUE;
}

static int launch(void)
{
    static const wchar_t *pointers[] = {L"current", L"previous"};
    static wchar_t root[LONGEST_PATH];
    wchar_t folder[LONGEST_NAME];
    DWORD code = COULD_NOT_START;
    /* A second start asks the first window to come forward: only who was clicked may allow it. */
    AllowSetForegroundWindow(ASFW_ANY);
    for (int n = 0; own_folder(root) && n < 2; n++)
        if (read_pointer(root, pointers[n], folder) && start(root, folder, &code))
            return (int)code;
    say(damaged());
    return COULD_NOT_START;
}

#ifdef WITH_CONSOLE
int wmain(void)
{
    SetConsoleCtrlHandler(leave_to_the_program, TRUE);
    return launch();
}
#else
int WINAPI wWinMain(HINSTANCE own, HINSTANCE before, LPWSTR words, int shown)
{
    (void)own, (void)before, (void)words, (void)shown;
    return launch();
}
#endif
