package dev.workfloo.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** The one envelope of errors: all three members are always there, in this order. */
public final class ErrorBody {

    private ErrorBody() {}

    /** An error that is about no field. */
    public static ObjectNode of(String typeError, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return body.put("typeError", typeError).putNull("errors").put("errorMessage", message);
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
