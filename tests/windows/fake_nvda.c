/* A stand-in for NVDA's client library: it writes down what a screen reader would speak and show, instead of doing it.
 *
 * FAKE_NVDA_LOG   file to add UTF-8 lines to: SPEAK text, BRAILLE text, CANCEL
 * FAKE_NVDA_OFF   while this file exists, NVDA is not running
 * FAKE_NVDA_HANG  while this file exists, speaking never returns
 */
#include <windows.h>

#define RUNNING 0
#define NOT_RUNNING 1722 /* RPC_S_SERVER_UNAVAILABLE, as the real library answers */
#define EXPORT __declspec(dllexport)

static BOOL is_there(const wchar_t *variable)
{
    wchar_t path[1024];
    DWORD length = GetEnvironmentVariableW(variable, path, 1024);
    return length > 0 && length < 1024 && GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES;
}

static void note(const wchar_t *what, const wchar_t *text)
{
    wchar_t path[1024];
    static wchar_t line[16384];
    static char bytes[65536];
    DWORD length = GetEnvironmentVariableW(L"FAKE_NVDA_LOG", path, 1024), written;
    int size, end;
    HANDLE file;
    if (length == 0 || length >= 1024)
        return;
    lstrcpynW(line, what, 16);
    lstrcpynW(line + lstrlenW(line), text, 16000);
    end = lstrlenW(line);
    line[end++] = L'\n';
    size = WideCharToMultiByte(CP_UTF8, 0, line, end, bytes, sizeof bytes, NULL, NULL);
    /* Appending with one write, so that lines of several processes never mix. */
    file = CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_ALWAYS, 0, NULL);
    if (file != INVALID_HANDLE_VALUE) {
        WriteFile(file, bytes, (DWORD)size, &written, NULL);
        CloseHandle(file);
    }
}

EXPORT unsigned long __stdcall nvdaController_testIfRunning(void)
{
    return is_there(L"FAKE_NVDA_OFF") ? NOT_RUNNING : RUNNING;
}

EXPORT unsigned long __stdcall nvdaController_speakText(const wchar_t *text)
{
    note(L"SPEAK ", text);
    while (is_there(L"FAKE_NVDA_HANG"))
        Sleep(50);
    return nvdaController_testIfRunning();
}

EXPORT unsigned long __stdcall nvdaController_brailleMessage(const wchar_t *text)
{
    note(L"BRAILLE ", text);
    return nvdaController_testIfRunning();
}

EXPORT unsigned long __stdcall nvdaController_cancelSpeech(void)
{
    note(L"CANCEL", L"");
    return nvdaController_testIfRunning();
}
