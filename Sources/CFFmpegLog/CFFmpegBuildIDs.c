#define _GNU_SOURCE

#include "CFFmpegLog.h"

#include <elf.h>
#include <link.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_ID = 64 };

struct visitor {
    void (*visit)(const char *path, const char *build_id, void *context);
    void *context;
};

static void tell(const struct visitor *visitor, const char *path, const uint8_t *bytes, size_t count) {
    char text[2 * LONGEST_ID + 1] = "";
    for (size_t index = 0; index < count && index < LONGEST_ID; index++)
        snprintf(text + 2 * index, 3, "%02x", bytes[index]);
    visitor->visit(path, text, visitor->context);
}

static size_t padded(size_t size) { return (size + 3) & ~(size_t)3; }

// Reads the notes of one segment; the build id is the one of type NT_GNU_BUILD_ID by "GNU".
static int read_notes(const struct visitor *visitor, const char *path, const uint8_t *note, size_t size) {
    while (size >= sizeof(ElfW(Nhdr))) {
        const ElfW(Nhdr) *header = (const void *)note;
        size_t name = padded(header->n_namesz), content = padded(header->n_descsz);
        size_t whole = sizeof(*header) + name + content;
        if (whole > size) return 0;
        const uint8_t *text = note + sizeof(*header);
        if (header->n_type == NT_GNU_BUILD_ID && header->n_namesz == 4 && !memcmp(text, "GNU", 4)) {
            tell(visitor, path, text + name, header->n_descsz);
            return 1;
        }
        note += whole;
        size -= whole;
    }
    return 0;
}

static int read_library(struct dl_phdr_info *info, size_t size, void *context) {
    (void)size;
    for (int index = 0; index < info->dlpi_phnum; index++) {
        const ElfW(Phdr) *segment = &info->dlpi_phdr[index];
        if (segment->p_type != PT_NOTE) continue;
        const uint8_t *note = (const uint8_t *)(info->dlpi_addr + segment->p_vaddr);
        if (read_notes(context, info->dlpi_name, note, segment->p_memsz)) break;
    }
    return 0;
}

void CFFmpegLog_build_ids(void (*visit)(const char *path, const char *build_id, void *context), void *context) {
    struct visitor visitor = {visit, context};
    dl_iterate_phdr(read_library, &visitor);
}
