#include "layout.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

#define MARK L"app-"

#ifdef TRIAL
#define CUT 99

void step(void)
{
    static int passed;
    wchar_t asked[8];
    if (GetEnvironmentVariableW(L"COUNTERSTOCK_CUT", asked, 8) && _wtoi(asked) == ++passed)
        TerminateProcess(GetCurrentProcess(), CUT);
}
#endif

BOOL own_folder(wchar_t folder[LONGEST_PATH])
{
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST_PATH);
    wchar_t *end = length > 0 && length < LONGEST_PATH ? wcsrchr(folder, L'\\') : NULL;
    if (end == NULL)
        return FALSE;
    *end = 0;
    return TRUE;
}

BOOL joined(wchar_t path[LONGEST_PATH], const wchar_t *root, const wchar_t *name)
{
    if (wcslen(root) + 1 + wcslen(name) >= LONGEST_PATH)
        return FALSE;
    wcscpy(path, root);
    wcscat(path, L"\\");
    wcscat(path, name);
    return TRUE;
}

static BOOL is_folder_name(const wchar_t *name)
{
    return wcsncmp(name, MARK, wcslen(MARK)) == 0 && wcspbrk(name, L"\\/:*?\"<>|") == NULL
        && wcsstr(name, L"..") == NULL;
}

BOOL read_pointer(const wchar_t *root, const wchar_t *pointer, wchar_t name[LONGEST_NAME])
{
    static wchar_t path[LONGEST_PATH];
    char line[LONGEST_NAME] = {0};
    DWORD length = 0;
    if (!joined(path, root, pointer))
        return FALSE;
    HANDLE file = CreateFileW(path, GENERIC_READ,
                              FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return FALSE;
    BOOL is_read = ReadFile(file, line, sizeof line - 1, &length, NULL);
    CloseHandle(file);
    line[strcspn(line, "\r\n \t")] = 0;
    return is_read && MultiByteToWideChar(CP_UTF8, 0, line, -1, name, LONGEST_NAME) > 0
        && is_folder_name(name);
}

static BOOL write_whole(const wchar_t *path, const char *line)
{
    DWORD length = (DWORD)strlen(line), written = 0;
    HANDLE file = CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return FALSE;
    step(); /* made, and empty yet */
    BOOL is_there = WriteFile(file, line, length, &written, NULL) && written == length
        && FlushFileBuffers(file);
    CloseHandle(file);
    return is_there;
}

BOOL write_pointer(const wchar_t *root, const wchar_t *pointer, const wchar_t *name)
{
    static wchar_t path[LONGEST_PATH], beside[LONGEST_PATH];
    char line[LONGEST_NAME * 4] = {0};
    if (!joined(path, root, pointer) || wcslen(path) + 5 >= LONGEST_PATH)
        return FALSE;
    wcscpy(beside, path);
    wcscat(beside, L".new");
    if (WideCharToMultiByte(CP_UTF8, 0, name, -1, line, sizeof line - 2, NULL, NULL) == 0)
        return FALSE;
    strcat(line, "\n");
    step();
    if (!write_whole(beside, line))
        return FALSE;
    step();
    BOOL is_named = MoveFileExW(beside, path, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH);
    step();
    return is_named;
}

static BOOL is_held(const wchar_t *path)
{
    HANDLE file = CreateFileW(path, GENERIC_WRITE,
                              FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, 0, NULL);
    if (file != INVALID_HANDLE_VALUE) {
        CloseHandle(file);
        return FALSE;
    }
    DWORD why = GetLastError();
    return why != ERROR_FILE_NOT_FOUND && why != ERROR_PATH_NOT_FOUND;
}

BOOL is_running(const wchar_t *root, const wchar_t *folder)
{
    static const wchar_t *programs[] = {L"counterstock.exe", L"counterstock-console.exe"};
    static wchar_t inside[LONGEST_PATH], path[LONGEST_PATH];
    for (size_t n = 0; n < sizeof programs / sizeof *programs; n++)
        if (joined(inside, root, folder) && joined(path, inside, programs[n]) && is_held(path))
            return TRUE;
    return FALSE;
}
