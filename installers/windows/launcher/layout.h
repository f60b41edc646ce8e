/* How an installed Counterstock lies on a disk; docs/windows.md tells it in words. */
#ifndef COUNTERSTOCK_LAYOUT_H
#define COUNTERSTOCK_LAYOUT_H

#include <windows.h>

#define LONGEST_PATH 32768
#define LONGEST_NAME 120

/* The folder of the running program, without a backslash at its end. */
BOOL own_folder(wchar_t folder[LONGEST_PATH]);

/* root\name, or FALSE where that is too long. */
BOOL joined(wchar_t path[LONGEST_PATH], const wchar_t *root, const wchar_t *name);

/* The name of a version's folder in the one line of `current` or `previous`: app-… and no way out
 * of the root. FALSE where the file is missing or says something else. */
BOOL read_pointer(const wchar_t *root, const wchar_t *pointer, wchar_t name[LONGEST_NAME]);

/* Name another folder there, all at once: written beside, on the disk, then renamed over. */
BOOL write_pointer(const wchar_t *root, const wchar_t *pointer, const wchar_t *name);

/* Whether a program of that folder runs: Windows lets nobody write to it meanwhile. */
BOOL is_running(const wchar_t *root, const wchar_t *folder);

#ifdef TRIAL
/* Where power may be lost: the trial's tool ends here, at the step that the environment names. */
void step(void);
#else
#define step() ((void)0)
#endif

#endif
