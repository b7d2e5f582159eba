package org.oscine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages for contributors name is there: files, directories, packages, classes, tests; and every package says what it holds. */
class NamedThingsTest {
    private static final List<Path> MAIN = ofEachModule("src/main/java/org/oscine");
    private static final List<Path> SOURCES = joined(MAIN, ofEachModule("src/test/java/org/oscine"));
    private static final Path A_RULE = Path.of("tools/src/main/resources/org/oscine/lint/rule/last-share");
    private static final List<Path> BASES = joined(joined(SOURCES, ofEachModule("src/test/resources")),
            List.of(Page.PROJECT, Page.PROJECT.resolve("docs"), Page.PROJECT.resolve("schema/suite"), A_RULE));

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern COMMAND = Pattern.compile("(?m)^ {4}(\\S.*)$");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w*Test\\b");
    private static final Pattern FILE = Pattern.compile("(\\./)?[\\w.-]+(/[\\w.-]+)+/?|\\./[\\w-]+|[\\w-]+\\.(java|yaml|md|xml|txt|expected|c)");
    private static final Pattern TYPE = Pattern.compile("((?:[a-z]+\\.)*)([A-Z]\\w*[a-z]\\w*)\\b.*");
    private static final Pattern PACKAGE = Pattern.compile("(org\\.oscine|[a-z]+)(\\.[a-z]+)+");
    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");

    /** A part of a path that stands for many: NAME, DIR, AGENT. */
    private static final Pattern PLACEHOLDER = Pattern.compile(".*\\b[A-Z]{3,}\\b.*");

    /** Where an installation lies, or a Java package: no files of this project. */
    private static final Set<String> ELSEWHERE = Set.of("resource.d/oscine", "java.nio.file", "java.net");

    private static List<Path> ofEachModule(String directory) {
        try (Stream<Path> modules = Files.list(Path.of("."))) {
            return modules.map(module -> module.resolve(directory)).filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> joined(List<Path> some, List<Path> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "docs/architecture.md"})
    void whatAPageNamesIsThere(String page) throws IOException {
        assertThat(missing(Files.readString(Page.PROJECT.resolve(page)))).isEmpty();
    }

    @Test
    void whatIsNotThereIsFound() throws IOException {
        assertThat(missing("""
                Right: `lint.rule`, `Rules`, `probe.Status`, `engine/pom.xml`, `real.BootTest`, `Host.Forwarding`, `DIR/none`, `/run/none`.
                Wrong: `lint.none`, `NoSuchClass`, `action.Status`, `engine/none.xml`, `none.md`.

                    mvn test -Dtest=LayersTest,NoSuchTest
                """)).containsExactlyInAnyOrder("lint.none", "NoSuchClass", "action.Status", "engine/none.xml", "none.md", "NoSuchTest");
    }

    @Test
    void everyPackageSaysWhatItHoldsAndIsOnTheMap() throws IOException {
        String map = Files.readString(Page.PROJECT.resolve("docs/architecture.md"));
        Set<Path> packages = new TreeSet<>();
        for (Path root : MAIN) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).map(Path::getParent).forEach(packages::add);
            }
            assertThat(map).contains("`engine/" + root.getName(1) + "`");
        }
        assertThat(packages).hasSizeGreaterThan(30).allSatisfy(directory -> {
            assertThat(directory.resolve("package-info.java")).exists();
            assertThat(map).contains("`" + directory.toString().replaceFirst(".*/org/oscine/", "").replaceFirst("/.*", "") + "`");
        });
    }

    private static Set<String> missing(String text) throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> declared = declared();
        Stream.concat(matches(CODE, text), matches(COMMAND, text)).map(match -> match.group(1)).forEach(code -> {
            matches(TEST, code).map(MatchResult::group).filter(test -> !declared.contains(test)).forEach(missing::add);
            if (!isThere(code.strip(), declared)) {
                missing.add(code.strip());
            }
        });
        return missing;
    }

    private static boolean isThere(String code, Set<String> declared) {
        if (PLACEHOLDER.matcher(code).matches() || ELSEWHERE.contains(code)) {
            return true;
        }
        if (FILE.matcher(code).matches()) {
            return existsIn(BASES, code);
        }
        if (PACKAGE.matcher(code).matches()) {
            return existsIn(SOURCES, code.replaceFirst("^org\\.oscine\\.", "").replace('.', '/'));
        }
        Matcher type = TYPE.matcher(code);
        if (!type.matches()) {
            return true;
        }
        String prefix = type.group(1).replaceFirst("^org\\.oscine\\.", "").replace('.', '/');
        return prefix.isEmpty()
                ? declared.contains(type.group(2))
                : existsIn(SOURCES, prefix + type.group(2) + ".java");
    }

    private static boolean existsIn(List<Path> bases, String name) {
        return bases.stream().anyMatch(base -> Files.exists(base.resolve(name)));
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    /** The names of all types, those within others too. */
    private static Set<String> declared() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path root : SOURCES) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
            }
        }
        Set<String> declared = new TreeSet<>();
        for (Path source : sources) {
            declared.addAll(matches(DECLARED, Files.readString(source)).map(match -> match.group(1)).collect(Collectors.toSet()));
        }
        return declared;
    }
}
