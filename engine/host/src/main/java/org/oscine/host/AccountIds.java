package org.oscine.host;

import java.util.Optional;
import org.oscine.ocf.WholeNumber;

/** Ids of users and groups in text. */
public final class AccountIds {

    /** 4294967295 is no id: for chown(2) it stands for "as it is". */
    private static final int NONE = -1;

    private AccountIds() {}

    /** The id that decimal digits stand for, as {@link Accounts} has it; absent for what is none. */
    public static Optional<Integer> parse(String digits) {
        if (!WholeNumber.isDigits(digits)) {
            return Optional.empty();
        }
        try {
            int id = Integer.parseUnsignedInt(digits);
            return id == NONE ? Optional.empty() : Optional.of(id);
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
