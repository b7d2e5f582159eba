package org.oscine.probe;

import java.util.Optional;
import org.oscine.host.FileView;
import org.oscine.ocf.WholeNumber;

/** What a pidfile holds: one whole number above 1, or nothing that can be relied on. */
sealed interface Pidfile {

    /** In words, for a reason. */
    String say();

    /** The pid that it names. */
    default Optional<Integer> pid() {
        return this instanceof Names names ? Optional.of(names.number()) : Optional.empty();
    }

    record Names(String path, int number) implements Pidfile {
        @Override
        public String say() {
            return path + " names " + number;
        }
    }

    record Missing(String path) implements Pidfile {
        @Override
        public String say() {
            return path + " is missing";
        }
    }

    /** Empty, or not a pid. */
    record Unusable(String path, String content) implements Pidfile {
        @Override
        public String say() {
            return content.isEmpty() ? path + " is empty" : path + " contains no pid";
        }
    }

    /** Something that cannot be a pidfile. Whoever may write there can put it there, so it tells no more than a missing one. */
    record Odd(String path, String what) implements Pidfile {
        @Override
        public String say() {
            return path + " contains no pid: " + what;
        }
    }

    record Unreadable(String path, String cause) implements Pidfile {
        @Override
        public String say() {
            return path + " cannot be read: " + cause;
        }
    }

    static Pidfile read(FileView files, String path) {
        return files.read(path).match(new FileView.Reading.Cases<Pidfile>() {
            @Override
            public Pidfile content(FileView.Reading.Content it) {
                return parse(path, it.text().strip());
            }

            @Override
            public Pidfile missing(FileView.Reading.Missing it) {
                return new Missing(path);
            }

            @Override
            public Pidfile odd(FileView.Reading.Odd it) {
                return new Odd(path, it.cause());
            }

            @Override
            public Pidfile unreadable(FileView.Reading.Unreadable it) {
                return new Unreadable(path, it.cause());
            }
        });
    }

    private static Pidfile parse(String path, String text) {
        long number = WholeNumber.parse(text).orElse(0L);
        return number > 1 && number <= Integer.MAX_VALUE && text.charAt(0) != '+'
                ? new Names(path, (int) number) : new Unusable(path, text);
    }
}
