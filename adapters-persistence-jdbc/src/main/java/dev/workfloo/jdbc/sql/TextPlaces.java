package dev.workfloo.jdbc.sql;

import dev.workfloo.rule.Value;
import java.util.Optional;

/** Where texts stand that are not written into the JSON that they belong to. */
public interface TextPlaces {

    /** Each text stands in its JSON, and what looks like a place is a name that somebody chose. */
    TextPlaces HERE = new TextPlaces() {
        @Override
        public Optional<String> place(Value.Text text) {
            return Optional.empty();
        }

        @Override
        public boolean tellsPlacesFromNames() {
            return false;
        }

        @Override
        public Value.Text at(String place) {
            throw new IllegalArgumentException("no place");
        }
    };

    /** Where this text stands; empty where it is written as it is. */
    Optional<String> place(Value.Text text);

    /** Whether what looks like a place is one, unless it is marked. It is asked where something does. */
    boolean tellsPlacesFromNames();

    /**
     * The text that stands there.
     *
     * @throws IllegalArgumentException when that is no place
     */
    Value.Text at(String place);
}
