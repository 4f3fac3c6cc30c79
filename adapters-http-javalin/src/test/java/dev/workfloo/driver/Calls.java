package dev.workfloo.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** What a client can ask of the API, whatever it asks with. Each is refused with {@link Refused}. */
public interface Calls {

    /** @return the id of what was started */
    String execute(ObjectNode start) throws Exception;

    JsonNode status(String id) throws Exception;

    JsonNode detail(String id) throws Exception;

    void form(String id, ObjectNode answers) throws Exception;

    void document(String id, ObjectNode files) throws Exception;

    /** @return the file, in base64 */
    String file(String id, String node, String name) throws Exception;

    /** @param headers who is told what becomes of the code, if somebody is */
    void sendNip(String id, Map<String, String> headers) throws Exception;

    /** @return the phase that the code led to */
    String validateNip(String id, String code) throws Exception;

    /** @return the phase that it is in then */
    String resendNip(String id) throws Exception;

    void validateOtp(String id, String token) throws Exception;

    void fallbackOtp(String id) throws Exception;

    void review(String id, ObjectNode decision) throws Exception;

    void correct(String id, ObjectNode answers) throws Exception;

    /** An answer other than 200. */
    final class Refused extends Exception {

        private final int status;
        private final transient JsonNode body;

        public Refused(int status, JsonNode body) {
            super(status + " " + body);
            this.status = status;
            this.body = body;
        }

        boolean is(int otherStatus, String typeError) {
            return status == otherStatus && body.path("typeError").asText().equals(typeError);
        }

        JsonNode errors() {
            return body.path("errors");
        }
    }
}
