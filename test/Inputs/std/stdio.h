// Mock of <stdio.h>.
#pragma once
#include <mock/ctypes.h>
#include <stdarg.h>

extern "C" {
typedef struct _IO_FILE FILE;
extern FILE *stdin;
extern FILE *stdout;
extern FILE *stderr;
#define stdin stdin
#define stdout stdout
#define stderr stderr
#define EOF (-1)
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
FILE *fopen(const char *, const char *);
FILE *fdopen(int, const char *) noexcept;
FILE *freopen(const char *, const char *, FILE *);
FILE *popen(const char *, const char *);
FILE *tmpfile();
int pclose(FILE *);
int fclose(FILE *);
int fflush(FILE *);
size_t fread(void *, size_t, size_t, FILE *);
size_t fwrite(const void *, size_t, size_t, FILE *);
int fgetc(FILE *);
char *fgets(char *, int, FILE *);
int fputs(const char *, FILE *);
int fputc(int, FILE *);
int getc(FILE *);
int getchar();
int putchar(int);
int puts(const char *);
ssize_t getline(char **, size_t *, FILE *);
int fseek(FILE *, long, int);
long ftell(FILE *);
void rewind(FILE *);
int feof(FILE *) noexcept;
int ferror(FILE *) noexcept;
int fileno(FILE *) noexcept;
int printf(const char *, ...) __attribute__((__format__(__printf__, 1, 2)));
int fprintf(FILE *, const char *, ...)
    __attribute__((__format__(__printf__, 2, 3)));
int sprintf(char *, const char *, ...) noexcept
    __attribute__((__format__(__printf__, 2, 3)));
int snprintf(char *, size_t, const char *, ...) noexcept
    __attribute__((__format__(__printf__, 3, 4)));
int vprintf(const char *, va_list);
int scanf(const char *, ...) __attribute__((__format__(__scanf__, 1, 2)));
int fscanf(FILE *, const char *, ...)
    __attribute__((__format__(__scanf__, 2, 3)));
int sscanf(const char *, const char *, ...) noexcept
    __attribute__((__format__(__scanf__, 2, 3)));
int remove(const char *) noexcept;
int rename(const char *, const char *) noexcept;
void perror(const char *);
}
