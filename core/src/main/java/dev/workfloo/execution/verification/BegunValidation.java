package dev.workfloo.execution.verification;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * A validation as its provider tells of it.
 *
 * @param id by which the provider knows it again
 * @param type what kind of validation the provider calls it, if it does
 * @param channel how the code goes to the person, if the provider says so; it may have chosen another than it was asked for
 * @param destination where it goes, with most characters hidden, if the provider says so
 */
@ValueObject
public record BegunValidation(
        String id, Optional<String> type, Optional<String> channel, Optional<String> destination) {

    /** One of which nothing but its id is told. */
    public static BegunValidation of(String id) {
        return new BegunValidation(id, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Says nothing of the person. */
    @Override
    public String toString() {
        return "BegunValidation";
    }
}
