package dev.workfloo.access;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jmolecules.ddd.annotation.ValueObject;

/**
 * The name of a workspace (<i>espacio</i>), to which definitions, keys and executions belong: 1 to 63 lower-case letters,
 * digits and hyphens, so that it can be a folder and a DNS label.
 */
@ValueObject
public record WorkspaceId(String name) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /**
     * The name that this text is known to be; what comes from outside is read with {@link #parse}.
     *
     * @throws IllegalArgumentException when it is none
     */
    public WorkspaceId {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a workspace's name has 1 to 63 lower-case letters, digits and inner hyphens");
        }
    }

    public static Optional<WorkspaceId> parse(String name) {
        return FORM.matcher(name).matches() ? Optional.of(new WorkspaceId(name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
