/* bcryptprimitives.dll for Wine 8, which lacks it: modules written in Rust take their random numbers from ProcessPrng. */
#include <windows.h>
#include <ntsecapi.h>

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
    return RtlGenRandom(data, (ULONG)size);
}
