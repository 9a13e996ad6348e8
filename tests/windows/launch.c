/* python.exe: the wheel that the library comes from holds no program of its own. */
#include <windows.h>

typedef int (*Main)(int, wchar_t **);

int wmain(int argc, wchar_t **argv)
{
    HMODULE python = LoadLibraryW(L"python311.dll");
    Main start = python ? (Main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    return start ? start(argc, argv) : 103;
}
