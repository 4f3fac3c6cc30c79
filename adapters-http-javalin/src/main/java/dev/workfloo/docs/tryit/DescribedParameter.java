package dev.workfloo.docs.tryit;

import java.util.Locale;
import java.util.Optional;

/**
 * A parameter of an operation.
 *
 * @param meaning what it is, by one word for all operations: two may have parameters of one name that are not the same
 * @param example a value that it could have, as it is written into an address or a header
 */
record DescribedParameter(DescribedMember value, String meaning, Place place, Optional<String> example) {

    enum Place {
        PATH,
        QUERY,
        HEADER;

        /** As the description calls it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String name() {
        return value.name();
    }
}
