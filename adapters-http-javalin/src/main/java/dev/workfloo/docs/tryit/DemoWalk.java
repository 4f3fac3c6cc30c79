package dev.workfloo.docs.tryit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What leads through the demo to its end: bodies that it takes, what answers bring for later calls, and which calls those are. */
final class DemoWalk {

    private final JsonNode walk;

    private DemoWalk(JsonNode walk) {
        this.walk = walk;
    }

    /**
     * A call that is offered after another.
     *
     * @param operation its id
     * @param when what the answer must tell of the execution; empty: anything
     */
    record NextCall(String operation, String when) {}

    static DemoWalk read() {
        try (InputStream in = DemoWalk.class.getResourceAsStream("walk.json")) {
            return new DemoWalk(PrettyJson.MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A body with which the demo goes on. */
    Optional<String> body(String operation) {
        return Optional.ofNullable(walk.path("bodies").get(operation)).map(PrettyJson::pretty);
    }

    /** As JSON: where an answer has what parameters of a meaning are given later, as pointers (RFC 6901). */
    String brings(String operation) {
        return walk.path("brings").path(operation).isMissingNode()
                ? "{}"
                : walk.path("brings").path(operation).toString();
    }

    List<NextCall> after(String operation) {
        List<NextCall> calls = new ArrayList<>();
        for (JsonNode next : walk.path("next"))
            if (next.path("after").asText().equals(operation))
                calls.add(new NextCall(
                        next.path("call").asText(), next.path("when").asText()));
        return calls;
    }
}
