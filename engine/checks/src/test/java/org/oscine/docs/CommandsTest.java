package org.oscine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs what the pages tell their readers to run: the blocks marked {@code sh}, in order, one shell for a page, as root
 * in a clone. The remarks are told in docs/testing.md.
 */
@Tag("real")
class CommandsTest {
    private static final List<String> TOOLS =
            List.of("unshare", "beanstalkd", "pacemakerd", "corosync", "crm", "pcs", "mandoc");

    @TestFactory
    Stream<DynamicTest> thePagesCommandsWork() {
        List<Page> pages = Page.all().stream().filter(page -> page.blocks().stream().anyMatch(PageShell::runs)).toList();
        assertThat(pages).isNotEmpty();
        List<String> lacking = Tools.lacking(TOOLS);
        if (!lacking.isEmpty()) {
            Tools.skip("the commands of the docs", lacking);
        }
        return pages.stream().map(page -> DynamicTest.dynamicTest(page.name(), () -> play(page)));
    }

    private static void play(Page page) throws IOException, InterruptedException {
        try (PageShell shell = PageShell.play(page)) {
            assertThat(shell.failure()).as(shell::transcript).isEmpty();
            Page.Block last = null;
            for (Page.Block block : page.blocks()) {
                if (PageShell.runs(block)) {
                    last = block;
                } else if (block.remark("prints").isPresent()) {
                    assertThat(shell.output(last)).as(page + ":" + block.line()).containsPattern(pattern(block.text()));
                }
            }
        }
    }

    /**
     * The lines in their order; others may stand between them, and three dots stand for anything in a line. Capitals do not count:
     * Pacemaker 3.0 begins words with one that 2.1 does not.
     */
    private static Pattern pattern(String text) {
        return Pattern.compile("(?i)" + text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.equals("..."))
                .map(line -> Stream.of(line.split("\\.\\.\\.", -1)).map(Pattern::quote).collect(Collectors.joining(".*")))
                .collect(Collectors.joining("[^\\n]*\\n(?s:.*)", "", "")));
    }

    @TestFactory
    Stream<DynamicTest> aPageThatIsWrongIsFound() throws IOException {
        List<String> lacking = Tools.lacking(List.of("unshare"));
        if (!lacking.isEmpty()) {
            Tools.skip("the check of the docs' check", lacking);
        }
        Path file = Files.createTempFile("page", ".md");
        Files.writeString(file, "```sh\ncd /usr\n```\n<!-- exits 3 -->\n```sh\npwd; sh -c 'exit 3'\n```\n```sh\nfalse\ntrue\n```\n");
        return Stream.of(DynamicTest.dynamicTest("wrong", () -> {
            Page page = Page.read(file);
            try (PageShell shell = PageShell.play(page)) {
                assertThat(shell.output(page.blocks().get(1))).isEqualTo("/usr\n");
                assertThat(shell.failure()).isEqualTo(page + ":9: the block failed");
            } finally {
                Files.delete(file);
            }
        }));
    }
}
