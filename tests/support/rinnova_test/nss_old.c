/* SPDX-License-Identifier: Apache-2.0 */
/* Makes the passwords of an older Thunderbird, with the older NSS that it is linked to.
 *
 *     nss_old DIRECTORY PRIMARY-PASSWORD < plaintexts > blobs
 *
 * Makes key4.db in an empty directory. Each line of standard input becomes a line with its encrypted blob (base64), as
 * logins.json holds it. The primary password is set afterwards, as a person does; "" for none. */
#include <stdio.h>
#include <string.h>

#include <nspr.h>
#include <nss.h>
#include <nssb64.h>
#include <pk11pub.h>
#include <pk11sdr.h>

static int failed(const char *what)
{
    fprintf(stderr, "nss_old: %s: NSS error %d\n", what, PR_GetError());
    return 1;
}

static int encrypt(char *text)
{
    SECItem key_id = {siBuffer, NULL, 0}; /* none: the default key, made when there is none yet */
    SECItem plain = {siBuffer, (unsigned char *)text, (unsigned int)strlen(text)};
    SECItem blob = {siBuffer, NULL, 0};
    if (PK11SDR_Encrypt(&key_id, &plain, &blob, NULL) != SECSuccess)
        return failed("PK11SDR_Encrypt");
    char *base64 = NSSBase64_EncodeItem(NULL, NULL, 0, &blob);
    for (const char *c = base64; *c; ++c)
        if (*c != '\r' && *c != '\n')
            putchar(*c);
    putchar('\n');
    PORT_Free(base64);
    SECITEM_FreeItem(&blob, PR_FALSE);
    return 0;
}

int main(int argc, char **argv)
{
    char database[4096], line[4096];
    if (argc != 3 || snprintf(database, sizeof database, "sql:%s", argv[1]) >= (int)sizeof database)
        return 2;
    if (NSS_InitReadWrite(database) != SECSuccess)
        return failed("NSS_InitReadWrite");
    PK11SlotInfo *slot = PK11_GetInternalKeySlot();
    if (PK11_InitPin(slot, NULL, "") != SECSuccess)
        return failed("PK11_InitPin");
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\n")] = '\0';
        if (encrypt(line) != 0)
            return 1;
    }
    if (argv[2][0] != '\0' && PK11_ChangePW(slot, "", argv[2]) != SECSuccess)
        return failed("PK11_ChangePW");
    PK11_FreeSlot(slot);
    return NSS_Shutdown() == SECSuccess ? 0 : failed("NSS_Shutdown");
}
