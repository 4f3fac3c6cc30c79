package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** How a client comes to know how an execution stands. */
public interface Following {

    /** Puts into the start what has to be said there. */
    void begin(ObjectNode start);

    /** What has to be said where a code is sent. */
    Map<String, String> headersOfSends();

    /** The status that it sees next; perhaps the same as before. */
    JsonNode next(String id) throws Exception;
}
