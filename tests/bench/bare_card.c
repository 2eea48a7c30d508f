/* SPDX-FileCopyrightText: 2026 Yidi authors
 * SPDX-License-Identifier: Apache-2.0
 *
 * bare_card READER COMMAND…: for every byte that comes in, connects to the card anew, sends the
 * commands (hex) in a transaction and prints the nanoseconds it took. The least a program can do;
 * the yardstick of bench_card. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <winscard.h>

enum { mostCommands = 64, longestCommand = 261 };

static unsigned char commands[mostCommands][longestCommand];
static DWORD lengths[mostCommands];

static void must(LONG code, const char* call)
{
    if (code == SCARD_S_SUCCESS)
        return;
    fprintf(stderr, "bare_card: %s: %08lx\n", call, (unsigned long)code & 0xFFFFFFFF);
    exit(3);
}

static long long now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void readCard(SCARDCONTEXT context, const char* reader, int count)
{
    SCARDHANDLE card;
    DWORD protocol;
    unsigned char answer[MAX_BUFFER_SIZE];
    must(SCardConnect(context, reader, SCARD_SHARE_SHARED, SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1,
             &card, &protocol),
        "SCardConnect");
    must(SCardBeginTransaction(card), "SCardBeginTransaction");
    for (int i = 0; i < count; ++i) {
        DWORD length = sizeof answer;
        must(SCardTransmit(card, protocol == SCARD_PROTOCOL_T1 ? SCARD_PCI_T1 : SCARD_PCI_T0,
                 commands[i], lengths[i], NULL, answer, &length),
            "SCardTransmit");
        if (length < 2 || (answer[length - 2] != 0x90 && answer[length - 2] != 0x61)) {
            fprintf(stderr, "bare_card: command %d was refused\n", i);
            exit(3);
        }
    }
    must(SCardEndTransaction(card, SCARD_LEAVE_CARD), "SCardEndTransaction");
    must(SCardDisconnect(card, SCARD_LEAVE_CARD), "SCardDisconnect");
}

int main(int argc, char** argv)
{
    const int count = argc - 2;
    if (count < 1 || count > mostCommands)
        return 2;
    for (int i = 0; i < count; ++i) {
        const char* hex = argv[2 + i];
        for (; *hex && lengths[i] < longestCommand; hex += 2) {
            unsigned byte;
            if (sscanf(hex, "%2x", &byte) != 1)
                return 2;
            commands[i][lengths[i]++] = (unsigned char)byte;
        }
    }
    SCARDCONTEXT context;
    must(SCardEstablishContext(SCARD_SCOPE_SYSTEM, NULL, NULL, &context), "SCardEstablishContext");
    while (getchar() != EOF) {
        const long long start = now();
        readCard(context, argv[1], count);
        printf("%lld\n", now() - start);
        fflush(stdout);
    }
    must(SCardReleaseContext(context), "SCardReleaseContext");
    return 0;
}
