/*
 * A resource agent of Oscine, as Pacemaker executes it. What only looks is asked of the resident engine ("oscine
 * serve"), the metadata is printed as it was stored; everything else, and whatever gets no answer, goes the cold way:
 * a JVM of its own. The exit status and the reason are the same on every way.
 */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <arpa/inet.h>
#include <unistd.h>

#define COLD (-1)                  /* no answer: go the cold way */
#define SILENCE 2                  /* seconds; a living engine says something twice a second */
#define LARGEST (8 << 20)          /* bytes of an answer, or of what is asked */
#define OCF_ERR_INSTALLED 5

/* Filled in by "oscine install". */
char home[PATH_MAX] = "@OSCINE_HOME@";
char socket_path[PATH_MAX] = "@OSCINE_SOCKET@";

extern char **environ;

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
    while (length > 0) {
        ssize_t count = send(to, data, length, MSG_NOSIGNAL);
        if (count <= 0)
            return 0;
        data += count;
        length -= count;
    }
    return 1;
}

static int receive(int from, char *data, size_t length)
{
    while (length > 0) {
        ssize_t count = recv(from, data, length, 0);
        if (count <= 0)
            return 0;
        data += count;
        length -= count;
    }
    return 1;
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

/* "OSC1", the length of what follows, the pid, how many arguments, then they and the environment, each ended by NUL. */
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

/* Any number of 'k', the engine is at work; then 'c', go the cold way, or 'r', the status, and both outputs. */
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
    char *text = out + err > LARGEST ? NULL : malloc(out + err + 1);
    if (!text || !receive(engine, text, out + err))
        return COLD;
    write_all(1, text, out);
    write_all(2, text + out, err);
    return (unsigned char) status;
}

/* An engine that hangs counts as none: connecting, asking and each piece of the answer have their time. */
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
    return answer(engine);
}

/* Whether only root, or the caller, can have written this file and all folders above it. */
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
    snprintf(engine, sizeof engine, "%s/lib/oscine-engine.jar", home);
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
    char **words = calloc(facts.st_size + count + 2, sizeof *words);
    if (!text || !words || read(file, text, facts.st_size) != facts.st_size)
        return;
    int used = 0;
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        words[used++] = line;
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
    const char *prefix = getenv("OCF_EXIT_REASON_PREFIX");
    fprintf(stderr, "%s%s cannot be executed: %s\n", prefix ? prefix : "ocf-exit-reason:", path, strerror(errno));
    return OCF_ERR_INSTALLED;
}

int main(int count, char **arguments)
{
    if (count < 1)
        return OCF_ERR_INSTALLED;
    const char *slash = strrchr(arguments[0], '/');
    const char *name = slash ? slash + 1 : arguments[0];
    const char *action = count > 1 ? arguments[1] : "";
    int status = COLD;
    if (is(action, "meta-data"))
        status = metadata(name);
    /* A person at a terminal sees the messages as they come. */
    else if ((is(action, "monitor") || is(action, "status") || is(action, "validate-all")) && !isatty(0)) {
        arguments[0] = (char *) name;
        status = resident(arguments, count);
    }
    if (status == COLD) {
        jvm(name, arguments, count);
        status = cold(name, arguments, count);
    }
    return status;
}
