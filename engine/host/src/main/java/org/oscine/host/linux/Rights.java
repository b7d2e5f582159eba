package org.oscine.host.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Owner, group and mode of something new.
 *
 * @param user id, or {@link #AS_IT_IS}
 * @param group id, or {@link #AS_IT_IS}
 * @param mode bits, or {@link #AS_IT_IS}
 */
record Rights(int user, int group, int mode) {
    static final int AS_IT_IS = -1;
    static final Rights UNCHANGED = new Rights(AS_IT_IS, AS_IT_IS, AS_IT_IS);

    boolean givesAway() {
        return user != AS_IT_IS || group != AS_IT_IS;
    }

    /**
     * Gives them to what was made. The owner comes first: a new owner may take bits of the mode away.
     *
     * @param made a name that leads to the very file, such as that of its descriptor
     */
    void give(Path made) throws IOException {
        if (user != AS_IT_IS) {
            Files.setAttribute(made, "unix:uid", user);
        }
        if (group != AS_IT_IS) {
            Files.setAttribute(made, "unix:gid", group);
        }
        if (mode != AS_IT_IS) {
            Files.setAttribute(made, "unix:mode", mode);
        }
    }
}
