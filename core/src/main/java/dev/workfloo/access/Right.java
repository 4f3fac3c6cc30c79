package dev.workfloo.access;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key can be limited to. */
public enum Right {
    /** Start executions and answer their steps. */
    EXECUTE,
    /** Read lists and files, and sensitive values whole everywhere. */
    SEE,
    /** Decide what waits for a reviewer, and read all of what is shown for that. */
    REVIEW,
    /** Change definitions, scenarios and pools. */
    DESIGN,
    /** Make what was designed what new executions run. */
    PUBLISH,
    /** Look after keys, webhooks, retention, erasure and holds. */
    ADMINISTER;

    /** What was one right in the first release, and is called {@code manage} there. */
    public static final Set<Right> MANAGING = Set.of(DESIGN, PUBLISH, ADMINISTER);

    /** As people read and write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The words of these, in the order of the rights, with commas between them. */
    public static String words(Collection<Right> rights) {
        return rights.stream().sorted().map(Right::word).collect(Collectors.joining(","));
    }
}
