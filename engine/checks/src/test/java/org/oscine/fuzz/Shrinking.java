package org.oscine.fuzz;

import java.util.ArrayList;
import java.util.List;

/** Takes lines out of an input as long as the same kind of thing comes of it. */
final class Shrinking {
    private static final int MOST_TRIES = 400;

    private Shrinking() {}

    static Finding of(Finding finding, Subject subject) {
        Finding smallest = finding;
        int tries = 0;
        for (int size = lines(finding).size() / 2; size > 0 && tries < MOST_TRIES; size /= 2) {
            for (int at = 0; at < lines(smallest).size() && tries < MOST_TRIES; tries++) {
                List<String> fewer = new ArrayList<>(lines(smallest));
                fewer.subList(at, Math.min(fewer.size(), at + size)).clear();
                Finding with = Finding.of(subject, String.join("\n", fewer));
                if (with != null && with.kind().equals(finding.kind())) {
                    smallest = with;
                } else {
                    at += size;
                }
            }
        }
        return smallest;
    }

    private static List<String> lines(Finding finding) {
        return List.of(finding.input().split("\n", -1));
    }
}
