package dev.workfloo.http.connection;

import java.io.IOException;

/** The client stopped sending in the middle of its body, or sent it in a way that HTTP does not know. */
public final class BodyCutOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyCutOff(IOException cause) {
        super("the request ended before its body did", cause);
    }
}
