/*
 * A resource agent of Oscine, as Pacemaker executes it. What only looks is asked of the resident engine ("oscine
 * serve"), the metadata is printed as it was stored; everything else, and whatever gets no answer, goes the cold way:
 * a JVM of its own. The exit status and the reason are the same on every way. PROTOCOL.md has the forms.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <arpa/inet.h>
#include <time.h>
#include <unistd.h>

#define COLD (-1)                  /* no answer: go the cold way */
#define SILENCE 2                  /* seconds; a living engine says something twice a second */
#define LARGEST (256 << 10)        /* bytes of what is asked; whoever has more goes the cold way */
#define LONGEST (1 << 20)          /* bytes of an answer */
#define PATIENCE 3600              /* seconds for all of it, where Pacemaker does not say how long it waits */
#define LEAST_MEMORY (1400UL << 20) /* of address space; JDK 25 ends without a word below some 1420 MiB */
#define OCF_ERR_GENERIC 1
#define OCF_ERR_INSTALLED 5

/* Filled in by "oscine install". */
char home[PATH_MAX] = "@OSCINE_HOME@";
char socket_path[PATH_MAX] = "@OSCINE_SOCKET@";

extern char **environ;

static struct timespec deadline;

/* Why a call fails, as the last line of standard error. */
static int fail(int status, const char *format, ...)
{
    char text[512];
    va_list values;
    const char *prefix = getenv("OCF_EXIT_REASON_PREFIX");
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    fprintf(stderr, "%s%s\n", prefix ? prefix : "ocf-exit-reason:", text);
    return status;
}

/* A little before Pacemaker's timeout, which is a SIGKILL: a twentieth, for the reason. */
static void set_deadline(void)
{
    const char *given = getenv("OCF_RESKEY_CRM_meta_timeout");
    long long millis = given ? strtoll(given, NULL, 10) : 0;
    if (millis <= 0 || millis > PATIENCE * 1000LL)
        millis = PATIENCE * 1000LL;
    millis -= millis / 20;
    clock_gettime(CLOCK_MONOTONIC, &deadline);
    deadline.tv_sec += millis / 1000;
    deadline.tv_nsec += millis % 1000 * 1000000;
}

static int is_over(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - deadline.tv_sec) * 1000000000LL + now.tv_nsec >= deadline.tv_nsec;
}

static int is(const char *a, const char *b) { return strcmp(a, b) == 0; }

static int write_all(int to, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t count = write(to, data, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return 0;
        data += count;
        length -= count;
    }
    return 1;
}

static int send_all(int to, const char *data, size_t length)
{
    while (length > 0 && !is_over()) {
        ssize_t count = send(to, data, length, MSG_NOSIGNAL);
        if (count <= 0)
            return 0;
        data += count;
        length -= count;
    }
    return length == 0;
}

static int receive(int from, char *data, size_t length)
{
    while (length > 0 && !is_over()) {
        ssize_t count = recv(from, data, length, 0);
        if (count <= 0)
            return 0;
        data += count;
        length -= count;
    }
    return length == 0;
}

static size_t size_of(char **texts)
{
    size_t size = 0;
    for (; *texts; texts++)
        size += strlen(*texts) + 1;
    return size;
}

static char *append(char *at, char **texts)
{
    for (; *texts; texts++)
        at = stpcpy(at, *texts) + 1;
    return at;
}

static int ask(int engine, char **arguments, int count)
{
    size_t length = 8 + size_of(arguments) + size_of(environ);
    char *message = length > LARGEST ? NULL : malloc(8 + length);
    if (!message)
        return 0;
    uint32_t numbers[] = { htonl(length), htonl(getpid()), htonl(count) };
    memcpy(message, "OSC1", 4);
    memcpy(message + 4, numbers, sizeof numbers);
    append(append(message + 16, arguments), environ);
    return send_all(engine, message, 8 + length);
}

static int answer(int engine)
{
    char kind, status;
    uint32_t lengths[2];
    do {
        if (!receive(engine, &kind, 1))
            return COLD;
    } while (kind == 'k');
    if (kind != 'r' || !receive(engine, &status, 1) || !receive(engine, (char *) lengths, sizeof lengths))
        return COLD;
    size_t out = ntohl(lengths[0]), err = ntohl(lengths[1]);
    char *text = out > LONGEST || err > LONGEST ? NULL : malloc(out + err + 1);
    if (!text || !receive(engine, text, out + err))
        return COLD;
    write_all(1, text, out);
    write_all(2, text + out, err);
    return (unsigned char) status;
}

/*
 * An engine that hangs counts as none: connecting, asking and each piece of the answer have their time. For one that is at work
 * for longer than anybody waits there is no other way any more.
 */
static int resident(char **arguments, int count)
{
    struct timeval patience = { SILENCE, 0 };
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    const char *other = getenv("OSCINE_SOCKET");
    const char *path = other ? other : socket_path;
    int engine = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (engine < 0 || strlen(path) >= sizeof address.sun_path)
        return COLD;
    strcpy(address.sun_path, path);
    setsockopt(engine, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    setsockopt(engine, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(engine, (struct sockaddr *) &address, sizeof address) != 0 || !ask(engine, arguments, count))
        return COLD;
    int status = answer(engine);
    if (status == COLD && is_over())
        return fail(OCF_ERR_GENERIC, "the resident engine is busy and did not answer in time");
    return status;
}

/* Whether only root, or the caller, can have written this file and all directories above it. */
static int trusted(const char *real)
{
    char path[PATH_MAX + 64];
    struct stat facts;
    strcpy(path, real);
    for (int sticky = 0; lstat(*path ? path : "/", &facts) == 0; sticky = S_ISVTX) {
        if ((facts.st_uid != 0 && facts.st_uid != geteuid()) || ((facts.st_mode & 022) && !(facts.st_mode & sticky)))
            return 0;
        if (!*path)
            return 1;
        *strrchr(path, '/') = 0;
    }
    return 0;
}

static long long milliseconds(const struct stat *facts)
{
    return facts->st_mtim.tv_sec * 1000LL + facts->st_mtim.tv_nsec / 1000000;
}

/* What the metadata was stored for: this very descriptor and this very engine. */
static int key_of(char *key, size_t size, const char *name)
{
    char file[PATH_MAX], engine[PATH_MAX + 64], real[PATH_MAX];
    struct stat source, archive;
    snprintf(file, sizeof file, "/etc/oscine/descriptors/%s.yaml", name);
    if (access(file, F_OK) != 0 && snprintf(file, sizeof file, "%s/descriptors/%s.yaml", home, name) >= PATH_MAX)
        return 0;
    snprintf(engine, sizeof engine, "%s/lib/agent/agent.jar", home);
    if (!realpath(file, real) || stat(real, &source) != 0 || stat(engine, &archive) != 0 || !trusted(real))
        return 0;
    snprintf(key, size, "1 %lld %lld %llu %lld %lld %s\n", (long long) source.st_size, milliseconds(&source),
             (unsigned long long) source.st_ino, (long long) archive.st_size, milliseconds(&archive), real);
    return 1;
}

static int metadata(const char *name)
{
    char key[PATH_MAX + 128], path[PATH_MAX + 64];
    struct stat facts;
    snprintf(path, sizeof path, "%s/metadata/%s", home, name);
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (file < 0 || getenv("OSCINE_PATH") || !key_of(key, sizeof key, name) || !trusted(path) || fstat(file, &facts) != 0)
        return COLD;
    size_t header = strlen(key), size = facts.st_size;
    char *text = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (text == MAP_FAILED || size <= header || memcmp(text, key, header) != 0)
        return COLD;
    return write_all(1, text + header, size - header) ? 0 : 1;
}

/*
 * Whether a call is likely to speak TLS: the installation has noted it of the agent, or a parameter is such an address. It
 * takes the interpreter seconds, which a compiler saves that every other call would pay for.
 */
static int speaks_tls(const char *name)
{
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/lib/%s.tls", home, name);
    if (access(path, F_OK) == 0)
        return 1;
    for (char **variable = environ; *variable; variable++) {
        const char *value = strchr(*variable, '=');
        if (value && strncmp(*variable, "OCF_RESKEY_", 11) == 0 && strncasecmp(value + 1, "https://", 8) == 0)
            return 1;
    }
    return 0;
}

/*
 * The words of the launcher of a JVM, one a line. The launcher itself, a shell script, costs a millisecond more, and
 * finds another Java where this one is gone.
 */
static void jvm(const char *name, char **arguments, int count)
{
    char path[PATH_MAX + 64];
    const char *locale = getenv("LC_ALL");
    struct stat facts;
    snprintf(path, sizeof path, "%s/lib/cold.words", home);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0 || fstat(file, &facts) != 0)
        return;
    char *text = calloc(facts.st_size + 1, 1);
    char **words = calloc(facts.st_size + count + 3, sizeof *words);
    if (!text || !words || read(file, text, facts.st_size) != facts.st_size)
        return;
    int used = 0;
    int compiled = speaks_tls(name);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        if (compiled && is(line, "-Xint")) {
            words[used++] = "-XX:TieredStopAtLevel=1";
            line = "-XX:CompileThresholdScaling=3";
        }
        words[used++] = line;
    }
    words[used++] = (char *) name;
    memcpy(words + used, arguments + 1, (count - 1) * sizeof *words);
    if (access(words[0], X_OK) != 0 || chdir("/") != 0)
        return;
    setenv("OSCINE_CALLER_LC_ALL", locale ? locale : "", 1);
    setenv("LC_ALL", "C.UTF-8", 1); /* in the C locale the JVM would lose what is not ASCII */
    unsetenv("JAVA_TOOL_OPTIONS");
    unsetenv("JDK_JAVA_OPTIONS");
    unsetenv("_JAVA_OPTIONS");
    execv(words[0], words);
}

static int cold(const char *name, char **arguments, int count)
{
    char path[PATH_MAX + 64];
    char **command = calloc(count + 2, sizeof *command);
    snprintf(path, sizeof path, "%s/lib/cold", home);
    if (command) {
        memcpy(command + 1, arguments, count * sizeof *command);
        command[0] = path;
        command[1] = (char *) name;
        execv(path, command);
    }
    int passing = errno == EAGAIN || errno == ENOMEM || errno == E2BIG || errno == ENFILE || errno == EMFILE;
    return fail(passing ? OCF_ERR_GENERIC : OCF_ERR_INSTALLED, "%s cannot be executed: %s", path, strerror(errno));
}

/* Without these the Java runtime ends before it could say anything. */
static int surroundings(void)
{
    struct rlimit memory;
    if (access("/proc/self/stat", F_OK) != 0)
        return fail(OCF_ERR_GENERIC, "/proc is not mounted, so the state of processes is unknown");
    if (getrlimit(RLIMIT_AS, &memory) == 0 && memory.rlim_cur < LEAST_MEMORY)
        return fail(OCF_ERR_GENERIC, "the memory limit (ulimit -v, %llu KiB) is below the %lu KiB that Java needs",
                    (unsigned long long) memory.rlim_cur >> 10, LEAST_MEMORY >> 10);
    return 0;
}

int main(int count, char **arguments)
{
    if (count < 1)
        return OCF_ERR_INSTALLED;
    const char *slash = strrchr(arguments[0], '/');
    const char *name = slash ? slash + 1 : arguments[0];
    const char *action = count > 1 ? arguments[1] : "";
    int status = COLD;
    set_deadline();
    if (is(action, "meta-data"))
        status = metadata(name);
    /* A person at a terminal sees the messages as they come. */
    else if ((is(action, "monitor") || is(action, "status") || is(action, "validate-all")) && !isatty(0)) {
        arguments[0] = (char *) name;
        status = resident(arguments, count);
    }
    if (status == COLD && (status = surroundings()) == 0) {
        jvm(name, arguments, count);
        status = cold(name, arguments, count);
    }
    return status;
}
