package dev.workfloo.pdf;

/** Why a page is not drawn, in words for people that tell nothing of its values. */
final class PageRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;

    PageRefused(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
