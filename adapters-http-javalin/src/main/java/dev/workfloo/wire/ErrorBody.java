package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The one envelope of errors: all three members are always there, in this order. Lists alone have none. */
public final class ErrorBody {

    private ErrorBody() {}

    /** Of a one-time code: an error in one sentence. */
    public static ObjectNode of(String error) {
        return JsonNodeFactory.instance.objectNode().put("error", error);
    }

    /** The same, with how many wrong tokens may still come, as text. */
    public static ObjectNode of(String error, int remainingRetries) {
        return of(error).put("remainingRetries", Integer.toString(remainingRetries));
    }

    /** An error that is about no field. */
    public static ObjectNode of(String typeError, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return body.put("typeError", typeError).putNull("errors").put("errorMessage", message);
    }

    /** What is wrong with each parameter of a list, which alone has no envelope. */
    public static ObjectNode flat(Map<String, String> parameters) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        parameters.forEach(body::put);
        return body;
    }

    /** An error that says what is wrong with each field. */
    public static ObjectNode of(String typeError, Map<String, String> errors, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("typeError", typeError);
        ObjectNode fields = body.putObject("errors");
        errors.forEach(fields::put);
        return body.put("errorMessage", message);
    }
}
