/* The installer's own tool, never installed: makes a folder that was put beside the running one
 * the one that starts next.
 *
 *     placing.exe put ROOT NAME     ROOT\NAME.part becomes ROOT\NAME, and `current` names it
 *     placing.exe free ROOT         0 if nothing of ROOT runs, 11 if something does
 *
 * At any instant `current` or `previous` names a whole folder. Ends with 0, 2 not understood,
 * 10 the disk does not take it, 11 a program or a virus scanner holds a file. */
#include "layout.h"

#include <stdio.h>
#include <wchar.h>

enum { DONE = 0, NOT_UNDERSTOOD = 2, DISK = 10, HELD = 11 };
enum { TRIES = 20, REST_MS = 500 };

typedef BOOL (*Visit)(const wchar_t *root, const wchar_t *name);

/* Everything in a folder, by name; FALSE as soon as one visit is. */
static BOOL each_in(const wchar_t *folder, Visit visit)
{
    wchar_t *pattern = HeapAlloc(GetProcessHeap(), 0, LONGEST_PATH * sizeof *pattern);
    WIN32_FIND_DATAW found;
    BOOL is_good = pattern != NULL && joined(pattern, folder, L"*");
    HANDLE search = is_good ? FindFirstFileW(pattern, &found) : INVALID_HANDLE_VALUE;
    HeapFree(GetProcessHeap(), 0, pattern);
    if (search == INVALID_HANDLE_VALUE)
        return FALSE;
    do
        if (wcscmp(found.cFileName, L".") != 0 && wcscmp(found.cFileName, L"..") != 0)
            is_good = is_good && visit(folder, found.cFileName);
    while (is_good && FindNextFileW(search, &found));
    FindClose(search);
    return is_good;
}

static BOOL with_path(const wchar_t *folder, const wchar_t *name, BOOL (*act)(const wchar_t *))
{
    wchar_t *path = HeapAlloc(GetProcessHeap(), 0, LONGEST_PATH * sizeof *path);
    BOOL is_good = path != NULL && joined(path, folder, name) && act(path);
    HeapFree(GetProcessHeap(), 0, path);
    return is_good;
}

static BOOL is_folder(const wchar_t *path)
{
    DWORD kind = GetFileAttributesW(path);
    return kind != INVALID_FILE_ATTRIBUTES && (kind & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

static BOOL settle(const wchar_t *path);

static BOOL settle_in(const wchar_t *folder, const wchar_t *name)
{
    return with_path(folder, name, settle);
}

/* What was written is on the disk, not in its cache, before `current` may name it. */
static BOOL settle(const wchar_t *path)
{
    if (is_folder(path))
        return each_in(path, settle_in);
    HANDLE file = CreateFileW(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE)
        return GetLastError() == ERROR_SHARING_VIOLATION; /* a scanner reads it: it is written */
    BOOL is_down = FlushFileBuffers(file);
    CloseHandle(file);
    return is_down;
}

static BOOL clear(const wchar_t *path);

static BOOL clear_in(const wchar_t *folder, const wchar_t *name)
{
    return with_path(folder, name, clear);
}

static BOOL clear(const wchar_t *path)
{
    if (!is_folder(path))
        return DeleteFileW(path);
    return each_in(path, clear_in) && RemoveDirectoryW(path);
}

static BOOL renamed(const wchar_t *from, const wchar_t *to)
{
    step();
    for (int n = 0; n < TRIES; n++) {
        if (MoveFileExW(from, to, MOVEFILE_WRITE_THROUGH))
            return TRUE;
        Sleep(REST_MS);
    }
    return FALSE;
}

static wchar_t current[LONGEST_NAME], previous[LONGEST_NAME];

/* Neither in use nor kept nor running: a folder that cannot go waits for the next time. */
static BOOL let_go(const wchar_t *root, const wchar_t *name)
{
    BOOL is_kept = wcscmp(name, current) == 0 || wcscmp(name, previous) == 0;
    if (wcsncmp(name, L"app-", 4) == 0 && !is_kept && !is_running(root, name))
        with_path(root, name, clear);
    return TRUE;
}

/* The version is there already: it makes room under another name, which `previous` says first. */
static int make_room(const wchar_t *root, const wchar_t *name, const wchar_t *path)
{
    static wchar_t aside[LONGEST_PATH];
    wchar_t word[LONGEST_NAME];
    if (!is_folder(path))
        return DONE;
    if (is_running(root, name))
        return HELD;
    swprintf(word, LONGEST_NAME, L"%ls.was", name);
    if (!joined(aside, root, word) || (is_folder(aside) && !clear(aside)))
        return HELD;
    if (!write_pointer(root, L"previous", word))
        return DISK;
    return renamed(path, aside) ? DONE : HELD;
}

/* `previous` named what made room; that version is there anew, and the one before it counts again. */
static BOOL named_again(const wchar_t *root, const wchar_t *earlier)
{
    static wchar_t path[LONGEST_PATH];
    if (earlier[0] != 0)
        return write_pointer(root, L"previous", earlier);
    return joined(path, root, L"previous")
        && (DeleteFileW(path) || GetLastError() == ERROR_FILE_NOT_FOUND);
}

/* A launcher that lies beside this tool. One that runs stays as it is: it reads the same two lines. */
static BOOL bring(const wchar_t *root, const wchar_t *name)
{
    static wchar_t own[LONGEST_PATH], from[LONGEST_PATH], to[LONGEST_PATH], beside[LONGEST_PATH];
    wchar_t word[LONGEST_NAME];
    swprintf(word, LONGEST_NAME, L"%ls.new", name);
    if (!own_folder(own) || !joined(from, own, name) || !joined(to, root, name)
        || !joined(beside, root, word))
        return FALSE;
    if (!CopyFileW(from, beside, FALSE) || !settle(beside))
        return FALSE;
    step();
    if (MoveFileExW(beside, to, MOVEFILE_REPLACE_EXISTING | MOVEFILE_WRITE_THROUGH))
        return TRUE;
    DeleteFileW(beside);
    return GetFileAttributesW(to) != INVALID_FILE_ATTRIBUTES;
}

static int put(const wchar_t *root, const wchar_t *name)
{
    static wchar_t path[LONGEST_PATH], part[LONGEST_PATH];
    wchar_t word[LONGEST_NAME], before[LONGEST_NAME] = L"", earlier[LONGEST_NAME];
    if (wcslen(name) + 6 >= LONGEST_NAME || !joined(path, root, name))
        return NOT_UNDERSTOOD;
    swprintf(word, LONGEST_NAME, L"%ls.part", name);
    if (!joined(part, root, word) || !settle(part))
        return DISK;
    BOOL is_update = read_pointer(root, L"current", before) && wcscmp(before, name) != 0;
    if (!read_pointer(root, L"previous", earlier))
        earlier[0] = 0;
    int code = make_room(root, name, path);
    if (code != DONE)
        return code;
    if (!renamed(part, path))
        return HELD;
    if (is_update ? !write_pointer(root, L"previous", before) : !named_again(root, earlier))
        return DISK;
    if (!bring(root, L"Counterstock.exe") || !bring(root, L"counterstock-console.exe"))
        return DISK;
    if (!write_pointer(root, L"current", name))
        return DISK;
    wcscpy(current, name);
    if (!read_pointer(root, L"previous", previous))
        previous[0] = 0;
    each_in(root, let_go);
    return DONE;
}

static BOOL is_at_rest(const wchar_t *root, const wchar_t *name)
{
    return wcsncmp(name, L"app-", 4) != 0 || !is_running(root, name);
}

int wmain(int count, wchar_t **words)
{
    if (count == 4 && wcscmp(words[1], L"put") == 0)
        return put(words[2], words[3]);
    if (count == 3 && wcscmp(words[1], L"free") == 0)
        return each_in(words[2], is_at_rest) || !is_folder(words[2]) ? DONE : HELD;
    return NOT_UNDERSTOOD;
}
