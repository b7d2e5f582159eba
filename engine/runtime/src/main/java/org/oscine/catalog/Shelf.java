package org.oscine.catalog;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All descriptors that can be had by name. */
public final class Shelf {
    private static final String SUFFIX = ".yaml";

    private Shelf() {}

    /** Each agent's name with what came of reading it, in the order of names. */
    public static Map<String, Lookup> read(InstallPaths places) {
        Catalog catalog = new Catalog(places);
        Map<String, Lookup> all = new TreeMap<>();
        for (Path directory : places.descriptors()) {
            for (String name : namesIn(directory)) {
                if (!all.containsKey(name)) {
                    all.put(name, catalog.named(name));
                }
            }
        }
        return new LinkedHashMap<>(all);
    }

    /** The names of the descriptors in a directory, sorted; a directory that cannot be read has none. */
    public static List<String> namesIn(Path directory) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                String stem = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : "";
                if (Catalog.isPlainName(stem)) {
                    names.add(stem);
                }
            }
        } catch (IOException | DirectoryIteratorException absent) {
            return List.of();
        }
        Collections.sort(names);
        return names;
    }
}
