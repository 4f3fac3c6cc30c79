package dev.workfloo.content;

import java.io.IOException;

/** A text is not what it should be: bytes in base64. The message tells a person what is wrong with it, and nothing of it. */
public final class NotBase64 extends IOException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    NotBase64(String reason) {
        super(reason);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
