package dev.workfloo.server;

import java.util.Optional;

/** Which release of the service runs. */
final class Release {

    private Release() {}

    /** As its jar says. */
    static String number() {
        return Optional.ofNullable(Release.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
    }
}
