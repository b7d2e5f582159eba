package org.oscine.descriptor;

/**
 * A kind of entry. Its record names each of its texts in {@link #map}, and only there: what goes through the texts of a
 * descriptor is a loop over these parts, so a text that is added to a kind can be forgotten nowhere.
 *
 * @param <T> a text: {@link Template} as read, String as run
 */
public interface Kind<T> {

    /** The same, with each part as it is mapped; the part that names the kind is the first. */
    <S> Kind<S> map(Parts<T, S> parts);

    /** A kind that runs a command. */
    interface Running<T> extends Kind<T> {
        Run<T> run();
    }
}
