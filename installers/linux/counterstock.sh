#!/bin/sh
# Starts the version of Counterstock that `current` names, else the one of `previous`.
here=$(dirname "$(readlink -f "$0")")
for name in current previous; do
    folder=
    { read -r folder <"$here/$name"; } 2>/dev/null
    case $folder in
        */*) continue ;;
        app-*) ;;
        *) continue ;;
    esac
    [ -x "$here/$folder/counterstock" ] && exec "$here/$folder/counterstock" "$@"
done
echo "Counterstock cannot be started: its files are missing or damaged. Your data is not touched." \
    "Please install Counterstock again." >&2
exit 3
