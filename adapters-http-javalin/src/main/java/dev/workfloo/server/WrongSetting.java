package dev.workfloo.server;

/** A setting that keeps the service from starting; the message is the one line that its operator reads. */
final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSetting(String message) {
        super(message);
    }

    WrongSetting(String message, Throwable cause) {
        super(message, cause);
    }
}
