package org.oscine.parameter.config;

import java.util.Optional;
import org.oscine.descriptor.Value;
import org.oscine.host.FileView;

/** The door to the formats of configuration files. */
public final class ConfigFile {
    private ConfigFile() {}

    /**
     * What a configuration file says.
     *
     * @param section the section, for formats that have them
     * @return the value as the service itself would read it; absent where file, section or key is missing
     */
    public static Optional<String> find(
            FileView files, String path, Value.Format format, String section, String key) {
        if (format == Value.Format.ASTERISK) {
            // It reads further files by itself.
            return new AsteriskConfig(files).find(path, section, key);
        }
        Optional<String> text = lines(files, path);
        return text.isPresent() ? find(text.get(), format, section, key) : Optional.empty();
    }

    private static Optional<String> find(String text, Value.Format format, String section, String key) {
        return switch (format) {
            case INI -> new Ini(text).find(section, key);
            case ASSIGNMENTS -> new Assignments(text).find(key);
            case DIRECTIVES -> new Directives(text).find(key);
            case ASTERISK -> throw new IllegalArgumentException("has files of its own");
        };
    }

    static Optional<String> lines(FileView files, String path) {
        return files.read(path) instanceof FileView.Reading.Content content
                ? Optional.of(content.text())
                : Optional.empty();
    }
}
