package dev.workfloo.access;

import java.util.Optional;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * How a workspace is known to the persons whom it asks something.
 *
 * @param name of 1 to {@link #LONGEST_NAME} characters, in one line
 * @param colour of what can be pressed; pages make it darker or brighter where it could not be read
 */
@ValueObject
public record Brand(String name, Optional<Colour> colour, Optional<Logo> logo) {

    public static final int LONGEST_NAME = 80;

    /** @throws IllegalArgumentException when the name is none */
    public Brand {
        if (!isName(name)) throw new IllegalArgumentException("a name has 1 to 80 characters, in one line");
    }

    public static boolean isName(String text) {
        return !text.isBlank() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }
}
