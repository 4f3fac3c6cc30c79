package dev.workfloo.server.settings;

/** A setting that keeps the service from starting; the message is the one line that its operator reads. */
public final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongSetting(String message) {
        super(message);
    }

    public WrongSetting(String message, Throwable cause) {
        super(message, cause);
    }
}
