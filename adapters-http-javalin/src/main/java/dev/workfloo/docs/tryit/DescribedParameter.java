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
        PATH(TryItWord.PLACE_PATH),
        QUERY(TryItWord.PLACE_QUERY),
        HEADER(TryItWord.PLACE_HEADER);

        private final TryItWord said;

        Place(TryItWord said) {
            this.said = said;
        }

        TryItWord said() {
            return said;
        }

        /** As the description calls it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String name() {
        return value.name();
    }

    /** Under which forms hold it. */
    String field() {
        return place.word() + "." + name();
    }

    /** Whether it says which environment is meant, which is chosen for all operations together. */
    boolean isSandbox() {
        return place == Place.QUERY && name().equals(TriedValues.SANDBOX);
    }

    /** Whether it stands for parameters of any name. */
    boolean isOpen() {
        return value.type().startsWith("object");
    }
}
