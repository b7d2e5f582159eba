package org.oscine.host;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.oscine.trust.Origin;

/** Files and directories, to be looked at. */
public interface FileView {

    /** What stands at a path, links followed. */
    Kind kind(String path);

    /** A text file's content, up to a mebibyte. */
    Reading read(String path);

    /** How much of a file {@link #beginning} gives: execve(2) looks at no more of a script. */
    int BEGINNING = 256;

    /** The first {@value #BEGINNING} bytes of a regular file; empty when it is none, or cannot be read. */
    String beginning(String path);

    /** As {@link #read}, with the right of an account and no other. */
    Reading readAs(Account account, String path);

    /** When the file was last written to; absent when it cannot be told. */
    Optional<Instant> modified(String path);

    /** The path with all links resolved; absent when there is nothing. */
    Optional<String> realPath(String path);

    /** The very file at a path, links followed; absent when there is nothing, or it cannot be looked at. */
    Optional<FileId> id(String path);

    /** The user that a file belongs to, links followed; absent when there is nothing, or it cannot be looked at. */
    Optional<Integer> owner(String path);

    /** The paths that match a shell pattern such as /etc/x/*.conf, sorted; at most a thousand, found among ten thousand names. */
    List<String> matching(String pattern);

    /** Whether a regular file may be executed. */
    boolean executable(String path);

    /** Whether a user may write to a path (for a directory: make files in it). */
    Access writableBy(String path, String user);

    /**
     * Who, besides root and the engine's own user, could have written what is read at a path: the owner of the file, its
     * group or all others where they may write it, and those who could have exchanged it or a directory or link on the way.
     */
    Origin writers(String path);

    /** Whether there is something at a path that root alone can write, and exchange. */
    default boolean isRootsAlone(String path) {
        return kind(path) != Kind.MISSING && writers(path).isRoot();
    }

    /** What a path may be. */
    enum Kind { MISSING, FILE, DIRECTORY, SOCKET, DEVICE, OTHER, UNREADABLE }

    /** The answer about a right. */
    enum Access { YES, NO, UNKNOWN }

    /** The answer to a read. */
    sealed interface Reading {
        /** What each answer means. */
        interface Cases<R> {
            R content(Content it);

            R missing(Missing it);

            R odd(Odd it);

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

        /**
         * What stands there is no text file that anybody could have meant, such as a directory, a FIFO, links that lead in
         * a circle, or more than a mebibyte; it is known for sure, and whoever may write there can bring it about.
         */
        record Odd(String cause) implements Reading {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.odd(this);
            }
        }

        /** There is something, but it could not be looked at: nothing is known of it. */
        record Unreadable(String cause) implements Reading {
            @Override
            public <R> R match(Cases<R> cases) {
                return cases.unreadable(this);
            }
        }
    }

    /** Asks another one; who implements it says what is otherwise. */
    interface Forwarding extends FileView {
        /** The other one. */
        FileView files();

        @Override
        default Kind kind(String path) {
            return files().kind(path);
        }

        @Override
        default Reading read(String path) {
            return files().read(path);
        }

        @Override
        default String beginning(String path) {
            return files().beginning(path);
        }

        @Override
        default Reading readAs(Account account, String path) {
            return files().readAs(account, path);
        }

        @Override
        default Optional<Instant> modified(String path) {
            return files().modified(path);
        }

        @Override
        default Optional<String> realPath(String path) {
            return files().realPath(path);
        }

        @Override
        default Optional<FileId> id(String path) {
            return files().id(path);
        }

        @Override
        default Optional<Integer> owner(String path) {
            return files().owner(path);
        }

        @Override
        default List<String> matching(String pattern) {
            return files().matching(pattern);
        }

        @Override
        default boolean executable(String path) {
            return files().executable(path);
        }

        @Override
        default Access writableBy(String path, String user) {
            return files().writableBy(path, user);
        }

        @Override
        default Origin writers(String path) {
            return files().writers(path);
        }
    }
}
