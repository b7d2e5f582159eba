package org.oscine.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The docs build to a site; the build itself fails for a dead link or a missing anchor. */
@Tag("real")
class SiteTest {

    @Test
    void theSiteIsBuiltWithAPageForEachSource() throws IOException, InterruptedException {
        List<String> lacking = List.of("node", "npm").stream().filter(tool -> !Tools.has(tool)).toList();
        if (!lacking.isEmpty()) {
            Tools.skip("the site of the docs", lacking);
        }
        Process build = new ProcessBuilder("scripts/build-docs").redirectErrorStream(true).start();
        build.getOutputStream().close();
        String output = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(build.waitFor()).as(output).isZero();
        Path site = Path.of("target/site");
        for (Page page : Page.all()) {
            String name = page.name().equals("README.md") ? "index" : page.name().replaceFirst("\\.md$", "");
            assertThat(site.resolve(name + ".html")).exists();
        }
        assertThat(Files.readString(site.resolve("index.html"))).contains("Pacemaker");
    }

    /** Whoever installs has a registry of their own, which the lock file must not bypass. */
    @Test
    void theLockFileNamesNoRegistry() throws IOException {
        String lock = Files.readString(Page.PROJECT.resolve("docs/package-lock.json"));
        assertThat(lock).contains("\"integrity\"").doesNotContain("\"resolved\"");
    }
}
