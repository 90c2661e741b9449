package dev.paranoid.application;

import java.util.Set;

/** What only some applications use. Its tables are there, and are asked, only where somebody uses it or once did. */
public enum Feature {

    /** Requests that may come twice: their answers are kept, and which of them asked for a deletion. */
    REQUESTS,

    /** Messages that leave in the order in which things happened, and requests by message that wait for their final answers. */
    MESSAGES;

    /**
     * A bean of whoever uses features.
     *
     * @param features whose tables are to be there
     */
    public record Use(Set<Feature> features) {

        public Use {
            features = Set.copyOf(features);
        }
    }
}
