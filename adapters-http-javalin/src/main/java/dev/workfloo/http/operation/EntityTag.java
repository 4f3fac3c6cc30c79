package dev.workfloo.http.operation;

import dev.workfloo.execution.WorkflooExecution;
import dev.workfloo.rule.Fingerprint;
import dev.workfloo.rule.Value;
import dev.workfloo.wire.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * By what a client knows whether an execution still stands as it saw it (RFC 9110, section 8.8.3). It is weak: what is left of a
 * wait runs down without changing it. To viewers who are shown different things it is another one.
 */
record EntityTag(String opaque) {

    static final String HEADER = "ETag";

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");
    private static final int DIGITS = 32;

    /** @param write drawn for its last write: after a failover, two that stand differently may have one revision */
    static EntityTag of(WorkflooExecution execution, Optional<Long> write, Viewer viewer) {
        Value.Sequence made = new Value.Sequence(List.of(
                Value.of(execution.id().hex()),
                Value.of(execution.revision()),
                write.<Value>map(drawn -> Value.of(Long.toString(drawn))).orElse(Value.NULL),
                Value.of(execution.modifiedAt().toString()),
                Value.of(viewer.seesAll()),
                Value.of(viewer.reviews())));
        return new EntityTag(Fingerprint.of(made).substring(0, DIGITS));
    }

    String text() {
        return "W/\"" + opaque + "\"";
    }

    /** @param lines of {@code If-None-Match}; tags are compared weakly */
    boolean isIn(List<String> lines) {
        return lines.stream()
                .anyMatch(line -> line.strip().equals(ANY)
                        || TAG.matcher(line)
                                .results()
                                .map((MatchResult tag) -> tag.group(1))
                                .anyMatch(opaque::equals));
    }
}
