package org.oscine.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.oscine.Machine;
import org.oscine.Needed;

/** What javac does not see has no warnings either: the scripts and the programs in C. New ones are found by themselves. */
class FormTest {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".vitepress");

    @Test
    void shellcheckFindsNothingInTheScripts() throws Exception {
        Needed.that(Machine.has("shellcheck"), "shellcheck", "the form of the scripts");
        List<String> scripts = files(FormTest::isShell);

        assertThat(scripts).contains("oscine", "verify", ".ci/run", "engine/client/build-client");
        assertNothingIsSaid(List.of("shellcheck", "--format=gcc"), scripts);
    }

    @Test
    void theCompilerOfCWarnsOfNothing() throws Exception {
        Needed.that(Machine.has("gcc"), "gcc", "the form of the programs in C");
        List<String> sources = files(file -> file.toString().endsWith(".c"));

        assertThat(sources).contains("engine/client/src/main/c/agent.c", "engine/checks/src/test/c/daemon.c");
        for (String source : sources) {
            assertNothingIsSaid(List.of("gcc", "-O2", "-Wall", "-Wextra", "-Werror", "-c", "-o", "/dev/null"), List.of(source));
        }
    }

    private static void assertNothingIsSaid(List<String> checker, List<String> files) throws Exception {
        List<String> words = new ArrayList<>(checker);
        words.addAll(files);
        Process process = new ProcessBuilder(words).directory(Machine.project().toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private static boolean isShell(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(40), StandardCharsets.ISO_8859_1);
            return start.matches("(?s)#! ?(/usr)?/bin/(env )?(ba|da|k)?sh\\b.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The project's files of a kind, relative to its top. */
    private static List<String> files(Predicate<Path> kind) throws IOException {
        Path top = Machine.project();
        List<String> found = new ArrayList<>();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return !directory.equals(top) && NOT_OURS.contains(directory.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && kind.test(file)) {
                    found.add(top.relativize(file).toString());
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }
}
