package org.oscine.conform.setup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.oscine.descriptor.Template;
import org.oscine.setupfile.Setup;
import org.oscine.setupfile.Setup.FileText;

/** Carries out what a setup says. */
public final class Stage {
    private static final long MINUTES = 5;

    private final Setup setup;
    private final SetupVariables scope;
    private final Path base;

    /** @param base the directory of the run */
    public Stage(Setup setup, SetupVariables scope, Path base) {
        this.setup = setup;
        this.scope = scope;
        this.base = base;
    }

    /** Puts the service into place. */
    public void lay() throws IOException {
        for (Map.Entry<String, List<Template.Text>> command : setup.lay().entrySet()) {
            run("lay: " + command.getKey(), scope.fill(command.getValue()));
        }
        for (Map.Entry<String, FileText> file : setup.files().entrySet()) {
            write(Path.of(scope.fill(file.getKey())), file.getValue());
        }
    }

    private void write(Path path, FileText file) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, scope.fill(file.content()));
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(letters(Integer.parseInt(file.mode(), 8))));
        if (file.owner().isPresent()) {
            var users = path.getFileSystem().getUserPrincipalLookupService();
            Files.setOwner(path, users.lookupPrincipalByName(scope.fill(file.owner().get())));
        }
    }

    private static String letters(int mode) {
        StringBuilder letters = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            letters.append((mode >> bit & 1) == 1 ? "xwr".charAt(bit % 3) : '-');
        }
        return letters.toString();
    }

    /** Takes it away again; what cannot be done is told at the end, when all has been tried. */
    public void clear() throws IOException {
        IOException first = null;
        for (Map.Entry<String, List<Template.Text>> command : setup.clear().entrySet()) {
            try {
                run("clear: " + command.getKey(), scope.fill(command.getValue()));
            } catch (IOException failed) {
                first = first == null ? failed : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void run(String name, List<String> argv) throws IOException {
        Path log = Files.createTempFile(base, "setup", ".log");
        Process process = new ProcessBuilder(argv).directory(base.toFile()).redirectInput(new File("/dev/null"))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(name + ": " + String.join(" ", argv)
                        + (ended ? " ended with " + process.exitValue() : " did not end") + ": " + Files.readString(log).strip());
            }
        } catch (InterruptedException e) {
            throw new IOException(name + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }
}
