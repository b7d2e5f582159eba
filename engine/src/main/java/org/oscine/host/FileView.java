package org.oscine.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Files and folders, to be looked at. */
public interface FileView {

    /** What stands at a path, links followed. */
    Kind kind(String path);

    /** A text file's content, up to a mebibyte. */
    Reading read(String path);

    /** Whether a regular file can be read, and begins with a text. */
    default boolean startsWith(String path, String text) {
        return read(path) instanceof Reading.Content content && content.text().startsWith(text);
    }

    /** When the file was last written to; absent when it cannot be told. */
    Optional<Instant> modified(String path);

    /** The path with all links resolved; absent when there is nothing. */
    Optional<String> realPath(String path);

    /** The paths that match a shell pattern such as /etc/x/*.conf, sorted. */
    List<String> matching(String pattern);

    /** Whether a regular file may be executed. */
    boolean executable(String path);

    /** Whether a user may write to a path (for a folder: make files in it). */
    Access writableBy(String path, String user);

    /** What a path may be. */
    enum Kind { MISSING, FILE, DIRECTORY, SOCKET, OTHER, UNREADABLE }

    /** The answer about a right. */
    enum Access { YES, NO, UNKNOWN }

    /** The answer to a read. */
    sealed interface Reading {
        /** What each answer means. */
        interface Cases<R> {
            R content(Content it);

            R missing(Missing it);

            R unreadable(Unreadable it);
        }

        /** What the cases make of this one. */
        <R> R match(Cases<R> cases);

        record Content(String text) implements Reading {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.content(this);
            }
        }

        record Missing() implements Reading {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.missing(this);
            }
        }

        /** There is something, but it cannot be read. */
        record Unreadable(String cause) implements Reading {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.unreadable(this);
            }
        }
    }
}
